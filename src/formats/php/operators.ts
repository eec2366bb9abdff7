/** The operators that a PHP literal may use: sign, concatenation, arithmetic and the union of arrays. */
import type { PhpNode } from './node.ts';
import { PhpArray, type Traced } from './value.ts';

type PhpValue = Traced['value'];

/** Thrown inside an evaluation for what is no literal; never leaves `php-array.ts`. */
export class NotLiteralError extends Error {
	readonly what: string;
	readonly node: PhpNode | null;
	readonly tooDeep: boolean;

	/** @param what in words with an article: "a function call" */
	constructor(what: string, node: PhpNode | null, tooDeep = false) {
		super(what);
		this.what = what;
		this.node = node;
		this.tooDeep = tooDeep;
	}
}

const isNumber = (value: PhpValue): value is number | bigint =>
	typeof value === 'number' || typeof value === 'bigint';
const isInteger = (value: number | bigint): boolean =>
	typeof value === 'bigint' || Number.isSafeInteger(value);

export function evaluateUnary(operator: string, value: PhpValue, node: PhpNode): PhpValue {
	if (operator === '!' && !(value instanceof PhpArray)) return !truthy(value);
	if (isNumber(value) && operator === '-') return typeof value === 'bigint' ? -value : 0 - value;
	if (isNumber(value) && operator === '+') return value;
	throw new NotLiteralError(`the operator “${operator}” on such a value`, node);
}

export function evaluateOperator(operator: string, left: PhpValue, right: PhpValue, node: PhpNode): PhpValue {
	if (operator === '.') return phpText(left, node) + phpText(right, node);
	if (operator === '+' && left instanceof PhpArray && right instanceof PhpArray) return union(left, right);
	if (!isNumber(left) || !isNumber(right)) {
		throw new NotLiteralError(`the operator “${operator}” on such values`, node);
	}
	const result =
		isInteger(left) && isInteger(right)
			? onIntegers(operator, BigInt(left), BigInt(right))
			: onFloats(operator, Number(left), Number(right));
	if (result === null) throw new NotLiteralError(`the operator “${operator}” on these numbers`, node);
	return result;
}

function onIntegers(operator: string, left: bigint, right: bigint): number | bigint | null {
	if ((operator === '/' || operator === '%') && right === 0n) return null;
	// A huge power of integers is a float in PHP, and must not be computed exactly here.
	if (operator === '**') {
		return left ** 2n > 1n && right > 64n ? Number(left) ** Number(right) : power(left, right);
	}
	if (operator === '/') return left % right === 0n ? asInteger(left / right) : Number(left) / Number(right);
	if (operator === '%') return asInteger(left % right);
	if (operator === '*') return asInteger(left * right);
	if (operator === '+') return asInteger(left + right);
	if (operator === '-') return asInteger(left - right);
	return null;
}

const power = (left: bigint, right: bigint): number | bigint =>
	right < 0n ? Number(left) ** Number(right) : asInteger(left ** right);

function onFloats(operator: string, left: number, right: number): number | null {
	if ((operator === '/' || operator === '%') && right === 0) return null;
	if (operator === '+') return left + right;
	if (operator === '-') return left - right;
	if (operator === '*') return left * right;
	if (operator === '/') return left / right;
	if (operator === '**') return left ** right;
	return operator === '%' ? Math.trunc(left) % Math.trunc(right) : null;
}

/** An integer as PHP keeps it: beyond 64 bits it is a float. */
function asInteger(value: bigint): number | bigint {
	const number = Number(value);
	if (Number.isSafeInteger(number) || BigInt.asIntN(64, value) !== value) return number;
	return value;
}

/** PHP's union of arrays: keys of the left side win. */
function union(left: PhpArray, right: PhpArray): PhpArray {
	const result = left.copy();
	for (const [key, value] of right.entries()) if (!result.get(key)) result.set(key, value);
	return result;
}

/** A scalar as PHP concatenates it: true is "1", false and null are empty. */
function phpText(value: PhpValue, node: PhpNode): string {
	if (value instanceof PhpArray) throw new NotLiteralError('the concatenation of an array', node);
	if (value === null || value === false) return '';
	return value === true ? '1' : String(value);
}

function truthy(value: Exclude<PhpValue, PhpArray>): boolean {
	return Boolean(value) && value !== '0';
}
