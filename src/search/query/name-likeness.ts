/** How like a name the text of a query is, as a whole and word by word. */
import { type NameView, nameWordWeight, type SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument } from '../index/model.ts';
import { isCommonWord } from '../index/prose.ts';
import type { Query } from './parse.ts';
import type { MatchedTerms } from './query-expansion.ts';

/**
 * How much of one of its lines the query speaks of, by the rarity of its words (a cosine without repeated words): the
 * name with its summary, or a question that it answers.
 */
export function textShare(index: SearchIndex, at: number, matchedTerms: MatchedTerms): number {
	let best = 0;
	for (const line of index.textOf(at).lines) {
		let all = 0;
		let matched = 0;
		for (const { term, weight } of line) {
			all += weight * weight;
			if (matchedTerms.has(term)) matched += weight * weight;
		}
		if (all > 0) best = Math.max(best, matched / Math.sqrt(all * Math.max(1, matched)));
	}
	return best;
}

/** How near the query as a whole is to one question as a whole: the mean of how much of each the other holds. */
export function questionShare(
	index: SearchIndex,
	query: Query,
	at: number,
	matchedTerms: MatchedTerms,
): number {
	const [, ...questions] = index.textOf(at).lines;
	if (questions.length === 0) return 0;
	const asked = query.words.reduce((sum, { weight }) => sum + weight, 0);
	let best = 0;
	for (const question of questions) {
		let all = 0;
		let matched = 0;
		const held = query.words.map(() => 0);
		for (const { term, weight } of question) {
			all += weight;
			const match = matchedTerms.get(term);
			if (match === undefined) continue;
			matched += weight * match.value;
			for (const word of held.keys())
				if (match.words & (1 << word)) held[word] = Math.max(held[word] ?? 0, match.value);
		}
		const heldOfQuery = query.words.reduce((sum, { weight }, word) => sum + weight * (held[word] ?? 0), 0);
		best = Math.max(best, Math.sqrt((matched / all) * (heldOfQuery / asked)) || 0);
	}
	return best;
}

/** How much of the name the query speaks of: `page change` is all of `page_change`, half of `page-links-change`. */
export function nameShare(index: SearchIndex, name: NameView, matchedTerms: MatchedTerms): number {
	let all = 0;
	let matched = 0;
	for (const word of name.words) {
		const weight = nameWordWeight(index, word);
		all += weight;
		if (matchedTerms.has(index.termNumber.get(word) ?? -1)) matched += weight;
	}
	return all === 0 ? 0 : matched / all;
}

/** The name as a whole beside the query as a whole: equal, equal but for separators, beginning, end, part. */
export function likeness(query: Query, document: SearchDocument, name: NameView): number {
	if (query.compact === '') return 0;
	if (name.folded === query.folded || document.name === query.text) return 7;
	if (document.aliases.some((alias) => alias.toLowerCase() === query.folded)) {
		// A schema's alias is how a stream spells it: that stream is as likely meant.
		return document.kind === 'schema' ? 2.6 : 6.5;
	}
	if (query.folded !== '' && name.folded.replace(/[._/](?:v|rc|dev)\d+$/, '') === query.folded) return 6.5;
	const spoken = document.kind === 'field' && /\s/.test(query.text);
	if (!spoken && name.compact === query.compact) return 6;
	if (!spoken && unversioned(name.compact) === query.compact) return 5.95;
	// Words that happen to be a field's name mean the field the more surely the more schemas have it.
	if (spoken && (name.lastPart === query.compact || name.compact === query.compact)) {
		return 1.4 + 0.45 * Math.log2(1 + document.uses) + (name.compact === query.compact ? 0.5 : 0);
	}
	if (spoken && query.compact.length >= 6 && name.lastPart.endsWith(query.compact))
		return 1.1 + 0.45 * Math.log2(1 + document.uses);
	// Typed with the separators that the name has, it is this name rather than one with others.
	if (/[./]/.test(name.folded.at(-query.folded.length - 1) ?? '') && name.folded.endsWith(query.folded))
		return 3.2;
	if (name.lastPart === query.compact) return name.folded.includes(query.folded) ? 3 : 2.6;
	let bonus = 0;
	// The name proper is as good a beginning as the whole: nobody types the namespace first.
	if (name.folded.startsWith(query.folded)) bonus += 1.7;
	else if (name.lastPart.startsWith(query.compact)) bonus += 1.6;
	else if (name.compact.startsWith(query.compact)) bonus += 1.1;
	else if (query.compact.length > 3 && name.compact.includes(query.compact)) bonus += 0.7;
	// Beginnings of names are common among fields; one that hardly any schema has is rarely meant.
	return document.kind === 'field' ? bonus * Math.min(1, 0.4 + 0.13 * Math.log2(1 + document.uses)) : bonus;
}

function unversioned(compact: string): string {
	return compact.replace(/(?:v|rc|dev)\d+$/, '');
}

/** 1 where the words of the query stand in the name in their order, less where some do not. */
export function inOrder(query: Query, name: NameView): number {
	let at = -1;
	let kept = 0;
	let counted = 0;
	for (const word of query.words) {
		if (word.weight < 0.3) continue;
		counted++;
		const next = name.stems.findIndex((stem, place) => place > at && stem.startsWith(word.stem));
		if (next < 0) continue;
		kept++;
		at = next;
	}
	return counted < 2 ? 0 : kept / counted;
}

/** The share of neighbours in the query that are neighbours in the document's name or line, too. */
export function pairShare(index: SearchIndex, query: Query, at: number): number {
	const telling = query.words.filter(({ word }) => !isCommonWord(word));
	if (telling.length < 2) return 0;
	const { pairs } = index.textOf(at);
	let shared = 0;
	for (let place = 1; place < telling.length; place++)
		if (pairs.has(`${telling[place - 1]?.stem} ${telling[place]?.stem}`)) shared++;
	return shared / (telling.length - 1);
}
