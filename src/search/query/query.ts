/**
 * The search. Two steps, because whole-index fuzzy matching cannot keep up with typing in a large catalog: the
 * inverted index picks the documents that hold the words in any spelling, `rank.ts` looks closely at those.
 */

import { type FoundAs, identify } from '../index/identifiers.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import { SEARCH_KINDS, type SearchDocument, type SearchKind } from '../index/model.ts';
import { type Candidate, type Matched, matchDocuments, withNear, withWholeNames } from './candidates.ts';
import { type Aim, commandsOf, isNamed } from './commands.ts';
import { type FacetCounts, facetCounts } from './facets.ts';
import { parseQuery, type Query } from './parse.ts';
import { type MatchedTerms, matchedTerms, type Reading, readingsOf } from './query-expansion.ts';
import { rank } from './rank.ts';

export interface Hit {
	readonly document: SearchDocument;
	readonly score: number;
	/** How the document was found, where not by its words. */
	readonly as: FoundAs | null;
	/** Where it leads, where not to the thing's own page. */
	readonly aim: Aim;
}

export interface SearchAnswer {
	readonly query: Query;
	/** Best first. */
	readonly hits: readonly Hit[];
	/** Documents that match at all, per kind; `hits` are the best of them. */
	readonly counts: Readonly<Record<SearchKind, number>>;
	/** How many matching documents have each value of each facet; empty unless asked for. */
	readonly facets: FacetCounts;
	/** Words of the index that were matched, for marking them in results. */
	readonly words: readonly string[];
	/** The same by number. */
	readonly terms: ReadonlySet<number>;
}

export interface SearchOptions {
	readonly limit?: number;
	/** Only these kinds; all where left out. A kind prefix in the text goes first. */
	readonly kinds?: ReadonlySet<SearchKind>;
	/** Only documents with these values of facets. */
	readonly filters?: Readonly<Record<string, string>>;
	/** Whether to count facets. */
	readonly facets?: boolean;
}

/**
 * Searches the index.
 *
 * @param typed what the reader typed, kind prefix included
 */
export function search(index: SearchIndex, typed: string, options: SearchOptions = {}): SearchAnswer {
	const commanded = commandHits(index, typed, options);
	const answer = searchWords(index, commanded?.text ?? typed, options);
	if (!commanded) return answer;
	const known = new Set(commanded.hits.map(hitId));
	const others = answer.hits.filter((hit) => !known.has(hitId(hit)));
	return { ...answer, hits: [...commanded.hits, ...others].slice(0, options.limit ?? 10) };
}

/** Things that a command may mean. */
const MEANT = 12;

/**
 * What a command finds, and the text to search for beside it; null where the text is no command.
 */
function commandHits(
	index: SearchIndex,
	typed: string,
	{ kinds }: SearchOptions,
): { hits: Hit[]; text: string } | null {
	for (const command of commandsOf(typed.trim())) {
		const allowed = [...command.kinds].filter((kind) => kinds === undefined || kinds.has(kind));
		const isGuide = kinds?.has('guide') && command.kinds.has('stream');
		if (allowed.length === 0 && !isGuide) continue;
		const { hits } = searchWords(index, command.subject, { kinds: command.kinds, limit: MEANT });
		const meant = hits.filter(({ document }) => isNamed(document, command.subject));
		const aimed = meant.flatMap((hit): Hit[] => {
			const aim = command.aimAt(hit.document);
			return aim === null ? [] : [{ ...hit, aim, as: null }];
		});
		const first = aimed.slice(0, 1);
		if (first.length > 0) return { hits: first, text: command.certain ? command.subject : typed };
		// A version that no schema of the name has: the schema itself says which there are.
		if (command.certain && meant.length > 0) return { hits: [], text: command.subject };
	}
	return null;
}

function searchWords(index: SearchIndex, typed: string, options: SearchOptions): SearchAnswer {
	const query = parseQuery(typed);
	const limit = options.limit ?? 10;
	const kinds = query.kind === null ? (options.kinds ?? new Set(SEARCH_KINDS)) : new Set([query.kind]);
	const guidesOnly = kinds.size === 1 && kinds.has('guide');
	// Each stream has a guide; it is found by the stream's name and needs no document of its own.
	const searched: ReadonlySet<SearchKind> = guidesOnly ? new Set(['guide', 'step', 'stream']) : kinds;
	const filters = Object.entries(options.filters ?? {});
	const wanted = (document: SearchDocument): boolean =>
		searched.has(document.kind) && filters.every(([facet, value]) => document.facets[facet] === value);

	const { matched, candidates, readings, terms } = gather(index, query, searched, wanted, limit);
	const ranked = rank(index, query, candidates, terms);

	const identified = new Map(identify(index, query.text).map(({ document, as }) => [document, as]));
	const scores = new Map(ranked.map(({ document, score }) => [document, score]));
	// Several things may have the very name; a pasted identifier stands for its subjects in the order given.
	const scoreOf = (at: number): number => scores.get(at) ?? 0;
	const isNamed = (at: number): boolean => identified.get(at) === 'name';
	const named = [...identified.keys()].filter(isNamed).sort((a, b) => scoreOf(b) - scoreOf(a));
	const order = [...named, ...identified.keys(), ...ranked.map(({ document }) => document)];
	const hits: Hit[] = [];
	const counts = { ...matched.counts };
	for (const at of new Set(order)) {
		const document = index.documents[at];
		if (!document || !wanted(document)) continue;
		if (identified.has(at) && !scores.has(at)) counts[document.kind]++;
		const aim: Aim = { to: guidesOnly && document.kind === 'stream' ? 'guide' : 'page' };
		hits.push({ document, score: scoreOf(at), as: identified.get(at) ?? null, aim });
	}
	if (guidesOnly) {
		counts.guide += counts.stream;
		counts.stream = 0;
	}
	if (query.kind === null && !query.hints.has('schema')) preferStream(hits, query);
	if (query.hints.has('guide') && query.kind === null && kinds.has('guide')) offerGuide(hits);
	return {
		query,
		hits: hits.slice(0, limit),
		counts,
		facets: options.facets ? facetCounts(index, matched.found) : {},
		words: [...terms.keys()].map((term) => index.terms[term] ?? ''),
		terms: tellingTerms(query, readings),
	};
}

/** The first step alone: everything that could be meant, before the ranking looks closely. */
export function gather(
	index: SearchIndex,
	query: Query,
	kinds: ReadonlySet<SearchKind>,
	wanted: (document: SearchDocument) => boolean,
	limit: number,
): {
	readonly matched: Matched;
	readonly candidates: readonly Candidate[];
	readonly readings: readonly Reading[];
	/** All words of the index that were matched. */
	readonly terms: MatchedTerms;
} {
	const { readings, unknown } = readingsOf(index, query);
	const matched = matchDocuments(index, query, readings, wanted, limit);
	let candidates: readonly Candidate[] = withWholeNames(index, query, matched.candidates, wanted);
	// In a sentence a slip is one word's; only names are typed with a slip across their words.
	if (unknown && query.words.length <= 4) candidates = withNear(index, query, candidates, kinds, wanted);
	return { matched, candidates, readings, terms: matchedTerms(readings) };
}

/** What the words matched that say something; "user" and "page" are in every second field. */
function tellingTerms(query: Query, readings: readonly Reading[]): ReadonlySet<number> {
	const telling = readings.filter(({ from, to }) =>
		query.words.slice(from, to).some(({ weight }) => weight === 1),
	);
	return new Set(telling.flatMap(({ parts }) => parts.flatMap((part) => [...part.keys()])));
}

/** By how much a stream's score may be below that of the schema it carries and still come first. */
const TWIN_MARGIN = 2.6;

/**
 * A schema and the stream that carries it often have the same name in two spellings. Most people look for the
 * stream, and its page leads to the schema; only a slash says that the schema's title is being typed.
 */
function preferStream(hits: Hit[], query: Query): void {
	const [first] = hits;
	if (first?.document.kind !== 'schema' || first.as !== null || query.text.includes('/')) return;
	const at = hits
		.slice(0, 4)
		.findIndex(
			({ document, score, as }) =>
				as === null && document.schema === first.document.name && score >= first.score - TWIN_MARGIN,
		);
	const [stream] = at < 0 ? [] : hits.splice(at, 1);
	if (stream) hits.unshift(stream);
}

/** "guide for page change" means the guide of that stream: it comes right before the stream. */
function offerGuide(hits: Hit[]): void {
	const at = hits.slice(0, 2).findIndex(({ document }) => document.kind === 'stream');
	const hit = hits[at];
	if (hit && hits[0]?.document.kind !== 'guide') hits.splice(at, 0, { ...hit, aim: { to: 'guide' } });
}

/** The identity of a hit as evaluation and tests name it: `stream:mediawiki.page_change.v1`. */
export function hitId({ document, aim }: Hit): string {
	return `${aim.to === 'guide' ? 'guide' : document.kind}:${document.name}`;
}
