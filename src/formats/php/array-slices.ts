/**
 * Cuts a PHP array literal into the texts of its items without parsing them. A history has hundreds of states of
 * one file that differ in an item or two: what is cut out and was seen before need not be parsed again.
 */

/** One item of an array, as written. Comments before and after it are left out. */
export interface ArraySlice {
	/** Text before the arrow, or null for an item without a key. */
	readonly key: string | null;
	readonly value: string;
	/** Key and value together. */
	readonly text: string;
}

export interface SlicedArray {
	readonly items: readonly ArraySlice[];
	/** Offset behind the closing bracket. */
	readonly end: number;
}

const OPENING = new Set(['[', '(', '{']);
const CLOSING = new Set([']', ')', '}']);

/**
 * The items of the array that opens at an offset.
 *
 * @param open offset of its `[`
 * @returns null where the text does not end the array, or has what this does not understand (a heredoc, a spread,
 *   the closing tag of PHP): then a parser has to read it
 */
export function sliceArray(text: string, open: number): SlicedArray | null {
	if (text[open] !== '[') return null;
	const items: ArraySlice[] = [];
	let depth = 0;
	let first = -1;
	let last = -1;
	let arrow = -1;
	const finish = (): void => {
		if (first >= 0) items.push(itemOf(text, first, last, arrow));
		first = -1;
		arrow = -1;
	};
	for (let at = open + 1; at < text.length; at++) {
		const character = text[at] ?? '';
		if (character === ' ' || character === '\t' || character === '\n' || character === '\r') continue;
		if (character === '#' || (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*'))) {
			at = endOfComment(text, at);
			continue;
		}
		if (character === ',' && depth === 0) {
			finish();
			continue;
		}
		if (CLOSING.has(character) && depth === 0) {
			finish();
			return character === ']' ? { items, end: at + 1 } : null;
		}
		if (text.startsWith('<<<', at) || text.startsWith('?>', at) || text.startsWith('...', at)) return null;
		if (first < 0) first = at;
		if (character === "'" || character === '"') {
			at = endOfString(text, at, character);
			if (at < 0) return null;
		} else if (OPENING.has(character)) depth++;
		else if (CLOSING.has(character)) depth--;
		else if (character === '=' && text[at + 1] === '>' && depth === 0 && arrow < 0) arrow = at++;
		last = at;
	}
	return null;
}

function itemOf(text: string, first: number, last: number, arrow: number): ArraySlice {
	const whole = text.slice(first, last + 1);
	if (arrow < 0) return { key: null, value: whole, text: whole };
	return { key: text.slice(first, arrow).trim(), value: text.slice(arrow + 2, last + 1).trim(), text: whole };
}

/** Offset of the last character of a comment. */
function endOfComment(text: string, start: number): number {
	const block = text[start + 1] === '*' && text[start] === '/';
	const end = block ? text.indexOf('*/', start + 2) : text.indexOf('\n', start);
	if (end < 0) return text.length;
	return block ? end + 1 : end;
}

/** Offset of the closing quote, or -1. */
function endOfString(text: string, start: number, quote: string): number {
	for (let at = start + 1; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === quote) return at;
	}
	return -1;
}

/** The text of a key that is a plain string literal without escapes, or null. */
export function plainKey(key: string | null): string | null {
	return /^(['"])([^'"\\$]*)\1$/.exec(key ?? '')?.[2] ?? null;
}
