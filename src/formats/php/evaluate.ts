/**
 * Reads the values of PHP arrays without running them: scalars, arrays, concatenation, arithmetic
 * and constants from a given table. Anything else is a problem at its line; its entry is left out, the rest goes on.
 */
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import {
	type ArrayNode,
	type EntryNode,
	type ExpressionNode,
	literalNode,
	MAX_DEPTH,
	type Span,
	tokenAt,
} from './array-literal.ts';
import { type ExpressionContext, evaluateExpression } from './expression.ts';
import { lineOf, type PhpContext, type PhpNode } from './node.ts';
import { floatToInteger, PhpFloat } from './numbers.ts';
import { NotLiteralError, type PhpValue } from './operators.ts';
import { isNoText, PhpSyntaxError } from './strings.ts';
import { type OriginSource, PhpArray, type PhpKey, phpKey, type Traced } from './value.ts';

/** An item of an array whose value has not been read yet. */
export interface PhpItem {
	readonly key: PhpKey;
	readonly node: PhpNode;
	readonly line: number | null;
}

/**
 * The items of an array with their keys; values are left alone, so that a file full of expressions can be asked
 * for one setting. An item whose key is no literal, or that spreads another array, is a problem and left out.
 */
export function phpItems(array: PhpNode, context: PhpContext): PhpItem[] {
	const node = attempt(array, context, () => literalNode(array));
	return node?.kind === 'array' ? itemsOf(node, context, 0) : [];
}

function itemsOf(array: ArrayNode, context: PhpContext, depth: number): PhpItem[] {
	const items: PhpItem[] = [];
	const order = new PhpArray();
	for (const entry of array.items) {
		const line = lineOf(entry);
		const key = attempt(entry, context, () => keyOf(entry, order, context, depth));
		if (key === undefined || entry.value === null) continue;
		context.keys.set(entry, key);
		items.push({ key, node: entry.value, line });
	}
	return items;
}

/** The key of an item, which takes its place in `order`. */
function keyOf(entry: EntryNode, order: PhpArray, context: PhpContext, depth: number): PhpKey {
	if (entry.unpack) throw new NotLiteralError('a spread (“...”)', entry);
	if (entry.value === null) {
		throw new PhpSyntaxError('Cannot use empty array elements in arrays', lineOf(entry));
	}
	if (entry.key === null) {
		const key = order.append(NOTHING);
		if (key === null) throw new NotLiteralError('an element behind the largest key there is', entry);
		return key;
	}
	const key = arrayKey(evaluateSpan(entry.key, context, NO_SOURCE, depth), entry);
	if (order.get(key)) duplicateKey(key, lineOf(entry), context);
	order.set(key, NOTHING);
	return key;
}

function arrayKey(value: PhpValue, entry: PhpNode): PhpKey {
	if (value instanceof PhpFloat) return phpKey(String(floatToInteger(value.number))) ?? '';
	const key = phpKey(typeof value === 'bigint' ? String(value) : value);
	if (key === null) throw new NotLiteralError('an array as a key', entry);
	if (typeof key === 'string' && isNoText(key))
		throw new NotLiteralError('a key that is no UTF-8 text', entry);
	return key;
}

/** Keys have no origin of their own; their item has. */
const NO_SOURCE: OriginSource = { environment: '', file: '', path: '', setting: '', group: '' };
const NOTHING: Traced = { value: null, origin: { source: NO_SOURCE, line: null } };

function duplicateKey(key: PhpKey, line: number | null, context: PhpContext): void {
	context.problems.push(
		problemOf(
			KINDS,
			'array-duplicate-key',
			{ file: context.file, line },
			`The key \`${key}\` stands in the same array before; the earlier value is lost.`,
			'Keep one of the two entries.',
		),
	);
}

/**
 * The value of an item, or null (with a problem in the context) where it is no literal.
 *
 * @param source what every value inside has in common
 */
export function phpValue(item: PhpItem, source: OriginSource, context: PhpContext): Traced | null {
	const value = attempt(item.node, context, () => {
		const node = literalNode(item.node);
		return settingValue(valueOfNode(node, context, source, 0), node);
	});
	return value === undefined ? null : { value, origin: { source, line: item.line } };
}

/** A value of a setting as it is computed with. */
function computed(value: Traced['value'] | undefined): PhpValue | undefined {
	if (typeof value !== 'number') return value;
	return Number.isSafeInteger(value) ? BigInt(value) : new PhpFloat(value);
}

/** A computed value as a setting holds it. */
function settingValue(value: PhpValue, node: PhpNode): Traced['value'] {
	if (value instanceof PhpFloat) {
		if (Number.isFinite(value.number)) return value.number;
		throw new NotLiteralError('a number without end', node);
	}
	if (typeof value === 'bigint') {
		const number = Number(value);
		return Number.isSafeInteger(number) ? number : value;
	}
	if (typeof value === 'string' && isNoText(value)) {
		throw new NotLiteralError('a string that is no UTF-8 text', node);
	}
	return value;
}

/** Runs a reading; a refusal becomes a problem at its line and undefined. */
function attempt<T>(node: PhpNode, context: PhpContext, read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		const problem = refusalProblem(error, lineOf(node), context.file);
		if (problem === null) throw error;
		context.problems.push(problem);
		return undefined;
	}
}

/** The problem for what a reading throws; null for an error of this program. */
function refusalProblem(error: unknown, line: number | null, file: string): Problem | null {
	if (error instanceof PhpSyntaxError) return phpSyntaxProblem(error.message, error.line ?? line, file);
	if (!(error instanceof NotLiteralError)) return null;
	const place = { file, line: error.line ?? line };
	if (error.tooDeep) {
		const message = `A value is nested more than ${MAX_DEPTH} levels deep; it is left out.`;
		return problemOf(KINDS, 'array-too-deep', place, message, 'Check the brackets.');
	}
	const message = `The value is ${error.what}, which only PHP itself could evaluate; the entry is left out.`;
	return problemOf(KINDS, 'php-not-a-literal', place, message, 'Write the value as a literal.');
}

/** The problem for a file that PHP refuses; nothing of such a file counts. */
export function phpSyntaxProblem(what: string, line: number | null, file: string): Problem {
	return problemOf(
		KINDS,
		'php-syntax-error',
		{ file, line },
		`The file is no valid PHP: ${what}.`,
		'Correct the syntax; “php -l” names the same place.',
	);
}

function valueOfNode(
	node: ArrayNode | ExpressionNode,
	context: PhpContext,
	source: OriginSource,
	depth: number,
): PhpValue {
	return node.kind === 'array'
		? evaluateArray(node, context, source, depth)
		: evaluateSpan(node.span, context, source, depth);
}

function evaluateSpan(span: Span, context: PhpContext, source: OriginSource, depth: number): PhpValue {
	const inner: ExpressionContext = {
		constants: context.constants,
		array: (node, level) => evaluateArray(node, context, source, level),
		variable: (name) => computed(context.variable?.(name)),
	};
	return evaluateExpression(span, inner, depth);
}

function evaluateArray(node: ArrayNode, context: PhpContext, source: OriginSource, depth: number): PhpArray {
	if (node.tooDeep || depth > MAX_DEPTH) {
		throw new NotLiteralError('an array', tokenAt(node.span.source, node.span.from).line, true);
	}
	const array = new PhpArray();
	for (const item of itemsOf(node, context, depth)) {
		const value = attempt(item.node, context, () =>
			settingValue(valueOfNode(literalNode(item.node), context, source, depth + 1), item.node),
		);
		if (value !== undefined) array.set(item.key, { value, origin: { source, line: item.line } });
	}
	return array;
}
