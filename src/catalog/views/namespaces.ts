/** Every folder that a title is in, outermost first: `a/b/c` → `a`, `a/b`. */
export function namespacesOf(title: string): readonly string[] {
	const parts = title.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
