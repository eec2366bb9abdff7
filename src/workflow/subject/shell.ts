/** Words for a POSIX shell. */

/** Characters that no shell gives a meaning to, wherever they stand in a word. */
const PLAIN = /^[A-Za-z0-9_@%+:,./=-]+$/;

/**
 * A text as one shell word: unchanged where that is safe, in single quotes otherwise.
 *
 * @param text any text, such as a stream name that is a regular expression with quotes in it
 */
export function shellWord(text: string): string {
	return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

type Quote = 'none' | 'single' | 'double';

/** Where in its quoting a shell text stands at its end, so that a value put there can be quoted to match. */
export function quoteAtEnd(text: string, start: Quote = 'none'): Quote {
	let quote = start;
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (quote === 'single') {
			if (character === "'") quote = 'none';
		} else if (character === '\\') {
			index++;
		} else if (quote === 'double') {
			if (character === '"') quote = 'none';
		} else if (character === "'") {
			quote = 'single';
		} else if (character === '"') {
			quote = 'double';
		}
	}
	return quote;
}

/**
 * A value as it has to be written inside a shell text.
 *
 * @param value any text
 * @param quote the quoting at the place, see `quoteAtEnd`
 */
export function shellValue(value: string, quote: Quote): string {
	switch (quote) {
		case 'single':
			return value.replaceAll("'", `'\\''`);
		case 'double':
			return value.replace(/[\\"$`]/g, '\\$&');
		default:
			return shellWord(value);
	}
}
