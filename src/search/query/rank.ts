/**
 * The second step of a search: of the candidates that the postings give, which is meant? Every addend below is
 * tuned on queries with known answers (`npm run search:eval` measures a change of any of them).
 */
import Fuse, { type IFuseOptions } from 'fuse.js';
import { type NameView, nameWordWeight, type SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
import type { Candidate } from './candidates.ts';
import type { Query } from './parse.ts';
import { TUNING } from './tuning.ts';

/**
 * Fuse's token search over the candidates. `ignoreLocation`, as a word may stand anywhere in a name;
 * `ignoreFieldNorm`, as short names are preferred by `nameShare` already and the norm would punish long
 * descriptions; `threshold` 0.3 lets one error in three letters through. Its own index is not shipped: for 30
 * documents it is made in less than a millisecond.
 */
const FUSE_OPTIONS: IFuseOptions<{ readonly name: string; readonly text: string }> = {
	useTokenSearch: true,
	ignoreLocation: true,
	ignoreFieldNorm: true,
	includeScore: true,
	threshold: 0.3,
	keys: [
		{ name: 'name', weight: 3 },
		{ name: 'text', weight: 1 },
	],
};
/** Documents that Fuse sees. */
const FUSE_LIMIT = 30;

/** Schemas that a rare field is in, at most. */
const RARE_USES = 3;

const kindBonus = (kind: SearchKind): number =>
	({
		stream: TUNING.kindStream,
		schema: TUNING.kindSchema,
		field: TUNING.kindField,
		guide: TUNING.kindGuide,
		step: TUNING.kindStep,
		setting: TUNING.kindSetting,
		page: TUNING.kindPage,
	})[kind];

/** Scores of the candidates, best first; ties by name, so that two builds and two browsers agree. */
export function rank(
	index: SearchIndex,
	query: Query,
	candidates: readonly Candidate[],
	matchedTerms: ReadonlySet<number>,
): { document: number; score: number }[] {
	const scored = candidates.map((candidate) => ({
		document: candidate.document,
		score: ownScore(index, query, candidate, matchedTerms),
	}));
	scored.sort((a, b) => b.score - a.score);
	const head = scored.slice(0, FUSE_LIMIT);
	const fuse = fuseScores(
		index,
		query,
		head.map(({ document }) => document),
	);
	for (const [at, entry] of head.entries()) entry.score += TUNING.fuse * (fuse[at] ?? 0);
	for (const entry of scored.slice(FUSE_LIMIT)) entry.score -= 2;
	const nameAt = (at: number): string => index.documents[at]?.name ?? '';
	return scored.sort(
		(a, b) => b.score - a.score || compare(nameAt(a.document), nameAt(b.document)) || a.document - b.document,
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Fuse's opinion of each document, 0…1, in their order. */
function fuseScores(index: SearchIndex, query: Query, documents: readonly number[]): number[] {
	const records = documents.map((at) => {
		const document = index.documents[at];
		return {
			name: index.nameOf(at).words.join(' '),
			text: document?.summary ?? '',
		};
	});
	const scores = documents.map(() => 0);
	const text = query.words
		.filter((word) => word.weight >= 0.3)
		.map((word) => word.word)
		.join(' ');
	for (const { refIndex, score } of new Fuse(records, FUSE_OPTIONS).search(text))
		scores[refIndex] = 1 - (score ?? 1);
	return scores;
}

function ownScore(
	index: SearchIndex,
	query: Query,
	{ document: at, coverage, nameCoverage, held }: Candidate,
	matchedTerms: ReadonlySet<number>,
): number {
	const document = index.documents[at];
	if (!document) return 0;
	const name = index.nameOf(at);
	return (
		TUNING.coverage * coverage ** TUNING.coveragePower +
		TUNING.held * held * held +
		TUNING.nameCoverage * nameCoverage * nameCoverage +
		TUNING.nameShare * nameCoverage * nameShare(index, name, matchedTerms) +
		TUNING.textShare * textShare(index, at, matchedTerms) +
		likeness(query, document, name) +
		(coverage + nameCoverage > 1.2 ? TUNING.inOrder * inOrder(query, name) : 0) +
		prior(query, document)
	);
}

/** How much of its line the query speaks of, by the rarity of its words (a cosine without repeated words). */
function textShare(index: SearchIndex, at: number, matchedTerms: ReadonlySet<number>): number {
	let all = 0;
	let matched = 0;
	for (const { term, weight } of index.textOf(at)) {
		all += weight * weight;
		if (matchedTerms.has(term)) matched += weight * weight;
	}
	return all === 0 ? 0 : matched / Math.sqrt(all * Math.max(1, matched));
}

/** How much of the name the query speaks of: `page change` is all of `page_change`, half of `page-links-change`. */
function nameShare(index: SearchIndex, name: NameView, matchedTerms: ReadonlySet<number>): number {
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
function likeness(query: Query, document: SearchDocument, name: NameView): number {
	if (query.squashed === '') return 0;
	if (name.folded === query.folded || document.name === query.text) return 7;
	if (document.aliases.some((alias) => alias.toLowerCase() === query.folded)) {
		// A schema's alias is how a stream spells it: that stream is as likely meant.
		return document.kind === 'schema' ? 2.6 : 6.5;
	}
	if (query.folded !== '' && name.folded.replace(/[._/](?:v|rc|dev)\d+$/, '') === query.folded) return 6.5;
	const spoken = document.kind === 'field' && /\s/.test(query.text);
	if (!spoken && name.squashed === query.squashed) return 6;
	if (!spoken && unversioned(name.squashed) === query.squashed) return 5.95;
	// Words that happen to be a field's name mean the field the more surely the more schemas have it.
	if (spoken && (name.lastPart === query.squashed || name.squashed === query.squashed)) {
		return 1.4 + 0.45 * Math.log2(1 + document.uses) + (name.squashed === query.squashed ? 0.5 : 0);
	}
	// Typed with the separators that the name has, it is this name rather than one with others.
	if (/[./]/.test(name.folded.at(-query.folded.length - 1) ?? '') && name.folded.endsWith(query.folded))
		return 3.2;
	if (name.lastPart === query.squashed) return name.folded.includes(query.folded) ? 3 : 2.6;
	let bonus = 0;
	// The name proper is as good a beginning as the whole: nobody types the namespace first.
	if (name.folded.startsWith(query.folded)) bonus += 1.7;
	else if (name.lastPart.startsWith(query.squashed)) bonus += 1.6;
	else if (name.squashed.startsWith(query.squashed)) bonus += 1.1;
	else if (query.squashed.length > 3 && name.squashed.includes(query.squashed)) bonus += 0.7;
	// Beginnings of names are common among fields; one that hardly any schema has is rarely meant.
	return document.kind === 'field' ? bonus * Math.min(1, 0.4 + 0.13 * Math.log2(1 + document.uses)) : bonus;
}

function unversioned(squashed: string): string {
	return squashed.replace(/(?:v|rc|dev)\d+$/, '');
}

/** 1 where the words of the query stand in the name in their order, less where some do not. */
function inOrder(query: Query, name: NameView): number {
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

const SOUNDS_LIKE_TASK = (): Partial<Record<SearchKind, number>> => ({
	guide: TUNING.taskGuide,
	step: TUNING.taskStep,
	setting: TUNING.taskSetting,
	field: -TUNING.taskField,
});

/** What is likely before any word is read. */
function prior(query: Query, document: SearchDocument): number {
	const uses =
		document.kind === 'field' ? TUNING.usesField : document.kind === 'schema' ? TUNING.usesSchema : 0;
	let value = kindBonus(document.kind) + uses * Math.log2(1 + document.uses);
	if (query.hints.has(document.kind)) value += TUNING.hint;
	if (query.sounds === 'task') value += SOUNDS_LIKE_TASK()[document.kind] ?? 0;
	if (query.sounds === 'attribute' && document.kind === 'field') value += TUNING.attributeField;
	if (query.sounds === 'words' && document.kind === 'field') value -= TUNING.wordsField;
	// The separators say what kind of name it is.
	if (/\w\/\w/.test(query.text) && document.kind === 'schema') value += 1;
	if (/\w\.\w/.test(query.text) && (document.kind === 'stream' || document.kind === 'field')) value += 0.3;
	// Plain words rarely mean a field that hardly any schema has, if a stream or schema has them, too.
	if (document.kind === 'field' && document.uses <= RARE_USES && /\s/.test(query.text)) value -= TUNING.rareField;
	if (document.kind === 'field') value -= 0.06 * (document.name.match(/[.[{]/g)?.length ?? 0);
	if (document.kind === 'schema' && document.facets['schema kind'] === 'fragment') value -= 0.4;
	return value;
}
