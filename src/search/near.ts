/**
 * Names near to a name: what a reader may have meant, or may be about to name a second time. Shared by the search
 * (typos across word boundaries, empty results) and by the name finder.
 */
import { editDistance } from './fuzzy.ts';
import { letterMask, type SearchIndex } from './index.ts';
import type { SearchKind } from './model.ts';
import { isVersionWord, squash, stem, wordsOf } from './tokenize.ts';

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
	readonly squashed: string;
	readonly unversioned: string;
	/** The stems in alphabetical order, version words left out. */
	readonly sorted: string;
	/** Squashed name without leading parts and version. */
	readonly proper: string;
	readonly mask: number;
	readonly properMask: number;
}

/** Made once per index, at the first use: most searches never need it. */
const keysOfIndex = new WeakMap<SearchIndex, readonly NameKeys[]>();

function keysOf(index: SearchIndex): readonly NameKeys[] {
	const known = keysOfIndex.get(index);
	if (known) return known;
	const keys = index.documents.map((document, at) => {
		const { lastPart } = index.nameOf(at);
		return nameKeys(document.title === '' ? document.name : document.title, lastPart);
	});
	keysOfIndex.set(index, keys);
	return keys;
}

function nameKeys(name: string, proper: string): NameKeys {
	const words = wordsOf(name);
	const kept = words.filter((word) => !isVersionWord(word));
	const squashed = squash(name);
	return {
		squashed,
		unversioned: kept.join(''),
		sorted: kept.map(stem).sort().join(' '),
		proper,
		mask: letterMask(squashed),
		properMask: letterMask(proper),
	};
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
	const wanted = nameKeys(text, squash(text));
	if (wanted.squashed.length < 3) return [];
	const edits = allowedEdits(wanted.squashed.length);
	const found: NearName[] = [];
	for (const [at, keys] of keysOf(index).entries()) {
		const document = index.documents[at];
		if (!document || !kinds.has(document.kind) || document.name === text) continue;
		const near = nearness(wanted, keys, edits);
		if (near) found.push({ document: at, ...near });
	}
	const place = (near: NearName): number => NEARNESS.indexOf(near.why);
	return found
		.sort((a, b) => place(a) - place(b) || b.likeness - a.likeness || a.document - b.document)
		.slice(0, limit);
}

function nearness(
	wanted: NameKeys,
	keys: NameKeys,
	edits: number,
): { why: Nearness; likeness: number } | null {
	if (keys.squashed === wanted.squashed) return { why: 'separators', likeness: 1 };
	if (keys.unversioned === wanted.unversioned) return { why: 'version', likeness: 0.97 };
	if (keys.sorted === wanted.sorted) return { why: 'order', likeness: 0.92 };
	const whole = likenessOf(wanted.squashed, keys.squashed, wanted.mask ^ keys.mask, edits);
	if (whole > 0) return { why: 'typo', likeness: whole };
	if (keys.proper === wanted.squashed) return { why: 'part', likeness: 0.9 };
	const proper = likenessOf(wanted.squashed, keys.proper, wanted.mask ^ keys.properMask, edits);
	return proper > 0 ? { why: 'part', likeness: 0.9 * proper } : null;
}

/** 1 for equal words, less per edit, 0 for words too far apart. Each edit changes at most two letters of a mask. */
function likenessOf(a: string, b: string, difference: number, edits: number): number {
	if (edits === 0 || Math.abs(a.length - b.length) > edits) return 0;
	let rest = difference >>> 0;
	let letters = 0;
	while (rest !== 0) {
		rest &= rest - 1;
		letters++;
	}
	if (letters > 2 * edits) return 0;
	const distance = editDistance(a, b, edits);
	return distance > edits ? 0 : 1 - distance / Math.max(a.length, b.length);
}
