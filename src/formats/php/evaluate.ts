/**
 * Reads the values of PHP arrays without running them: scalars, arrays, concatenation, arithmetic
 * and constants from a given table. Anything else is a problem at its line; its entry is left out, the rest goes on.
 */

import { problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { isNode, lineOf, nodesOf, type PhpContext, type PhpNode } from './node.ts';
import { evaluateOperator, evaluateUnary, NotLiteralError } from './operators.ts';
import { decodeNumberLiteral, decodeStringLiteral } from './strings.ts';
import { type OriginSource, PhpArray, type PhpKey, phpKey, type Traced } from './value.ts';

type PhpValue = Traced['value'];

/** Deeper than any configuration, shallow enough for every recursion over the result. */
const MAX_DEPTH = 64;

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
	const items: PhpItem[] = [];
	const order = new PhpArray();
	for (const entry of nodesOf(array['items'])) {
		const line = lineOf(entry);
		const key = attempt(entry, context, () => {
			if (entry['unpack'] === true) throw new NotLiteralError('a spread (“...”)', entry);
			if (!isNode(entry['value'])) throw new NotLiteralError('an empty element', entry);
			if (!isNode(entry['key'])) return order.append(NOTHING);
			const evaluated = phpKey(evaluateNode(entry['key'], context, NO_SOURCE, 0));
			if (evaluated === null) throw new NotLiteralError('an array as a key', entry);
			if (order.get(evaluated)) duplicateKey(evaluated, line, context);
			order.set(evaluated, NOTHING);
			return evaluated;
		});
		if (key === undefined || !isNode(entry['value'])) continue;
		context.keys.set(entry, key);
		items.push({ key, node: entry['value'], line });
	}
	return items;
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
	const value = attempt(item.node, context, () => evaluateNode(item.node, context, source, 0));
	return value === undefined ? null : { value, origin: { source, line: item.line } };
}

/** Runs a reading; a refusal becomes a problem at its line and undefined. */
function attempt<T>(node: PhpNode, context: PhpContext, read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof NotLiteralError)) throw error;
		const line = (error.node && lineOf(error.node)) ?? lineOf(node);
		context.problems.push(
			problemOf(
				KINDS,
				error.tooDeep ? 'array-too-deep' : 'php-not-a-literal',
				{ file: context.file, line },
				error.tooDeep
					? `An array is nested more than ${MAX_DEPTH} levels deep.`
					: `The value is ${error.what}, which only PHP itself could evaluate; the entry is left out.`,
				error.tooDeep ? 'Check the brackets.' : 'Write the value as a literal.',
			),
		);
		return undefined;
	}
}

function evaluateNode(node: PhpNode, context: PhpContext, source: OriginSource, depth: number): PhpValue {
	const inner = (member: unknown): PhpValue => {
		if (!isNode(member)) throw new NotLiteralError('an incomplete expression', node);
		return evaluateNode(member, context, source, depth);
	};
	if (depth > MAX_DEPTH) throw new NotLiteralError('an array', node, true);
	switch (node.kind) {
		case 'array':
			return evaluateArray(node, context, source, depth);
		case 'string':
			return decodeStringLiteral(String(node['raw']).trim()) ?? String(node['value']);
		case 'nowdoc':
			return String(node['value']);
		case 'encapsed':
			// Backticks run a shell command in PHP; the parser gives them the kind of a heredoc.
			if (node['type'] === 'shell') throw new NotLiteralError('a shell command', node);
			return evaluateHeredoc(node);
		case 'number':
			return decodeNumberLiteral(String(node['value']));
		case 'boolean':
			return node['value'] === true;
		case 'nullkeyword':
			return null;
		case 'unary':
			return evaluateUnary(String(node['type']), inner(node['what']), node);
		case 'bin':
			return evaluateOperator(String(node['type']), inner(node['left']), inner(node['right']), node);
		case 'name':
		case 'staticlookup':
			return constant(node, context);
		default:
			throw new NotLiteralError(describe(node), node);
	}
}

function evaluateArray(node: PhpNode, context: PhpContext, source: OriginSource, depth: number): PhpArray {
	const array = new PhpArray();
	for (const item of phpItems(node, context)) {
		const value = attempt(item.node, context, () => evaluateNode(item.node, context, source, depth + 1));
		if (value !== undefined) array.set(item.key, { value, origin: { source, line: item.line } });
	}
	return array;
}

/** A heredoc without variables; the parser has removed its indentation. */
function evaluateHeredoc(node: PhpNode): string {
	const parts = nodesOf(node['value']).map((part) =>
		isNode(part['expression']) ? part['expression'] : part,
	);
	const variable = parts.find((part) => part.kind !== 'string');
	if (variable) throw new NotLiteralError('a string with a variable in it', variable);
	return parts.map((part) => String(part['value'])).join('');
}

function constant(node: PhpNode, context: PhpContext): PhpValue {
	const name = constantName(node);
	const value = name === null ? undefined : context.constants.get(name);
	if (value === undefined) throw new NotLiteralError(`the constant ${name ?? ''}`.trim(), node);
	return value;
}

function constantName(node: PhpNode): string | null {
	if (node.kind === 'name') return String(node['name']).replace(/^\\/, '');
	const { what, offset } = node;
	if (!isNode(what) || !isNode(offset) || what.kind !== 'name') return null;
	return `${String(what['name']).replace(/^\\/, '')}::${String(offset['name'])}`;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
	call: 'a function call',
	variable: 'a variable',
	new: 'a new object',
	closure: 'a function',
	arrowfunc: 'a function',
	retif: 'a condition',
	match: 'a condition',
	include: 'an included file',
	cast: 'a cast',
	magic: 'a magic constant',
	propertylookup: 'a property',
	offsetlookup: 'an array element',
};

const describe = (node: PhpNode): string =>
	Object.hasOwn(DESCRIPTIONS, node.kind)
		? (DESCRIPTIONS[node.kind] ?? '')
		: `an expression of kind “${node.kind}”`;
