/**
 * Names near to a name: what a reader may have meant, or may be about to name a second time. Shared by the search
 * (typos across word boundaries, empty results) and by the name finder.
 */
import { bits, editDistance } from './fuzzy.ts';
import { letterMask, type SearchIndex } from './inverted-index.ts';
import type { SearchKind } from './model.ts';
import { compactKey, isVersionWord, nameProper, stem, wordsOf } from './tokenize.ts';

/** In what way a name is near, closest first. */
export const NEARNESS = ['separators', 'version', 'order', 'typo', 'part'] as const;
export type Nearness = (typeof NEARNESS)[number];

export interface NearName {
	readonly document: number;
	readonly why: Nearness;
	/** 0…1. */
	readonly likeness: number;
}

interface NameKeys {
	readonly compact: string;
	/** Compact name without leading parts and version. */
	readonly proper: string;
	readonly mask: number;
	readonly properMask: number;
}

/** Made once per index, at the first use: most searches never need it. */
const keysOfIndex = new WeakMap<SearchIndex, readonly NameKeys[]>();

function keysOf(index: SearchIndex): readonly NameKeys[] {
	const known = keysOfIndex.get(index);
	if (known) return known;
	const { dropPrefixes } = index.rules.lake;
	const keys = index.documents.map(({ title, name }) =>
		nameKeys(title || name, nameProper(title || name, dropPrefixes)),
	);
	keysOfIndex.set(index, keys);
	return keys;
}

function nameKeys(name: string, properName: string): NameKeys {
	const compact = compactKey(name);
	const proper = compactKey(properName);
	return { compact, proper, mask: letterMask(compact), properMask: letterMask(proper) };
}

/** What is compared only of names that have nearly the same letters. */
function orderKeys(words: readonly string[]): { unversioned: string; sorted: string } {
	const kept = words.filter((word) => !isVersionWord(word));
	return { unversioned: kept.join(''), sorted: kept.map(stem).sort().join(' ') };
}

/** Letters that may differ before two names count as different: one in five, at most four. */
function allowedEdits(length: number): number {
	return length < 4 ? 0 : Math.min(4, Math.max(1, Math.floor(length / 5)));
}

/**
 * Documents whose name is near to `text` but is not `text` itself, nearest first.
 *
 * @param text a name as typed
 * @param kinds which kinds of documents to compare with
 */
export function nearNames(
	index: SearchIndex,
	text: string,
	kinds: ReadonlySet<SearchKind>,
	limit = 8,
): NearName[] {
	const wanted = nameKeys(text, text);
	if (wanted.compact.length < 3) return [];
	const wantedOrder = orderKeys(wordsOf(text));
	const edits = allowedEdits(wanted.compact.length);
	const found: NearName[] = [];
	for (const [at, keys] of keysOf(index).entries()) {
		const wholeLetters = bits(wanted.mask ^ keys.mask);
		const properLetters = bits(wanted.mask ^ keys.properMask);
		if (wholeLetters > ORDER_LETTERS && properLetters > 2 * edits) continue;
		const document = index.documents[at];
		if (!document || !kinds.has(document.kind) || document.name === text) continue;
		const near = nearness(wanted, wantedOrder, keys, index.nameOf(at).words, edits);
		if (near) found.push({ document: at, ...near });
	}
	const place = (near: NearName): number => NEARNESS.indexOf(near.why);
	return found
		.sort((a, b) => place(a) - place(b) || b.likeness - a.likeness || a.document - b.document)
		.slice(0, limit);
}

/** Letters by which names may differ that have the same words in another order, number or version. */
const ORDER_LETTERS = 8;

function nearness(
	wanted: NameKeys,
	wantedOrder: { readonly unversioned: string; readonly sorted: string },
	keys: NameKeys,
	words: readonly string[],
	edits: number,
): { why: Nearness; likeness: number } | null {
	if (keys.compact === wanted.compact) return { why: 'separators', likeness: 1 };
	const { unversioned, sorted } = orderKeys(words);
	if (unversioned === wantedOrder.unversioned) return { why: 'version', likeness: 0.97 };
	if (sorted === wantedOrder.sorted) return { why: 'order', likeness: 0.92 };
	const whole = likenessOf(wanted.compact, keys.compact, edits);
	if (whole > 0) return { why: 'typo', likeness: whole };
	if (keys.proper === wanted.compact) return { why: 'part', likeness: 0.9 };
	const proper = likenessOf(wanted.compact, keys.proper, edits);
	return proper > 0 ? { why: 'part', likeness: 0.9 * proper } : null;
}

/** 1 for equal words, less per edit, 0 for words too far apart. */
function likenessOf(a: string, b: string, edits: number): number {
	if (edits === 0 || Math.abs(a.length - b.length) > edits) return 0;
	const distance = editDistance(a, b, edits);
	return distance > edits ? 0 : 1 - distance / Math.max(a.length, b.length);
}
