/**
 * Makes a PHP text plain enough for the parser, which calls itself for every bracket and every operator, and takes some
 * strings for something else than PHP does.
 */
import { MAX_DEPTH, type PhpSource, pairBrackets, tokenAt } from './array-literal.ts';
import { isNode, type PhpNode } from './node.ts';
import { phpTokens } from './tokens.ts';

/** Operators in one expression; the parser takes a few thousand. */
const MAX_OPERATORS = 200;
const OPERATORS = new Set('. + - * / % ** ! ~ @ ? ?? && || | & ^ -> ?-> ::'.split(' '));
const SEPARATORS = new Set([',', ';', '=>', '?>', ')', ']', '}']);

interface Range {
	readonly from: number;
	readonly to: number;
}

/**
 * The same text, with strings, what is nested too deeply and what has too many operators written as `0` and spaces.
 * All offsets and lines stay as they are, so what is found in it can be read in the original.
 *
 * @throws PhpSyntaxError where brackets do not match
 */
export function plainPhp(text: string): string {
	const source = pairBrackets(phpTokens(text, { line: 1, offset: 0 }, false));
	let result = '';
	let at = 0;
	const strings = source.tokens
		.filter(({ kind }) => kind === 'string' || kind === 'template' || kind === 'shell')
		.map(({ offset, text: written }) => ({ from: offset, to: offset + written.length }));
	for (const { from, to } of [...tooDeep(source), ...strings].sort(inOrder)) {
		if (from < at) continue;
		result += `${text.slice(at, from)}0${text.slice(from + 1, to).replace(/[^\r\n]/g, ' ')}`;
		at = to;
	}
	return result + text.slice(at);
}

/** By where they start; of two that begin at one place the longer comes first. */
const inOrder = (a: Range, b: Range): number => a.from - b.from || b.to - a.to;

/** What is too deep or too long. */
function tooDeep(source: PhpSource): readonly Range[] {
	const ranges: Range[] = [];
	const open: { segment: number; operators: number; readonly closing: number }[] = [];
	let level = { segment: 0, operators: 0, closing: source.tokens.length };
	const rangeOf = (first: number, end: number): void => {
		const last = tokenAt(source, end - 1);
		ranges.push({ from: tokenAt(source, first).offset, to: last.offset + last.text.length });
	};
	for (let index = 0; index < source.tokens.length; index++) {
		const { kind, text } = tokenAt(source, index);
		const closing = source.closing.get(index);
		if (closing !== undefined) {
			if (open.length >= MAX_DEPTH) {
				if (closing > index + 1) rangeOf(index + 1, closing);
				index = closing;
				continue;
			}
			open.push(level);
			level = { segment: index + 1, operators: 0, closing };
		} else if (kind === 'punctuation' && SEPARATORS.has(text)) {
			if (level.operators > MAX_OPERATORS) rangeOf(level.segment, index);
			if (index === level.closing) level = open.pop() ?? level;
			else level = { ...level, segment: index + 1, operators: 0 };
		} else if (kind === 'punctuation' && OPERATORS.has(text)) level.operators += 1;
		else if (kind === 'name' && text === 'return') level = { ...level, segment: index + 1, operators: 0 };
	}
	return ranges;
}

/** Gives every node of a tree its source out of the original text. */
export function restoreSources(root: PhpNode, text: string): void {
	const pending: unknown[] = [root];
	const seen = new Set<unknown>();
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (typeof node !== 'object' || node === null || seen.has(node)) continue;
		seen.add(node);
		if (isNode(node) && node.loc) {
			Object.assign(node.loc, { source: text.slice(node.loc.start.offset, node.loc.end.offset) });
		}
		pending.push(...Object.values(node));
	}
}
