/** Finds the items of array literals in PHP source, however deep, without reading a value. */
import type { PhpNode, PhpPlace } from './node.ts';
import { PhpSyntaxError } from './strings.ts';
import { type PhpToken, phpTokens } from './tokens.ts';

/** Tokens of one text, and for every opening bracket where its closing one is. */
export interface PhpSource {
	readonly tokens: readonly PhpToken[];
	readonly closing: ReadonlyMap<number, number>;
}

/** The tokens of an expression: from the first to before `to`. */
export interface Span {
	readonly source: PhpSource;
	readonly from: number;
	readonly to: number;
}

/** An expression that is read when somebody asks for its value. */
export interface ExpressionNode extends PhpNode {
	readonly kind: 'expression';
	readonly span: Span;
}

export interface ArrayNode extends PhpNode {
	readonly kind: 'array';
	readonly items: readonly EntryNode[];
	/** True where its items are not looked for, because it lies too deep. */
	readonly tooDeep: boolean;
	readonly span: Span;
}

export interface EntryNode extends PhpNode {
	readonly kind: 'entry';
	readonly key: Span | null;
	/** Null between two commas. */
	readonly value: ArrayNode | ExpressionNode | null;
	/** `...$other` */
	readonly unpack: boolean;
}

/** Deeper than any configuration, shallow enough for every recursion over the result. */
export const MAX_DEPTH = 64;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '#[': ']' };

/** Pairs the brackets. A text with too many or too few is refused. */
export function pairBrackets(tokens: readonly PhpToken[]): PhpSource {
	const closing = new Map<number, number>();
	const open: number[] = [];
	for (const [index, { kind, text, line }] of tokens.entries()) {
		if (kind !== 'punctuation') continue;
		if (Object.hasOwn(CLOSING, text)) open.push(index);
		else if (text === ')' || text === ']' || text === '}') {
			const start = open.pop();
			if (start === undefined || CLOSING[tokens[start]?.text ?? ''] !== text) {
				throw new PhpSyntaxError(`unexpected “${text}”`, line);
			}
			closing.set(start, index);
		}
	}
	const left = open.at(-1);
	if (left !== undefined) throw new PhpSyntaxError('a bracket is not closed', tokens[left]?.line ?? null);
	return { tokens, closing };
}

/** The token at an index; the last one, of kind `end`, stands for all behind it. */
export function tokenAt({ tokens }: PhpSource, index: number): PhpToken {
	const token = tokens[index] ?? tokens.at(-1);
	if (!token) throw new Error('There is always a last token.');
	return token;
}

/** Where the bracket opens if an array literal begins at a token; null for anything else. */
export function arrayBracket(source: PhpSource, index: number): number | null {
	const token = tokenAt(source, index);
	if (token.kind === 'punctuation' && token.text === '[') return index;
	if (token.kind !== 'name' || token.text.toLowerCase() !== 'array') return null;
	return tokenAt(source, index + 1).text === '(' ? index + 1 : null;
}

/** The node of the expression in a span: an array where it is nothing but one. */
function nodeOf(span: Span, depth: number): ArrayNode | ExpressionNode {
	const bracket = arrayBracket(span.source, span.from);
	if (bracket !== null && span.source.closing.get(bracket) === span.to - 1) {
		return arrayAt(span.source, span.from, bracket, depth);
	}
	return { kind: 'expression', span, loc: locationOf(span) };
}

const locationOf = ({ source, from, to }: Span): { readonly start: PhpPlace; readonly end: PhpPlace } => {
	const first = tokenAt(source, from);
	const last = tokenAt(source, Math.max(to - 1, from));
	return {
		start: { line: first.line, offset: first.offset },
		end: { line: last.endLine, offset: last.offset + last.text.length },
	};
};

/** The array literal that begins at a token, with `[` or `array(` at `bracket`. */
export function arrayAt(source: PhpSource, from: number, bracket: number, depth: number): ArrayNode {
	const end = source.closing.get(bracket) ?? bracket;
	const span = { source, from, to: end + 1 };
	const tooDeep = depth > MAX_DEPTH;
	const items: EntryNode[] = [];
	for (let at = bracket + 1; at < end && !tooDeep; ) {
		const { comma, arrow } = itemEnd(source, at, end);
		items.push(entryOf({ source, from: at, to: comma }, arrow, depth));
		at = comma + 1;
	}
	return { kind: 'array', items, tooDeep, span, loc: locationOf(span) };
}

/** Where an item ends, and its first arrow; what lies in brackets is stepped over. */
function itemEnd(
	source: PhpSource,
	from: number,
	end: number,
): { readonly comma: number; readonly arrow: number | null } {
	let arrow: number | null = null;
	let at = from;
	for (; at < end; at++) {
		const { kind, text } = tokenAt(source, at);
		if (kind !== 'punctuation') continue;
		if (text === ',') break;
		if (text === '=>') arrow ??= at;
		at = source.closing.get(at) ?? at;
	}
	return { comma: at, arrow };
}

function entryOf(item: Span, arrow: number | null, depth: number): EntryNode {
	const { source, from, to } = item;
	const unpack = tokenAt(source, from).text === '...';
	const start = arrow === null ? from + (unpack ? 1 : 0) : arrow + 1;
	return {
		kind: 'entry',
		key: arrow === null ? null : { source, from, to: arrow },
		value: start < to ? nodeOf({ source, from: start, to }, depth + 1) : null,
		unpack,
		loc: locationOf(item),
	};
}

const read = new WeakMap<PhpNode, ArrayNode | ExpressionNode>();

/**
 * A node of this file's for any node of php-parser, from its source text.
 *
 * @throws PhpSyntaxError for what PHP refuses and the parser does not
 */
export function literalNode(node: PhpNode): ArrayNode | ExpressionNode {
	if (isLiteralNode(node)) return node;
	const known = read.get(node);
	if (known) return known;
	const source = pairBrackets(phpTokens(node.loc?.source ?? '', node.loc?.start));
	const result = nodeOf({ source, from: 0, to: source.tokens.length - 1 }, 0);
	read.set(node, result);
	return result;
}

const isLiteralNode = (node: PhpNode): node is ArrayNode | ExpressionNode => 'span' in node;
