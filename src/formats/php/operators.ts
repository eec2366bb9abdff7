/** The operators that a PHP literal may use: sign, concatenation, arithmetic and the union of arrays. */
import type { PhpNode } from './node.ts';
import { floatToInteger, floatToText, inRange, PhpFloat, type PhpNumber } from './numbers.ts';
import { PhpArray } from './value.ts';

/** A value while it is computed: integers are bigint, floats are marked, strings may hold bytes. */
export type PhpValue = null | boolean | string | PhpNumber | PhpArray;

/** Thrown inside an evaluation for what is no literal; never leaves `evaluate.ts`. */
export class NotLiteralError extends Error {
	readonly what: string;
	/** 1-based, or null where the item's own line serves. */
	readonly line: number | null;
	readonly tooDeep: boolean;

	/** @param what in words with an article: "a function call" */
	constructor(what: string, place: number | PhpNode | null = null, tooDeep = false) {
		super(what);
		this.what = what;
		this.line = typeof place === 'number' ? place : (place?.loc?.start.line ?? null);
		this.tooDeep = tooDeep;
	}
}

const isNumber = (value: PhpValue): value is PhpNumber =>
	typeof value === 'bigint' || value instanceof PhpFloat;
const floatOf = (value: PhpNumber): number => (value instanceof PhpFloat ? value.number : Number(value));

export function evaluateUnary(operator: string, value: PhpValue, line: number): PhpValue {
	if (operator === '!') return !isTruthy(value);
	if (!isNumber(value)) throw new NotLiteralError(`the operator “${operator}” on such a value`, line);
	// PHP multiplies by -1: the smallest integer becomes a float, and 0.0 becomes -0.0.
	if (operator === '-') return typeof value === 'bigint' ? multiply(value, -1n) : new PhpFloat(-value.number);
	return value;
}

/** @param line of the operator, for what it refuses */
export function evaluateOperator(operator: string, left: PhpValue, right: PhpValue, line: number): PhpValue {
	if (operator === '+' && left instanceof PhpArray && right instanceof PhpArray) return union(left, right);
	if (!isNumber(left) || !isNumber(right)) {
		throw new NotLiteralError(`the operator “${operator}” on such values`, line);
	}
	const result =
		operator === '%'
			? modulo(left, right)
			: typeof left === 'bigint' && typeof right === 'bigint'
				? onIntegers(operator, left, right)
				: onFloats(operator, floatOf(left), floatOf(right));
	if (result === null) throw new NotLiteralError(`the operator “${operator}” on these numbers`, line);
	return result;
}

/** Both sides become integers first; by zero PHP throws. */
function modulo(left: PhpNumber, right: PhpNumber): PhpNumber | null {
	const [dividend, divisor] = [left, right].map((value) =>
		value instanceof PhpFloat ? floatToInteger(value.number) : value,
	);
	return dividend === undefined || !divisor ? null : dividend % divisor;
}

function onIntegers(operator: string, left: bigint, right: bigint): PhpNumber | null {
	if (operator === '+') return integerOr(left + right, () => Number(left) + Number(right));
	if (operator === '-') return integerOr(left - right, () => Number(left) - Number(right));
	if (operator === '*') return multiply(left, right);
	if (operator === '**') return power(left, right);
	if (operator !== '/' || right === 0n) return null;
	const quotient = left / right;
	return quotient * right === left && inRange(quotient)
		? quotient
		: new PhpFloat(Number(left) / Number(right));
}

const integerOr = (exact: bigint, float: () => number): PhpNumber =>
	inRange(exact) ? exact : new PhpFloat(float());

const multiply = (left: bigint, right: bigint): PhpNumber =>
	integerOr(left * right, () => Number(left) * Number(right));

/** The largest power of an integer that fits in a float. */
const LARGEST_EXPONENT = 1023n;

/** Only what is exact: PHP leaves other powers to the machine's `pow`, whose last digit is its own. */
function power(base: bigint, exponent: bigint): PhpNumber | null {
	if (exponent < 0n || (exponent > LARGEST_EXPONENT && base * base > 1n)) return null;
	const exact = base * base <= 1n ? base ** (exponent > 0n ? 2n - (exponent % 2n) : 0n) : base ** exponent;
	if (inRange(exact)) return exact;
	const float = Number(exact);
	return Number.isFinite(float) && BigInt(float) === exact ? new PhpFloat(float) : null;
}

function onFloats(operator: string, left: number, right: number): PhpFloat | null {
	if (operator === '+') return new PhpFloat(left + right);
	if (operator === '-') return new PhpFloat(left - right);
	if (operator === '*') return new PhpFloat(left * right);
	return operator === '/' && right !== 0 ? new PhpFloat(left / right) : null;
}

/** PHP's union of arrays: keys of the left side win. */
function union(left: PhpArray, right: PhpArray): PhpArray {
	const result = left.copy();
	for (const [key, value] of right.entries()) if (!result.get(key)) result.set(key, value);
	return result;
}

/** A scalar as PHP concatenates it: true is "1", false and null are empty. */
export function phpText(value: PhpValue, line: number): string {
	if (value instanceof PhpArray) throw new NotLiteralError('the concatenation of an array', line);
	if (value instanceof PhpFloat) return floatToText(value.number);
	if (value === null || value === false) return '';
	return value === true ? '1' : String(value);
}

/** PHP's conversion to a boolean. */
function isTruthy(value: PhpValue): boolean {
	if (value instanceof PhpArray) return value.size > 0;
	if (value instanceof PhpFloat) return value.number !== 0;
	return Boolean(value) && value !== '0';
}
