/** From one word of a query to words of the index: exact, same stem, beginning, part, typo. */
import { nearTerms } from '../index/fuzzy.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import { stem } from '../index/tokenize.ts';
import type { QueryWord } from './parse.ts';
import { TUNING } from './tuning.ts';

/** What a way of matching is worth beside an exact match. The order is the promise: exact, stem, prefix, typo, part. */
const QUALITY = { stem: 0.95, prefix: 0.86, typo: 0.78, beginning: 0.6, part: 0.5 } as const;

/** A word with fewer exact, stem or prefix hits in names than this may be a typo. */
const ENOUGH_NAMES = 1;
/** Documents that hold it as it is, from which a typo is less likely. */
const ENOUGH_TEXTS = 2;
/** Index words considered per query word; a single letter is a prefix of thousands. */
const MAX_TERMS = 1500;

/** Index words by number, with the quality of the match. */
export type Matches = Map<number, number>;

/** Number of the first index word that is not before `text`. */
function lowerBound(terms: readonly string[], text: string): number {
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((terms[middle] ?? '') < text) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Index words that begin with `text`, as a half-open range of numbers. */
export function prefixRange(index: SearchIndex, text: string): [number, number] {
	return [lowerBound(index.terms, text), lowerBound(index.terms, `${text}\uffff`)];
}

function better(matches: Matches, term: number, quality: number): void {
	if (quality > (matches.get(term) ?? 0)) matches.set(term, quality);
}

/** How many of the matched words stand in names. */
function namesAmong(index: SearchIndex, matches: Matches): number {
	let count = 0;
	for (const term of matches.keys()) if (index.inNames[term] === 1) count++;
	return count;
}

/**
 * What one word matches by itself; `known` where names hold it as it is or as a beginning, so that nothing else need
 * be tried.
 */
export function wordMatches(
	index: SearchIndex,
	word: QueryWord,
	inSentence: boolean,
): { matches: Matches; known: boolean } {
	const matches: Matches = new Map();
	const exact = index.termNumber.get(word.word);
	if (exact !== undefined) matches.set(exact, 1);
	for (const term of index.stems.get(word.stem) ?? []) better(matches, term, QUALITY.stem);
	if (word.weight < 0.3) return { matches, known: true };
	const loose = inSentence && !word.unfinished ? TUNING.looseInSentence : 1;
	addPrefixes(index, word, matches, loose);
	const known = namesAmong(index, matches) >= ENOUGH_NAMES;
	// A word that several texts have is hardly a typo, though no name has it.
	const written = exact === undefined ? 0 : (index.postings[exact]?.length ?? 0);
	const doubt = (written >= ENOUGH_TEXTS ? 0.7 : 1) * (inSentence ? TUNING.typoInSentence : 1);
	if (!known && isSaid(index, word)) return { matches, known: true };
	if (!known) {
		for (const { term, likeness } of nearTerms(index, word.word)) {
			better(matches, term, QUALITY.typo * likeness * doubt);
		}
		addBeginnings(index, word.word, matches, loose);
	}
	if (word.word.length >= 4) {
		const { terms, inNames } = index;
		for (let term = 0; term < terms.length; term++) {
			if (inNames[term] === 1 && terms[term]?.includes(word.word, 1))
				better(matches, term, QUALITY.part * loose);
		}
	}
	return { matches, known };
}

/** A word that the synonyms know is no typo of another. */
function isSaid(index: SearchIndex, word: QueryWord): boolean {
	return index.synonyms.get(word.stem)?.some(({ stems }) => stems.length === 1) ?? false;
}

function addPrefixes(
	index: SearchIndex,
	{ word, unfinished }: QueryWord,
	matches: Matches,
	loose: number,
): void {
	const [from, to] = prefixRange(index, word);
	for (let term = from; term < Math.min(to, from + MAX_TERMS); term++) {
		const rest = Math.min((index.terms[term]?.length ?? 0) - word.length, 10);
		// A finished word is rarely meant as the beginning of a much longer one.
		better(matches, term, loose * QUALITY.prefix * (1 - (unfinished ? 0.012 : 0.04) * rest));
	}
}

/** Words that share a long beginning are mostly of one family: `transclusion`, `transcludes`. */
function addBeginnings(index: SearchIndex, word: string, matches: Matches, loose: number): void {
	const shared = Math.max(5, Math.ceil(word.length * 0.6));
	if (word.length <= shared) return;
	const [from, to] = prefixRange(index, word.slice(0, shared));
	for (let term = from; term < to; term++) {
		if ((index.terms[term]?.length ?? 0) <= word.length + 4) better(matches, term, QUALITY.beginning * loose);
	}
}

/** An index word and those of its stem, for words that nobody mistypes, such as synonyms. */
export function sameWord(index: SearchIndex, word: string): Matches {
	const matches: Matches = new Map();
	for (const term of index.stems.get(stem(word)) ?? []) matches.set(term, QUALITY.stem);
	const exact = index.termNumber.get(word);
	if (exact !== undefined) matches.set(exact, 1);
	return matches;
}
