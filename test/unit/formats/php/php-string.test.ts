import { describe, expect, it } from 'vitest';
import { decodeNumber, PhpFloat } from '../../../../src/formats/php/numbers.ts';
import { phpTokens } from '../../../../src/formats/php/tokens.ts';

const decodeStringLiteral = (literal: string) => phpTokens(literal)[0]?.value ?? null;
const decodeNumberLiteral = (literal: string): bigint | number => {
	const value = decodeNumber(literal);
	return value instanceof PhpFloat ? value.number : value;
};

describe('a single-quoted PHP string', () => {
	it.each([
		[String.raw`'a\.b'`, String.raw`a\.b`],
		[String.raw`'a\\.b'`, String.raw`a\.b`],
		[String.raw`'it\'s'`, "it's"],
		[String.raw`'\n\t\$'`, String.raw`\n\t\$`],
		[String.raw`'\\\\'`, '\\\\'],
		["''", ''],
	])('%s is read as PHP reads it', (literal, value) => {
		expect(decodeStringLiteral(literal)).toBe(value);
	});
});

describe('a double-quoted PHP string', () => {
	it.each([
		[String.raw`"a\nb\tc"`, 'a\nb\tc'],
		[String.raw`"\v\e\f\r"`, '\v\u001b\f\r'],
		[String.raw`"\$x \"q\" \\"`, '$x "q" \\'],
		[String.raw`"\x41\x4a"`, 'AJ'],
		[String.raw`"\101\0"`, 'A\0'],
		[String.raw`"\u{1F600}"`, '😀'],
		[String.raw`"\xC3\xA9"`, 'é'],
		[String.raw`"\q\'\d"`, String.raw`\q\'\d`],
		[String.raw`"\777"`, '\udcff'],
		[String.raw`"\X41"`, 'A'],
		[String.raw`"\400"`, '\0'],
		[String.raw`"\u00e9"`, String.raw`\u00e9`],
	])('%s is read as PHP reads it', (literal, value) => {
		expect(decodeStringLiteral(literal)).toBe(value);
	});
});

it('What stands between no quotes is no string literal', () => {
	expect(decodeStringLiteral('abc')).toBeNull();
});

it.each<[string, number | bigint]>([
	['42', 42n],
	['1_000', 1000n],
	['0x1F', 31n],
	['017', 15n],
	['0o17', 15n],
	['0b101', 5n],
	['0.5', 0.5],
	['1.5e3', 1500],
	['.5', 0.5],
	['0', 0n],
	['9223372036854775807', 9223372036854775807n],
	['9223372036854775808', 2 ** 63],
])('The number literal %s is %s', (literal, value) => {
	expect(decodeNumberLiteral(literal)).toBe(value);
});
