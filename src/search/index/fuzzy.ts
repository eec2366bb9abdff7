/** Misspelt words: which words of the catalog a reader may have meant. */
import { letterMask, type SearchIndex } from './inverted-index.ts';
import { stem } from './tokenize.ts';

/** How far a typo may lie: one edit in a short word, two in a longer one, three in a very long one. */
function allowedEdits(length: number): number {
	if (length < 4) return 0;
	if (length < 6) return 1;
	return length < 12 ? 2 : 3;
}

/**
 * Letters to insert, delete, replace or swap with a neighbour to get from one word to another (optimal string
 * alignment); a swap of neighbours, the commonest typo, counts as one.
 *
 * @param limit the answer is `limit + 1` as soon as it must be more than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const line = [row];
		let best = row;
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let cost = Math.min(
				(last[column] ?? 0) + 1,
				(line[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (same ? 0 : 1),
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			}
			line.push(cost);
			if (cost < best) best = cost;
		}
		if (best > limit) return limit + 1;
		before = last;
		last = line;
	}
	return last[b.length] ?? limit + 1;
}

export interface NearTerm {
	readonly term: number;
	/** 1 for equal, less the more letters differ. */
	readonly likeness: number;
}

/**
 * Words of the catalog that a word may be a typo of, most alike first.
 *
 * Two sieves before any letters are compared keep this fast in a large vocabulary: the length, and a mask of the
 * letters in the word, which each edit changes by at most two bits.
 *
 * @param limit how many to give
 */
export function nearTerms(index: SearchIndex, word: string, limit = 8): NearTerm[] {
	const edits = allowedEdits(word.length);
	if (edits === 0) return [];
	const { terms, letters } = index;
	const mask = letterMask(word);
	const wordStem = stem(word);
	const near: NearTerm[] = [];
	for (let term = 0; term < terms.length; term++) {
		const text = terms[term] ?? '';
		const distance =
			Math.abs(text.length - word.length) > edits || bits((letters[term] ?? 0) ^ mask) > 2 * edits
				? edits + 1
				: editDistance(word, text, edits);
		if (distance > edits) {
			const ofStem = stemLikeness(wordStem, index.termStems[term] ?? '');
			if (ofStem > 0) near.push({ term, likeness: ofStem });
			continue;
		}
		// A slip rarely hits the first letter, and words that differ there look least alike.
		const first = text[0] === word[0] || text[0] === word[1] ? 0 : 0.1;
		near.push({ term, likeness: 1 - distance / word.length - first });
	}
	return near
		.sort(
			(a, b) =>
				b.likeness - a.likeness ||
				(index.inNames[b.term] ?? 0) - (index.inNames[a.term] ?? 0) ||
				(index.postings[b.term]?.length ?? 0) - (index.postings[a.term]?.length ?? 0),
		)
		.slice(0, limit);
}

/** A typo in the stem of a word with another ending: `decomission` is `decommissioning`. 0 where it is none. */
function stemLikeness(wanted: string, known: string): number {
	const edits = Math.min(2, allowedEdits(wanted.length));
	if (wanted.length < 5 || wanted[0] !== known[0] || Math.abs(wanted.length - known.length) > edits) return 0;
	const distance = editDistance(wanted, known, edits);
	return distance > edits ? 0 : 0.95 * (1 - distance / wanted.length);
}

/** How many bits are set: of two masks XORed, in how many letters two words differ. */
export function bits(value: number): number {
	let rest = value >>> 0;
	let count = 0;
	while (rest !== 0) {
		rest &= rest - 1;
		count++;
	}
	return count;
}
