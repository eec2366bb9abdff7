/**
 * PHP string literals, decoded from their source text by PHP's own rules (php.net, "Strings").
 * The parser's decoded value is not used because it treats `\xC3` as a character where PHP means a byte.
 */

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
	['"', 0x22],
]);

const ESCAPE = /\\(?:([ntrvef\\$"])|([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u\{([0-9A-Fa-f]+)\})/gy;

/**
 * Double-quoted, without variables: `\n \t \r \v \e \f \\ \$ \"`, octal and hexadecimal bytes and
 * `\u{…}` code points. An unknown escape keeps its backslash. Bytes that are no UTF-8 become U+FFFD.
 */
export function decodeDoubleQuoted(body: string): string {
	if (!body.includes('\\')) return body;
	const chunks: Buffer[] = [];
	let position = 0;
	while (position < body.length) {
		const backslash = body.indexOf('\\', position);
		if (backslash < 0) break;
		chunks.push(Buffer.from(body.slice(position, backslash)));
		ESCAPE.lastIndex = backslash;
		const match = ESCAPE.exec(body);
		chunks.push(match ? escapedBytes(match) : Buffer.from('\\'));
		position = backslash + (match ? match[0].length : 1);
	}
	chunks.push(Buffer.from(body.slice(position)));
	return Buffer.concat(chunks).toString('utf8');
}

function escapedBytes(match: RegExpExecArray): Buffer {
	const [whole, simple, octal, hexadecimal, codePoint] = match;
	const byte = simple === undefined ? undefined : SIMPLE_ESCAPES.get(simple);
	if (byte !== undefined) return Buffer.of(byte);
	if (octal !== undefined) return Buffer.of(Number.parseInt(octal, 8) & 0xff);
	if (hexadecimal !== undefined) return Buffer.of(Number.parseInt(hexadecimal, 16));
	const number = Number.parseInt(codePoint ?? '', 16);
	return Buffer.from(number <= 0x10ffff ? String.fromCodePoint(number) : whole);
}

/** Decodes a string literal from its source text, quotes included; null where it is neither kind of quotes. */
export function decodeStringLiteral(raw: string): string | null {
	const text = raw.replace(/^[bB](?=['"])/, '');
	if (text.length < 2 || text[0] !== text.at(-1)) return null;
	if (text[0] === "'") return decodeSingleQuoted(text.slice(1, -1));
	if (text[0] === '"') return decodeDoubleQuoted(text.slice(1, -1));
	return null;
}

/**
 * A number literal: decimal, hexadecimal, octal (`017`, `0o17`), binary, `_` between digits, fractions and
 * exponents. Integers that JavaScript cannot hold exactly become bigint; beyond 64 bits PHP makes a float.
 */
export function decodeNumberLiteral(raw: string): number | bigint {
	const text = raw.replaceAll('_', '').toLowerCase();
	if (!/^(?:0x[0-9a-f]+|0b[01]+|0o?[0-7]+|[0-9]+)$/.test(text)) return Number(text);
	const octal = /^0o?([0-7]+)$/.exec(text);
	const integer = BigInt(octal ? `0o${octal[1]}` : text);
	if (integer > 0x7fff_ffff_ffff_ffffn) return Number(integer);
	const number = Number(integer);
	return Number.isSafeInteger(number) ? number : integer;
}
