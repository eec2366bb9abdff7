/** From a request of a page to the answer that it shows. Runs in the worker; pure. */
import type { SearchIndex } from '../index/inverted-index.ts';
import { SEARCH_KINDS, type SearchKind } from '../index/model.ts';
import { nearNames } from '../index/near.ts';
import { adviceFor } from './advice.ts';
import { answeredQuestion, fieldEvidence } from './evidence.ts';
import type { SearchRequest, SearchResults } from './messages.ts';
import {
	GROUP_OF_KIND,
	groupOf,
	RESULT_GROUPS,
	type ResultGroup,
	type ShownHit,
	showHit,
} from './present-hit.ts';
import { type Hit, type SearchAnswer, search } from './query.ts';

/** Hits looked at where only a few of each group are wanted. */
const CANDIDATES = 60;
/** Fields that say why a schema fits. */
const MOST_FIELDS = 3;
/** Near names offered where nothing was found. */
const NEAR = 5;

/** Searches and prepares for showing. `complete` and `gap` are what the worker adds. */
export function answerRequest(
	index: SearchIndex,
	request: SearchRequest,
): Omit<SearchResults, 'complete' | 'gap'> {
	const { text, kinds, filters, limit, perGroup, facets, evidence } = request;
	const answer = search(index, text, {
		limit: perGroup === undefined ? limit : CANDIDATES,
		facets: facets ?? false,
		...(kinds ? { kinds: new Set(kinds) } : {}),
		...(filters ? { filters } : {}),
	});
	const hits = fewOfEach(answer.hits, perGroup ?? limit)
		.slice(0, limit)
		.map((hit) => {
			const fields = evidence ? fieldEvidence(index, hit.document, answer.terms, MOST_FIELDS) : [];
			const question = evidence ? answeredQuestion(index, hit.document, answer.terms) : '';
			return showHit(hit, answer, fields, question);
		});
	return {
		text: answer.query.text,
		kind: answer.query.kind,
		hits,
		counts: grouped(answer.counts),
		facets: answer.facets,
		advice: adviceFor(index, answer.query),
		near: hits.length === 0 ? shownNear(index, answer) : [],
		searched: grouped(documentCounts(index)),
	};
}

function fewOfEach(hits: readonly Hit[], most: number): Hit[] {
	const taken = new Map<ResultGroup, number>();
	return hits.filter((hit) => {
		const group = groupOf(hit);
		const count = (taken.get(group) ?? 0) + 1;
		taken.set(group, count);
		return count <= most;
	});
}

function shownNear(index: SearchIndex, answer: SearchAnswer): ShownHit[] {
	return nearNames(index, answer.query.text, new Set(SEARCH_KINDS), NEAR).flatMap(({ document: at }) => {
		const document = index.documents[at];
		return document ? [showHit({ document, score: 0, as: null, aim: { to: 'page' } }, answer)] : [];
	});
}

function grouped(counts: Readonly<Record<SearchKind, number>>): Record<ResultGroup, number> {
	const sums = Object.fromEntries(RESULT_GROUPS.map((group) => [group, 0])) as Record<ResultGroup, number>;
	for (const kind of SEARCH_KINDS) sums[GROUP_OF_KIND[kind]] += counts[kind];
	return sums;
}

const countsOfIndex = new WeakMap<SearchIndex, Record<SearchKind, number>>();

function documentCounts(index: SearchIndex): Record<SearchKind, number> {
	const known = countsOfIndex.get(index);
	if (known) return known;
	const counts = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, 0])) as Record<SearchKind, number>;
	for (const { kind } of index.documents) counts[kind]++;
	countsOfIndex.set(index, counts);
	return counts;
}
