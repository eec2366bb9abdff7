/** Whether a text is a regular expression of JavaScript. Says nothing of how long it runs: see `backtracking.ts`. */
export function compiles(source: string, flags = ''): boolean {
	try {
		return new RegExp(source, flags) instanceof RegExp;
	} catch {
		return false;
	}
}
