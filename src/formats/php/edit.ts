/**
 * Changes a PHP array literal in its file and leaves every other byte as it is. Positions come from the tokens of the
 * reader; no value is run. Browser-safe.
 */
import type { Json } from '../../model/json.ts';
import { isObject, stringify } from '../../model/json.ts';
import {
	type ArrayNode,
	arrayAt,
	arrayBracket,
	type EntryNode,
	type PhpSource,
	pairBrackets,
	tokenAt,
} from './array-literal.ts';
import { phpItems, phpValue } from './evaluate.ts';
import type { PhpContext } from './node.ts';
import { phpString, phpValue as printed } from './print.ts';
import { phpTokens } from './tokens.ts';
import { type PhpKey, phpKey, toJson } from './value.ts';

/** Why a file cannot be changed, a sentence. */
export class NotEditableError extends Error {
	override readonly name = 'NotEditableError';
}

/** An item of an array literal, with the key that PHP gives it. */
export interface ArrayItem {
	readonly key: PhpKey;
	/** False for an item that is written without a key. */
	readonly keyed: boolean;
	readonly entry: EntryNode;
	readonly value: NonNullable<EntryNode['value']>;
}

/** What goes into an array, and where. */
export interface Insertion {
	/** Null for an item without a key. */
	readonly key: string | null;
	readonly value: Json;
	/** Comment lines above it, without their marks. */
	readonly comments?: readonly string[];
	/** The item that it stands behind; the last one unless given. */
	readonly after?: ArrayItem | undefined;
}

const contextFor = (): PhpContext => ({ file: '', constants: new Map(), problems: [], keys: new WeakMap() });

/**
 * The array literals that a file or a function in it returns, in file order.
 *
 * @throws PhpSyntaxError where the file is no PHP
 */
function returnedArrays(text: string): readonly ArrayNode[] {
	const source = pairBrackets(phpTokens(text, { line: 1, offset: 0 }, false));
	const arrays: ArrayNode[] = [];
	for (let index = 0; index < source.tokens.length; index++) {
		const token = tokenAt(source, index);
		if (token.kind !== 'name' || token.text.toLowerCase() !== 'return') continue;
		arrays.push(...operands(source, index + 1));
	}
	return arrays;
}

/** The array literals that a returned expression adds up: `return $others + [ … ];`. */
function operands(source: PhpSource, from: number): readonly ArrayNode[] {
	const arrays: ArrayNode[] = [];
	let isOperand = true;
	for (let at = from; ; at++) {
		const { kind, text } = tokenAt(source, at);
		if (kind === 'end' || text === ';' || text === '}') return arrays;
		const bracket = isOperand ? arrayBracket(source, at) : null;
		if (bracket !== null) arrays.push(arrayAt(source, at, bracket, 0));
		isOperand = text === '+';
		at = source.closing.get(bracket ?? at) ?? at;
	}
}

/** The items of an array with their keys. One whose key only PHP could evaluate is left out. */
export function arrayItems(array: ArrayNode): readonly ArrayItem[] {
	const context = contextFor();
	phpItems(array, context);
	return array.items.flatMap((entry) => {
		const key = context.keys.get(entry);
		if (key === undefined || entry.value === null) return [];
		return [{ key, keyed: entry.key !== null, entry, value: entry.value }];
	});
}

/** The item with a key, or undefined. */
export function itemAt(array: ArrayNode, key: string): ArrayItem | undefined {
	const wanted = phpKey(key) ?? key;
	return arrayItems(array).findLast((item) => item.key === wanted);
}

/** The value of an item as JSON; null where it is no literal. */
export function itemValue({ key, value }: ArrayItem): Json {
	const origin = { environment: '', file: '', path: '', setting: '', group: '' };
	const read = phpValue({ key, node: value, line: null }, origin, contextFor());
	return read === null ? null : toJson(read.value);
}

/** Offsets of a node in its file. */
const placeOf = (node: {
	readonly loc?: EntryNode['loc'];
}): { readonly from: number; readonly to: number } => {
	if (!node.loc) throw new NotEditableError('The file has a value without a place.');
	return { from: node.loc.start.offset, to: node.loc.end.offset };
};

const spliced = (text: string, from: number, to: number, put: string): string =>
	text.slice(0, from) + put + text.slice(to);

/** White space before the first character of the line of an offset, and whether only that stands before it. */
function lineStart(text: string, offset: number): { readonly indent: string; readonly isFirst: boolean } {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
	return { indent, isFirst: start + indent.length >= offset };
}

/** Puts another value in the place of an item's. */
function replaceItemValue(text: string, item: ArrayItem, value: Json): string {
	const { from, to } = placeOf(item.value);
	const { indent } = lineStart(text, from);
	return spliced(text, from, to, inStyle(printed(value), indent, unitOf(text), breakOf(text)));
}

/** The line break of a file. */
const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
/** One level of indentation of a file: MediaWiki's tab, or the spaces of most lines. */
const unitOf = (text: string): string =>
	/^\t/m.test(text) ? '\t' : (/^( {2,8})\S/m.exec(text)?.[1] ?? '\t');

/** Printed PHP with the indentation of its place; the first line has none. */
function inStyle(code: string, indent: string, unit: string, lineBreak: string): string {
	return code
		.split('\n')
		.map((line, index) => {
			const tabs = /^\t*/.exec(line)?.[0].length ?? 0;
			return index === 0 ? line : indent + unit.repeat(tabs) + line.slice(tabs);
		})
		.join(lineBreak);
}

/**
 * Puts an item into an array literal, on a line of its own in the style of the lines around it.
 *
 * @returns the whole text
 */
export function insertItem(
	text: string,
	array: ArrayNode,
	{ key, value, comments = [], after }: Insertion,
): string {
	const lineBreak = breakOf(text);
	const unit = unitOf(text);
	const code = `${key === null ? '' : `${phpString(key)} => `}${printed(value)}`;
	const lines = (indent: string): string =>
		[...comments.map((comment) => `// ${comment}`), inStyle(code, indent, unit, lineBreak)].join(
			lineBreak + indent,
		);
	const anchor = after?.entry ?? array.items.findLast((entry) => entry.value !== null);
	if (anchor === undefined) return insertIntoEmpty(text, array, lines, unit, lineBreak);
	const { from, to } = placeOf(anchor);
	const start = lineStart(text, from);
	const next = array.span.source.tokens.find(({ offset }) => offset >= to);
	const hasComma = next?.text === ',';
	if (!start.isFirst) {
		// Items in one row stay in one row.
		const inRow = inStyle(code, start.indent, unit, lineBreak);
		return hasComma && next
			? spliced(text, next.offset + 1, next.offset + 1, ` ${inRow},`)
			: spliced(text, to, to, `, ${inRow}`);
	}
	const item = lineBreak + start.indent + lines(start.indent);
	const behind = hasComma && next ? next.offset + 1 : to;
	const end = endOfLine(text, behind);
	if (hasComma) return spliced(text, end, end, `${item},`);
	// The last item has no comma: it gets one, and the new last item has none.
	return spliced(spliced(text, end, end, item), to, to, ',');
}

function insertIntoEmpty(
	text: string,
	array: ArrayNode,
	lines: (indent: string) => string,
	unit: string,
	lineBreak: string,
): string {
	const { from, to } = placeOf(array);
	const closing = lineStart(text, to - 1);
	if (closing.isFirst) {
		const at = text.lastIndexOf('\n', to - 1) + 1;
		const indent = closing.indent + unit;
		return spliced(text, at, at, `${indent}${lines(indent)},${lineBreak}`);
	}
	const { indent } = lineStart(text, from);
	const open = text.slice(from, to - 1).trimEnd().length + from;
	const inner = indent + unit;
	return spliced(text, open, to - 1, `${lineBreak}${inner}${lines(inner)},${lineBreak}${indent}`);
}

/** Where the line ends; the offset itself where something follows that a new line would cut. */
function endOfLine(text: string, offset: number): number {
	const found = text.indexOf('\n', offset);
	const end = found === -1 ? text.length : text[found - 1] === '\r' ? found - 1 : found;
	const rest = text.slice(offset, end).trim();
	const isWhole = rest === '' || /^(?:\/\/|#)/.test(rest) || /^\/\*(?:(?!\*\/).)*\*\/$/.test(rest);
	return isWhole ? end : offset;
}

/** How a path is found, and how what is missing is put in. */
export interface PutOptions {
	/** Finds the item for the key at a depth of the path; by its key unless given or undefined. */
	readonly find?: (array: ArrayNode, depth: number) => ArrayItem | undefined;
	/** Says where and how an item that is missing at a depth goes in; as the last one, with its key, unless given. */
	readonly insert?: (array: ArrayNode, depth: number, value: Json) => Insertion | undefined;
}

/** The array that states settings: the first returned one that has one of them, else the first. */
export function settingsArray(text: string, settings: readonly string[]): ArrayNode | null {
	const arrays = returnedArrays(text);
	const holds = (array: ArrayNode): boolean => settings.some((name) => itemAt(array, name) !== undefined);
	return arrays.find(holds) ?? arrays[0] ?? null;
}

/**
 * Sets the value at a path of keys below the array that a file returns, and makes the arrays that are not there. An
 * object is laid over what stands there: its keys are set, all others stay.
 *
 * @returns the whole text; the same where the value stands there already
 * @throws NotEditableError where the path leads through a value that is no array literal
 * @throws PhpSyntaxError where the file is no PHP
 */
export function putSetting(
	text: string,
	path: readonly [string, ...string[]],
	value: Json,
	options: PutOptions = {},
): string {
	const array = settingsArray(text, [path[0]]);
	if (array === null) throw new NotEditableError('The file returns no array of settings.');
	let node = array;
	let found: ArrayItem | undefined;
	for (const [depth, key] of path.entries()) {
		if (found !== undefined) {
			if (found.value.kind !== 'array') {
				throw new NotEditableError(`The value of “${path.slice(0, depth).join(' › ')}” is no array literal.`);
			}
			node = found.value;
		}
		found = options.find?.(node, depth) ?? itemAt(node, key);
		if (found !== undefined) continue;
		const missing = path.slice(depth + 1).reduceRight<Json>((inner, one) => ({ [one]: inner }), value);
		return insertItem(text, node, options.insert?.(node, depth, missing) ?? { key, value: missing });
	}
	if (found === undefined) return text;
	const before = itemValue(found);
	if (
		found.value.kind === 'array' &&
		isObject(value) &&
		(isObject(before) || Object.keys(value).length > 0)
	) {
		return Object.entries(value).reduce(
			(result, [key, inner]) => putSetting(result, [...path, key], inner, options),
			text,
		);
	}
	return stringify(before) === stringify(value) ? text : replaceItemValue(text, found, value);
}
