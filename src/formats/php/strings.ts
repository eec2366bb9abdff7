/**
 * PHP strings are bytes. They are kept as JavaScript text in which a byte that is no UTF-8 stands as U+DC80 … U+DCFF,
 * as Python's "surrogateescape" does: concatenation may still make a character of two halves.
 */

/** Thrown for what PHP refuses to compile, in PHP's own words. */
export class PhpSyntaxError extends Error {
	line: number | null;

	constructor(message: string, line: number | null) {
		super(message);
		this.line = line;
	}
}

/** Single-quoted: only `\\` and `\'` are escapes; any other backslash stays. */
export function decodeSingleQuoted(body: string): string {
	return body.replace(/\\([\\'])/g, '$1');
}

const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
	['n', 0x0a],
	['t', 0x09],
	['r', 0x0d],
	['v', 0x0b],
	['e', 0x1b],
	['f', 0x0c],
	['\\', 0x5c],
	['$', 0x24],
]);

const ESCAPE = /\\(?:([ntrvef\\$"`])|([0-7]{1,3})|[xX]([0-9A-Fa-f]{1,2})|u\{([^}]*)\}?)/gy;

/**
 * The escapes of double quotes, a heredoc or backticks (zend_scan_escape_string): `\n \t \r \v \e \f \\ \$`, the
 * quote itself, octal and hexadecimal bytes and `\u{…}` code points. An unknown escape keeps its backslash.
 *
 * @param quote `"`; `''` in a heredoc, where an escaped quote keeps its backslash
 * @throws PhpSyntaxError for a `\u{…}` that PHP refuses
 */
export function decodeEscapes(body: string, quote: '"' | ''): string {
	if (!body.includes('\\')) return body;
	const chunks: Uint8Array[] = [];
	let position = 0;
	while (position < body.length) {
		const backslash = body.indexOf('\\', position);
		if (backslash < 0) break;
		chunks.push(utf8.encode(body.slice(position, backslash)));
		ESCAPE.lastIndex = backslash;
		const match = ESCAPE.exec(body);
		chunks.push(match ? escapedBytes(match, quote) : utf8.encode('\\'));
		position = backslash + (match ? match[0].length : 1);
	}
	chunks.push(utf8.encode(body.slice(position)));
	return textOfBytes(together(chunks));
}

/** All chunks in one. */
function together(chunks: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

function escapedBytes(match: RegExpExecArray, quote: string): Uint8Array {
	const [whole, simple, octal, hexadecimal, codePoint] = match;
	if (simple === '"' || simple === '`') return utf8.encode(simple === quote ? simple : whole);
	const byte = simple === undefined ? undefined : SIMPLE_ESCAPES.get(simple);
	if (byte !== undefined) return Uint8Array.of(byte);
	if (octal !== undefined) return Uint8Array.of(Number.parseInt(octal, 8) & 0xff);
	if (hexadecimal !== undefined) return Uint8Array.of(Number.parseInt(hexadecimal, 16));
	if (!/^[0-9A-Fa-f]+$/.test(codePoint ?? '') || !whole.endsWith('}')) {
		throw new PhpSyntaxError('Invalid UTF-8 codepoint escape sequence', null);
	}
	const number = Number.parseInt(codePoint ?? '', 16);
	if (number > 0x10ffff) {
		throw new PhpSyntaxError('Invalid UTF-8 codepoint escape sequence: Codepoint too large', null);
	}
	// PHP writes half a surrogate pair as three bytes, which are no UTF-8.
	if (number >= 0xd800 && number <= 0xdfff) {
		return Uint8Array.of(0xe0 | (number >> 12), 0x80 | ((number >> 6) & 0x3f), 0x80 | (number & 0x3f));
	}
	return utf8.encode(String.fromCodePoint(number));
}

const utf8 = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text, every byte that is no UTF-8 as a lone surrogate. */
function textOfBytes(bytes: Uint8Array): string {
	try {
		return strict.decode(bytes);
	} catch {
		let text = '';
		for (let at = 0; at < bytes.length; ) {
			const length = sequenceLength(bytes, at);
			text +=
				length === 0
					? String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
					: strict.decode(bytes.subarray(at, at + length));
			at += Math.max(length, 1);
		}
		return text;
	}
}

/** Bytes of the UTF-8 sequence at a place, or 0 where none is. */
function sequenceLength(bytes: Uint8Array, at: number): number {
	const first = bytes[at] ?? 0;
	const length =
		first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	if (length === 0 || at + length > bytes.length) return 0;
	try {
		strict.decode(bytes.subarray(at, at + length));
		return length;
	} catch {
		return 0;
	}
}

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether a string holds bytes that are no UTF-8. */
export const isNoText = (text: string): boolean => HALF.test(text);

/** Bytes of a character at most that can stand on either side of a seam. */
const SEAM = 3;
const isHalf = (unit: number): boolean => unit >= 0xdc80 && unit <= 0xdcff;

/** Joins strings; a character whose bytes lie on two sides of a seam becomes one. */
export class Concatenation {
	private readonly parts: string[] = [];

	add(part: string): void {
		if (part === '') return;
		const last = this.parts.at(-1);
		if (last === undefined || !isHalf(part.charCodeAt(0)) || !isHalf(last.charCodeAt(last.length - 1))) {
			this.parts.push(part);
			return;
		}
		let from = last.length;
		while (from > 0 && last.length - from < SEAM && isHalf(last.charCodeAt(from - 1))) from -= 1;
		let to = 0;
		while (to < part.length && to < SEAM && isHalf(part.charCodeAt(to))) to += 1;
		const seam = bytesOf(last.slice(from) + part.slice(0, to));
		this.parts.pop();
		for (const text of [last.slice(0, from), textOfBytes(seam), part.slice(to)]) {
			if (text !== '') this.parts.push(text);
		}
	}

	toString(): string {
		return this.parts.join('');
	}
}

/** The bytes behind a text of escaped bytes only. */
const bytesOf = (text: string): Uint8Array =>
	Uint8Array.from(Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) - 0xdc00));
