/** Which parts of a shown text matched, so that they can be marked. */
import { isCommonWord } from '../index/prose.ts';
import { fold, stem, tokenize } from '../index/tokenize.ts';

/** A part of a text; the parts of one text, joined, are the text. */
export interface TextPart {
	readonly text: string;
	readonly marked: boolean;
}

/**
 * Cuts a text into marked and unmarked parts.
 *
 * A word is marked where it is a word of the query, has the same stem, or is one of the index words that the search
 * took the query for (a typo fixed, a synonym); where it only begins with a word of the query, just the beginning
 * is marked. A query that stands in the text as it is, separators included, is marked in one piece.
 *
 * @param text what is shown, verbatim
 * @param query what was typed, without a kind prefix
 * @param words index words of the answer (`SearchAnswer.words`)
 */
export function markMatches(text: string, query: string, words: readonly string[]): TextPart[] {
	const ranges = [...wholeRange(text, query), ...wordRanges(text, query, words)];
	return partsOf(text, mergeRanges(ranges));
}

type Range = readonly [start: number, end: number];

function wholeRange(text: string, query: string): Range[] {
	const wanted = query.trim().toLowerCase();
	// Lower case may be longer than the text in a few scripts; then places would be wrong.
	const lower = text.toLowerCase();
	if (wanted.length < 2 || lower.length !== text.length) return [];
	const start = lower.indexOf(wanted);
	return start < 0 ? [] : [[start, start + wanted.length]];
}

function wordRanges(text: string, query: string, words: readonly string[]): Range[] {
	const all = [...new Set(tokenize(query).map((token) => token.word))];
	const telling = all.filter((word) => !isCommonWord(word));
	// Words such as “the” found nothing, so they are not marked, unless they are all that was typed.
	const typed = telling.length > 0 ? telling : all;
	const stems = new Set(typed.map(stem));
	const matched = new Set(words.filter((word) => !isCommonWord(word)));
	return tokenize(text).flatMap(({ word, start, end }): Range[] => {
		if (typed.includes(word) || stems.has(stem(word))) return [[start, end]];
		const beginning = typed.find((part) => part.length > 1 && word.startsWith(part));
		// Letters that fold to more or fewer than they are cannot be cut at the same place.
		const sameLength = fold(text.slice(start, end)).length === end - start;
		if (beginning && sameLength) return [[start, start + beginning.length]];
		const inside = typed.find((part) => part.length >= 4 && word.includes(part));
		if (inside && sameLength) {
			const at = start + word.indexOf(inside);
			return [[at, at + inside.length]];
		}
		return matched.has(word) ? [[start, end]] : [];
	});
}

function mergeRanges(ranges: readonly Range[]): Range[] {
	const merged: [number, number][] = [];
	for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
		const last = merged.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else merged.push([start, end]);
	}
	return merged;
}

function partsOf(text: string, ranges: readonly Range[]): TextPart[] {
	const parts: TextPart[] = [];
	let at = 0;
	for (const [start, end] of ranges) {
		if (start > at) parts.push({ text: text.slice(at, start), marked: false });
		parts.push({ text: text.slice(start, end), marked: true });
		at = end;
	}
	if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), marked: false });
	return parts;
}
