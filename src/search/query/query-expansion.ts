/** How the words of a query can be read: as they are, as a synonym, run together or taken apart. */
import type { SearchIndex } from '../index/inverted-index.ts';
import { documentOf, LAST_NAME_ZONE, zoneOf } from '../index/postings.ts';
import type { Query } from './parse.ts';
import { phraseEnd } from './phrases.ts';
import { type Matches, prefixRange, sameWord, wordMatches } from './term-matching.ts';

/** What a reading is worth beside the words as they stand. */
const QUALITY = { joined: 0.96, parted: 0.9, beginning: 0.86 } as const;

/** Words of so few letters are looked for in names only. */
const NAMES_ONLY = 2;
/** One reading of one or more words of the query, starting at `from`: all of `parts` must be in a document. */
export interface Reading {
	readonly from: number;
	/** Exclusive. */
	readonly to: number;
	readonly quality: number;
	readonly parts: readonly Matches[];
	/** Only matches in names count: two letters begin a word of nearly every text. */
	readonly namesOnly?: boolean;
}

/** What matched a word of the index: which words of the query, one bit each, and how well at best, 0…1. */
export interface TermMatch {
	readonly words: number;
	readonly value: number;
}
/** By the number of the word in the index. */
export type MatchedTerms = ReadonlyMap<number, TermMatch>;

/** Every word of the index that some reading matches. */
export function matchedTerms(readings: readonly Reading[]): MatchedTerms {
	const terms = new Map<number, TermMatch>();
	for (const { from, to, quality, parts } of readings) {
		let bits = 0;
		for (let word = from; word < Math.min(to, MOST_BITS); word++) bits |= 1 << word;
		for (const part of parts) {
			for (const [term, value] of part) {
				const known = terms.get(term);
				terms.set(term, {
					words: (known?.words ?? 0) | bits,
					value: Math.max(known?.value ?? 0, quality * value),
				});
			}
		}
	}
	return terms;
}

/** Words of a query beyond this many are not told apart. */
const MOST_BITS = 30;

/**
 * All readings of a query's words, and whether names lack one of them as it stands (a typo, words run together).
 * Every word has at least one reading, if anything matches it.
 */
export function readingsOf(index: SearchIndex, query: Query): { readings: Reading[]; unknown: boolean } {
	const readings: Reading[] = [];
	let unknown = false;
	for (const [at, word] of query.words.entries()) {
		const { matches, known } = wordMatches(index, word, query.isSentence);
		const namesOnly = word.word.length <= NAMES_ONLY && /^[a-z\d]/.test(word.word);
		if (matches.size > 0) readings.push({ from: at, to: at + 1, quality: 1, parts: [matches], namesOnly });
		readings.push(...synonymReadings(index, query, at), ...joinedReadings(index, query, at));
		if (!known) unknown = true;
		const parts = known ? null : partedWord(index, word.word);
		if (parts) readings.push({ from: at, to: at + 1, quality: QUALITY.parted, parts });
	}
	return { readings, unknown };
}

function synonymReadings(index: SearchIndex, query: Query, at: number): Reading[] {
	const readings: Reading[] = [];
	for (const { stems, equals, quality } of index.synonyms.get(query.words[at]?.stem ?? '') ?? []) {
		const to = phraseEnd(query, at, stems);
		if (to === null) continue;
		for (const words of equals) {
			const parts = words.map((word) => sameWord(index, word));
			if (parts.some((part) => part.size === 0)) continue;
			readings.push({ from: at, to, quality, parts });
		}
	}
	return readings;
}

/** `home page module` is also `homepagemodule`: two to four words that together begin an index word. */
function joinedReadings(index: SearchIndex, query: Query, at: number): Reading[] {
	const readings: Reading[] = [];
	let joined = query.words[at]?.word ?? '';
	for (let end = at + 1; end < Math.min(query.words.length, at + 4); end++) {
		joined += query.words[end]?.word ?? '';
		if (joined.length < 5) continue;
		const [from, to] = prefixRange(index, joined);
		const matches: Matches = new Map();
		for (let term = from; term < Math.min(to, from + 50); term++) {
			if (index.inNames[term] !== 1) continue;
			const rest = (index.terms[term]?.length ?? 0) - joined.length;
			matches.set(term, rest === 0 ? 1 : 0.9 - 0.01 * Math.min(rest, 20));
		}
		if (matches.size > 0) readings.push({ from: at, to: end + 1, quality: QUALITY.joined, parts: [matches] });
	}
	return readings;
}

/**
 * `pagechange` is also `page change`: the fewest words of names that a word falls into; where there are none, a
 * beginning and a word (`navtiming`: `nav`igation timing). Null where neither fits.
 */
function partedWord(index: SearchIndex, word: string): Matches[] | null {
	if (word.length < 6 || word.length > 60) return null;
	const isName = (text: string): number | undefined => {
		const term = index.termNumber.get(text);
		return term !== undefined && index.inNames[term] === 1 ? term : undefined;
	};
	const best: (readonly number[] | undefined)[] = [[]];
	for (let end = 2; end <= word.length; end++) {
		for (let start = 0; start <= end - 2; start++) {
			const before = best[start];
			const term = before && isName(word.slice(start, end));
			const known = best[end];
			if (term === undefined || !before || (known && known.length <= before.length + 1)) continue;
			best[end] = [...before, term];
		}
	}
	const whole = best[word.length];
	if (whole) return whole.map((term) => new Map([[term, 1]]));
	for (let split = word.length - 3; split >= 3; split--) {
		const term = isName(word.slice(split));
		if (term === undefined) continue;
		const beginnings: Matches = new Map();
		const [from, to] = prefixRange(index, word.slice(0, split));
		for (let other = from; other < to; other++)
			if (index.inNames[other] === 1) beginnings.set(other, QUALITY.beginning);
		if (beginnings.size > 0) return [beginnings, new Map([[term, 1]])];
	}
	return null;
}

/**
 * The best value of one reading per document, by zone: calls `found` with the document, the value and the zone; of a
 * reading of several words, the least of their zones.
 */
export function eachDocument(
	index: SearchIndex,
	reading: Pick<Reading, 'quality' | 'parts' | 'namesOnly'>,
	zoneWeights: readonly number[],
	found: (document: number, value: number, zone: number) => void,
): void {
	if (reading.parts.length === 1) {
		for (const [term, quality] of reading.parts[0] ?? []) {
			const postings = index.postings[term];
			if (!postings) continue;
			const factor = reading.quality * quality;
			for (let at = 0; at < postings.length; at++) {
				const posting = postings[at] ?? 0;
				const zone = zoneOf(posting);
				if (reading.namesOnly && zone > LAST_NAME_ZONE) continue;
				found(documentOf(posting), factor * (zoneWeights[zone] ?? 0), zone);
			}
		}
		return;
	}
	// Several words in the place of one: a document needs all, and is worth the weakest.
	let all: Map<number, { value: number; zone: number }> | null = null;
	for (const part of reading.parts) {
		const next: Map<number, { value: number; zone: number }> = new Map();
		for (const [term, quality] of part) {
			for (const posting of index.postings[term] ?? []) {
				const document = documentOf(posting);
				const before = all?.get(document);
				if (all && !before) continue;
				const zone = zoneOf(posting);
				const value = Math.min(before?.value ?? 1, quality * (zoneWeights[zone] ?? 0));
				if (value > (next.get(document)?.value ?? 0))
					next.set(document, { value, zone: Math.max(zone, before?.zone ?? 0) });
			}
		}
		all = next;
	}
	for (const [document, { value, zone }] of all ?? []) found(document, value * reading.quality, zone);
}
