/**
 * The search. Two steps, because whole-index fuzzy matching cannot keep up with typing in a large catalog: the
 * inverted index picks the documents that hold the words in any spelling, `rank.ts` looks closely at those.
 */
import { type FoundAs, identify } from './identifiers.ts';
import { type SearchIndex, ZONE_WEIGHTS } from './index.ts';
import { SEARCH_KINDS, type SearchDocument, type SearchKind } from './model.ts';
import { nearNames } from './near.ts';
import { parseQuery, type Query } from './parse.ts';
import { type Candidate, rank } from './rank.ts';
import { eachDocument, type Reading, readingsOf } from './terms.ts';

export interface Hit {
	readonly document: SearchDocument;
	readonly score: number;
	/** How the document was found, where not by its words. */
	readonly as: FoundAs | null;
}

export interface SearchAnswer {
	readonly query: Query;
	readonly hits: readonly Hit[];
	/** Documents that match at all, per kind; the hits are at most `limit` of them. */
	readonly counts: Readonly<Record<SearchKind, number>>;
	/** Words of the index that were matched, for marking them in results. */
	readonly words: readonly string[];
}

export interface SearchOptions {
	readonly limit?: number;
	/** Only these kinds; all where left out. A kind prefix in the text goes first. */
	readonly kinds?: ReadonlySet<SearchKind>;
}

/** Candidates that are ranked closely. */
const CANDIDATES = 60;
/** A document must hold this share of the query's weight to count as found at all. */
const ENOUGH = 0.34;

/**
 * Searches the index.
 *
 * @param typed what the reader typed, kind prefix included
 */
export function search(index: SearchIndex, typed: string, options: SearchOptions = {}): SearchAnswer {
	const query = parseQuery(typed);
	const limit = options.limit ?? 10;
	const wanted = (kind: SearchKind): boolean =>
		query.kind === null ? (options.kinds?.has(kind) ?? true) : kind === query.kind;
	const { readings, unknown } = readingsOf(index, query);
	const matched = matchDocuments(index, query, readings, wanted);
	const identified = identify(index, query.text).filter(({ document }) =>
		wanted(index.documents[document]?.kind ?? 'stream'),
	);
	const terms = new Set(readings.flatMap(({ parts }) => parts.flatMap((part) => [...part.keys()])));
	const candidates = withNames(index, query, matched.best, wanted);
	if (unknown) addNear(index, query, candidates, wanted);
	const ranked = rank(index, query, candidates, terms);
	const scores = new Map(ranked.map(({ document, score }) => [document, score]));
	const ways = new Map(identified.map(({ document, as }) => [document, as]));
	const order = [...identified.map(({ document }) => document), ...ranked.map(({ document }) => document)];
	const hits: Hit[] = [];
	for (const at of new Set(order)) {
		const document = index.documents[at];
		if (document) hits.push({ document, score: scores.get(at) ?? 0, as: ways.get(at) ?? null });
		if (hits.length === limit) break;
	}
	for (const { document } of identified) {
		const kind = index.documents[document]?.kind;
		if (kind && !matched.found.has(document)) matched.counts[kind]++;
	}
	return { query, hits, counts: matched.counts, words: [...terms].map((term) => index.terms[term] ?? '') };
}

interface Matched {
	readonly best: Candidate[];
	readonly counts: Record<SearchKind, number>;
	readonly found: { has(document: number): boolean };
}

/** The first step: how well each document matches each word, and the documents that match best over all. */
function matchDocuments(
	index: SearchIndex,
	query: Query,
	readings: readonly Reading[],
	wanted: (kind: SearchKind) => boolean,
): Matched {
	const size = index.documents.length;
	const width = query.words.length;
	const values = new Float32Array(size * width);
	const nameValues = new Float32Array(size * width);
	const holders = query.words.map(() => new Set<number>());
	for (const reading of readings) {
		eachDocument(index, reading, ZONE_WEIGHTS, (document, value, inName) => {
			for (let word = reading.from; word < reading.to; word++) {
				const at = document * width + word;
				if (value > (values[at] ?? 0)) values[at] = value;
				if (inName && value > (nameValues[at] ?? 0)) nameValues[at] = value;
				holders[word]?.add(document);
			}
		});
	}
	// A word that nothing holds is weighed like a rare one: an answer that lacks it is not a full answer.
	const weights = query.words.map((word, at) => word.weight * index.rarity(holders[at]?.size ?? 0));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const counts: Record<SearchKind, number> = {
		stream: 0,
		schema: 0,
		field: 0,
		guide: 0,
		step: 0,
		setting: 0,
	};
	const found = new Set<number>();
	const candidates: (Candidate & { readonly rough: number })[] = [];
	for (const document of new Set(holders.flatMap((set) => [...set]))) {
		const entry = index.documents[document];
		if (!entry || !wanted(entry.kind)) continue;
		let coverage = 0;
		let nameCoverage = 0;
		let held = 0;
		for (const [word, weight] of weights.entries()) {
			const value = values[document * width + word] ?? 0;
			coverage += weight * value;
			nameCoverage += weight * (nameValues[document * width + word] ?? 0);
			if (value > 0) held += weight;
		}
		if (held < ENOUGH * total) continue;
		coverage /= total;
		nameCoverage /= total;
		found.add(document);
		counts[entry.kind]++;
		const brevity = 1 / (8 + entry.name.length);
		const rough = coverage * coverage + 0.5 * nameCoverage + brevity + 0.02 * Math.log2(1 + entry.uses);
		candidates.push({ document, coverage, nameCoverage, rough });
	}
	candidates.sort((a, b) => b.rough - a.rough);
	return { best: candidates.slice(0, CANDIDATES), counts, found };
}

/** Documents whose whole name is the query in other separators are candidates whatever their words weigh. */
function withNames(
	index: SearchIndex,
	query: Query,
	candidates: Candidate[],
	wanted: (kind: SearchKind) => boolean,
): Candidate[] {
	const known = new Set(candidates.map(({ document }) => document));
	const named = [...(index.byName.get(query.folded) ?? []), ...(index.bySquashed.get(query.squashed) ?? [])];
	for (const document of new Set(named)) {
		if (known.has(document) || !wanted(index.documents[document]?.kind ?? 'stream')) continue;
		candidates.push({ document, coverage: 1, nameCoverage: 1 });
	}
	return candidates;
}

/** What a near name is worth beside one that has all the words as they stand. */
const NEAR_QUALITY = 0.75;

/** Where a word is in no name, names with nearly the letters of the whole query are candidates too. */
function addNear(
	index: SearchIndex,
	query: Query,
	candidates: Candidate[],
	wanted: (kind: SearchKind) => boolean,
): void {
	const places = new Map(candidates.map(({ document }, at) => [document, at]));
	for (const { document, likeness } of nearNames(
		index,
		query.text,
		new Set(SEARCH_KINDS.filter(wanted)),
		12,
	)) {
		const value = NEAR_QUALITY * likeness * likeness;
		const at = places.get(document);
		const known = at === undefined ? undefined : candidates[at];
		const candidate = {
			document,
			coverage: Math.max(value, known?.coverage ?? 0),
			nameCoverage: Math.max(value, known?.nameCoverage ?? 0),
		};
		if (at === undefined) candidates.push(candidate);
		else candidates[at] = candidate;
	}
}
