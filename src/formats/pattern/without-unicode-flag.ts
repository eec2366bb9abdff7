/**
 * Patterns of draft-07 as Ajv 6 reads them: JavaScript without the flag `u`. There `\-` is a hyphen, `\p` a p and a
 * lone brace itself; with the flag the first and the last are errors and the second is a class of characters.
 */
import { compiles } from './compiles.ts';

/** Letters and signs that mean something behind a backslash, with the flag and without. */
const SAME = /[\^$\\.*+?()[\]{}|/bBdDsSwWtnrvf0-9cxk]/;

/**
 * A pattern that means with the flag `u` what the given one means without it.
 *
 * @returns the same where nothing differs; the nearest where nothing means the same, which then may not compile
 */
export function asUnicodePattern(pattern: string): string {
	if (compiles(pattern, 'u') && !/\\[pPu]/.test(pattern)) return pattern;
	const escaped = pattern.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (whole, what: string) => {
		if (what.length > 1 || SAME.test(what)) return whole;
		// In a class a bare hyphen could begin a range.
		return what === '-' ? '\\x2d' : what;
	});
	return compiles(escaped, 'u') ? escaped : withBraces(escaped);
}

/** Braces that count nothing, and brackets that close nothing, with a backslash. */
function withBraces(pattern: string): string {
	let isInClass = false;
	return pattern.replace(/\\[\s\S]|\{\d+(?:,\d*)?\}|[[\]{}]/g, (found) => {
		if (found.length > 1) return found;
		if (found === '[' && !isInClass) {
			isInClass = true;
			return found;
		}
		if (found === ']' && isInClass) {
			isInClass = false;
			return found;
		}
		return isInClass && found !== '[' ? found : `\\${found}`;
	});
}
