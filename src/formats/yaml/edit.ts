/** Changes a YAML text at places that its parser names, and leaves every other byte as it is. Browser-safe. */
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** Why a text cannot be changed, a sentence without its full stop. */
export class NotEditableYamlError extends Error {
	override readonly name = 'NotEditableYamlError';
}

/** The node at a path, or undefined. */
function nodeAt(text: string, path: readonly (string | number)[]): Node | undefined {
	const document = parseDocument(text, { version: '1.2', logLevel: 'silent' });
	if (document.errors.length > 0) throw new NotEditableYamlError('the text is no valid YAML');
	return document.getIn(path, true) as Node | undefined;
}

function rangeOf(node: Node): readonly [number, number] {
	if (!node.range) throw new NotEditableYamlError('a value has no place in the text');
	return [node.range[0], node.range[1]];
}

/** Puts another text in the place of a part of a scalar; quotes and comments stay. */
export function replaceInScalar(
	text: string,
	path: readonly (string | number)[],
	from: string,
	to: string,
): string {
	const node = nodeAt(text, path);
	if (!isScalar(node)) throw new NotEditableYamlError(`${path.join('.')} is no text`);
	const [start, end] = rangeOf(node);
	const written = text.slice(start, end);
	if (!written.includes(from)) throw new NotEditableYamlError(`${path.join('.')} does not say ${from}`);
	return text.slice(0, start) + written.replace(from, () => to) + text.slice(end);
}

/**
 * Puts lines behind the last entry of a block mapping.
 *
 * @param lines makes them for the indentation that the entries of the mapping have
 */
export function appendToMap(
	text: string,
	path: readonly (string | number)[],
	lines: (indent: string) => string,
): string {
	const map = nodeAt(text, path);
	if (!isMap(map) || map.flow || map.items.length === 0) {
		throw new NotEditableYamlError(`${path.join('.')} is no mapping with one entry on each line`);
	}
	const [start] = rangeOf(map.items[0]?.key as Node);
	return insertBehind(text, map, lines(indentAt(text, start)));
}

/**
 * Puts lines behind the last item of a block list.
 *
 * @param lines makes them for the indentation of the list's dashes
 */
export function appendToSequence(
	text: string,
	path: readonly (string | number)[],
	lines: (indent: string) => string,
): string {
	const list = nodeAt(text, path);
	if (!isSeq(list) || list.flow || list.items.length === 0) {
		throw new NotEditableYamlError(`${path.join('.')} is no list with one item on each line`);
	}
	return insertBehind(text, list, lines(indentAt(text, rangeOf(list)[0])));
}

/** Puts lines on the line behind a block. */
function insertBehind(text: string, block: Node, lines: string): string {
	const [, end] = rangeOf(lastOf(block));
	const at = text[end - 1] === '\n' ? end : lineEnd(text, end);
	const lineBreak = text[at - 1] === '\n' ? '' : '\n';
	return text.slice(0, at) + lineBreak + lines + text.slice(at);
}

/** Spaces as wide as what stands before an offset in its line. */
const indentAt = (text: string, offset: number): string =>
	' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));

/** Offset behind the line of an offset. */
function lineEnd(text: string, offset: number): number {
	const found = text.indexOf('\n', offset);
	return found === -1 ? text.length : found + 1;
}

/** The innermost last value: that of a mapping can end before the comment behind it. */
function lastOf(node: Node): Node {
	const last = isMap(node)
		? (node.items.at(-1)?.value ?? node.items.at(-1)?.key)
		: isSeq(node)
			? node.items.at(-1)
			: null;
	const isBlock = (isMap(node) || isSeq(node)) && !node.flow;
	return isBlock && last !== null && last !== undefined ? lastOf(last as Node) : node;
}
