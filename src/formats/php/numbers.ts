/** PHP's two kinds of number: integers of 64 bits, and floats. JavaScript has no such difference, so floats are marked. */
import { PhpSyntaxError } from './strings.ts';

/** A PHP float. Never leaves an evaluation: a setting holds the plain number. */
export class PhpFloat {
	readonly number: number;

	constructor(number: number) {
		this.number = number;
	}
}

/** An integer as bigint, or a float. */
export type PhpNumber = bigint | PhpFloat;

const MAX_INTEGER = 0x7fff_ffff_ffff_ffffn;
const MIN_INTEGER = -MAX_INTEGER - 1n;

const BASES: Readonly<Record<string, bigint>> = { '0x': 16n, '0b': 2n, '0o': 8n };

/**
 * A number literal: decimal, hexadecimal, octal (`017`, `0o17`), binary, `_` between digits, fractions and
 * exponents. An integer beyond 64 bits is a float.
 *
 * @throws PhpSyntaxError for an octal number with an 8 or 9
 */
export function decodeNumber(raw: string): PhpNumber {
	const text = raw.replaceAll('_', '').toLowerCase();
	const base = BASES[text.slice(0, 2)];
	if (base !== undefined) return integerOrFloat(text.slice(2), base);
	if (!/^[0-9]+$/.test(text)) return new PhpFloat(Number(text));
	if (!/^0[0-9]/.test(text)) {
		const integer = BigInt(text);
		return integer <= MAX_INTEGER ? integer : new PhpFloat(Number(text));
	}
	if (/[89]/.test(text)) throw new PhpSyntaxError('Invalid numeric literal', null);
	return integerOrFloat(text, 8n);
}

const CODE_OF_ZERO = 48;

/**
 * Beyond 64 bits PHP adds digit by digit to a float, which rounds at every step; of binary and octal numbers it adds
 * the character and then takes away that of 0, which rounds twice (zend_bin_strtod, zend_oct_strtod).
 */
function integerOrFloat(digits: string, base: bigint): PhpNumber {
	const offset = base === 16n ? 0 : CODE_OF_ZERO;
	let integer = 0n;
	let float = 0;
	for (const digit of digits) {
		const value = Number.parseInt(digit, 16);
		if (integer <= MAX_INTEGER) integer = integer * base + BigInt(value);
		float = float * Number(base) + (value + offset) - offset;
	}
	return integer <= MAX_INTEGER ? integer : new PhpFloat(float);
}

/** An integer as PHP keeps the result of arithmetic: `overflow` where it has more than 64 bits. */
export const inRange = (integer: bigint): boolean => integer >= MIN_INTEGER && integer <= MAX_INTEGER;

/** zend_dval_to_lval: the fraction is cut off, and what is beyond 64 bits wraps around; infinity and NaN are 0. */
export function floatToInteger(float: number): bigint {
	return Number.isFinite(float) ? BigInt.asIntN(64, BigInt(Math.trunc(float))) : 0n;
}

/**
 * A float as text, as concatenation makes it: 14 significant digits (`precision` of php.ini), `1.0E+25` where the
 * exponent is below -4 or above 13.
 */
export function floatToText(float: number): string {
	if (Number.isNaN(float)) return 'NAN';
	if (!Number.isFinite(float)) return float > 0 ? 'INF' : '-INF';
	if (float === 0) return Object.is(float, -0) ? '-0' : '0';
	const [mantissa = '', exponentText = '0'] = float.toExponential(13).split('e');
	const exponent = Number(exponentText);
	if (exponent < -4 || exponent >= 14) {
		const digits = mantissa.replace(/0+$/, '');
		return `${digits.endsWith('.') ? `${digits}0` : digits}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
	}
	const fixed = Number(`${mantissa}e${exponent}`).toFixed(Math.max(0, Math.min(100, 13 - exponent)));
	return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}
