/**
 * Places the comments of a PHP file at the array entries they speak of. The parser's own attachment is not
 * used: it gives a comment at the end of a line to the next entry, and loses those in empty arrays.
 */
import type { PhpItem } from './evaluate.ts';
import type { PhpComment } from './file.ts';
import { isNode, type PhpContext, type PhpNode } from './node.ts';
import type { PhpKey } from './value.ts';

/** A comment, or adjoining line comments as one, at its place in a setting. */
export interface PlacedComment {
	/** Without comment marks; paragraphs and indentation as written. */
	readonly text: string;
	/** 1-based first line. */
	readonly line: number;
	/** Keys from the setting down to the array it stands in: `['default', 'my.stream']`. */
	readonly path: readonly PhpKey[];
	/** The key it stands above or beside; null at the end of an array, in an empty one, or after its opening bracket. */
	readonly key: PhpKey | null;
	/** True when a blank line, or nothing at all, follows: it does not sit directly above its entry. */
	readonly detached: boolean;
	/** The text of a heading such as `== Main streams ==`, or null. */
	readonly heading: string | null;
}

const HEADING = /^\s*(={2,})\s*(\S.*?)\s*\1\s*$/m;

interface Item {
	readonly key: PhpKey;
	readonly start: Place;
	readonly end: Place;
	readonly value: PhpNode | null;
}

interface Place {
	readonly line: number;
	readonly offset: number;
}

/** A comment on its way to its place, with the marks still on. */
interface Piece {
	readonly key: PhpKey | null;
	readonly comment: PhpComment;
	readonly lastLine: number;
	/** Line of the entry below it, or null. */
	readonly below: number | null;
}

/**
 * All comments inside one setting of a file, in file order.
 *
 * @param comments all comments of the file, in file order
 * @param context the context of the evaluation, which knows the key of every entry
 */
export function placeComments(
	item: PhpItem,
	comments: readonly PhpComment[],
	context: PhpContext,
): PlacedComment[] {
	const placed: PlacedComment[] = [];
	walk(item.node, [], within(comments, item.node), context, placed);
	return placed.sort((a, b) => a.line - b.line);
}

/** The comments between the start and the end of a node, by binary search: files have thousands. */
function within(comments: readonly PhpComment[], node: PhpNode): readonly PhpComment[] {
	const { loc } = node;
	if (!loc) return [];
	return comments.slice(
		firstFrom(comments, loc.start.offset),
		firstFrom(comments, Math.max(loc.end.offset, loc.start.offset)),
	);
}

function firstFrom(comments: readonly PhpComment[], offset: number): number {
	let low = 0;
	let high = comments.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((comments[middle]?.offset ?? 0) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function itemsOf(array: PhpNode, context: PhpContext): Item[] {
	const items: Item[] = [];
	for (const entry of Array.isArray(array['items']) ? array['items'] : []) {
		const key = isNode(entry) ? context.keys.get(entry) : undefined;
		if (key === undefined || !entry.loc) continue;
		const value = isNode(entry.value) && entry.value.kind === 'array' ? entry.value : null;
		items.push({ key, start: entry.loc.start, end: entry.loc.end, value });
	}
	return items;
}

function walk(
	array: PhpNode,
	path: readonly PhpKey[],
	comments: readonly PhpComment[],
	context: PhpContext,
	placed: PlacedComment[],
): void {
	if (comments.length === 0) return;
	const items = itemsOf(array, context);
	const pieces: Piece[] = [];
	let next = 0;
	for (const comment of comments) {
		while (next < items.length && (items[next]?.end.offset ?? 0) <= comment.offset) next++;
		const above = items[next - 1];
		const below = items[next];
		if (below?.value && contains(below.value, comment)) continue;
		const piece = place(comment, above, below, array.loc?.start.line ?? 0);
		pieces.push(piece);
	}
	for (const group of adjoining(pieces)) placed.push(finish(group, path));
	for (const item of items) {
		if (item.value) walk(item.value, [...path, item.key], within(comments, item.value), context, placed);
	}
}

const contains = (node: PhpNode, comment: PhpComment): boolean =>
	node.loc != null && comment.offset >= node.loc.start.offset && comment.offset < node.loc.end.offset;

function place(
	comment: PhpComment,
	above: Item | undefined,
	below: Item | undefined,
	openingLine: number,
): Piece {
	const lastLine = comment.line + comment.source.split('\n').length - 1;
	// Behind an entry on its line: `'a', // about a`.
	if (above && above.end.line === comment.line) return { key: above.key, comment, lastLine, below: lastLine };
	// Behind the opening bracket: `'a' => [ // about a`, while its entries start further down.
	if (!above && comment.line === openingLine && below?.start.line !== comment.line) {
		return { key: null, comment, lastLine, below: lastLine };
	}
	if (!below) return { key: null, comment, lastLine, below: null };
	return { key: below.key, comment, lastLine, below: below.start.line };
}

/** Joins line comments on following lines that speak of the same entry. */
function adjoining(pieces: readonly Piece[]): Piece[][] {
	const groups: Piece[][] = [];
	for (const piece of pieces) {
		const group = groups.at(-1);
		const last = group?.at(-1);
		const joins =
			last !== undefined &&
			last.key === piece.key &&
			last.lastLine + 1 === piece.comment.line &&
			// A comment beside an entry and the next one below it are two.
			(last.below === last.lastLine) === (piece.below === piece.lastLine) &&
			isLineComment(last.comment) &&
			isLineComment(piece.comment);
		if (joins) group?.push(piece);
		else groups.push([piece]);
	}
	return groups;
}

const isLineComment = (comment: PhpComment): boolean => !comment.source.startsWith('/*');

function finish(group: readonly Piece[], path: readonly PhpKey[]): PlacedComment {
	const text = group.map(({ comment }) => withoutMarks(comment.source)).join('\n');
	const last = group.at(-1);
	const below = last?.below ?? null;
	return {
		text,
		line: group[0]?.comment.line ?? 1,
		path,
		key: group[0]?.key ?? null,
		detached: below === null || (last !== undefined && below > last.lastLine + 1),
		heading: HEADING.exec(text)?.[2] ?? null,
	};
}

/** The words of a comment: no `//`, `#`, `/*`, and no stars at the start of lines. */
export function withoutMarks(source: string): string {
	if (!source.startsWith('/*')) return source.replace(/^(?:\/\/|#)[ \t]?/, '').trimEnd();
	return source
		.replace(/^\/\*+/, '')
		.replace(/\*+\/$/, '')
		.split('\n')
		.map((line) => line.replace(/^\s*\*(?!\*)[ \t]?/, '').trimEnd())
		.join('\n')
		.replace(/^\s*\n/, '')
		.trim();
}
