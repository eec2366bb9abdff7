/** The first step of a search: which documents hold the words, and how well. */
import { type SearchIndex, ZONE_WEIGHTS } from './index.ts';
import { SEARCH_KINDS, type SearchDocument, type SearchKind } from './model.ts';
import { nearNames } from './near.ts';
import type { Query } from './parse.ts';
import { eachDocument, type Reading } from './terms.ts';

/** What the first step knows of a document: how well each word of the query matched, anywhere and in names. */
export interface Candidate {
	readonly document: number;
	/** 0…1, weighted by the words' rarity. */
	readonly coverage: number;
	readonly nameCoverage: number;
	/** The share of the words that it has at all, wherever they stand. */
	readonly held: number;
}

export interface Matched {
	/** The best, for a close look. */
	readonly candidates: readonly Candidate[];
	/** All that match, per kind. */
	readonly counts: Readonly<Record<SearchKind, number>>;
	readonly found: ReadonlySet<number>;
}

/** Candidates over all kinds, and at least so many of each kind, as results are shown by kind. */
const BEST = 40;
const BEST_OF_KIND = 8;
/** A document must hold this share of the query's weight to count as found … */
const ENOUGH = 0.34;
/** … and hold it where it says something: half of the query in a remark is chance. */
const LEAST_COVERAGE = 0.17;
/** What a near name is worth beside one that has all the words as they stand. */
const NEAR_QUALITY = 0.75;

type Wanted = (document: SearchDocument) => boolean;

/**
 * How well each document matches each word of the query, and the documents that match best over all.
 *
 * @param limit at least so many candidates, where so many match
 */
export function matchDocuments(
	index: SearchIndex,
	query: Query,
	readings: readonly Reading[],
	wanted: Wanted,
	limit: number,
): Matched {
	const width = query.words.length;
	const values = new Float32Array(index.documents.length * width);
	const nameValues = new Float32Array(index.documents.length * width);
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
	const candidates: RoughCandidate[] = [];
	for (const document of new Set(holders.flatMap((set) => [...set]))) {
		const entry = index.documents[document];
		if (!entry || !wanted(entry)) continue;
		let coverage = 0;
		let nameCoverage = 0;
		let held = 0;
		for (const [word, weight] of weights.entries()) {
			const value = values[document * width + word] ?? 0;
			coverage += weight * value;
			nameCoverage += weight * (nameValues[document * width + word] ?? 0);
			if (value > 0) held += weight;
		}
		coverage /= total;
		nameCoverage /= total;
		held /= total;
		if (held < ENOUGH || coverage < LEAST_COVERAGE) continue;
		found.add(document);
		counts[entry.kind]++;
		const brevity = 1 / (8 + entry.name.length);
		const rough =
			coverage * coverage +
			0.3 * held * held +
			0.5 * nameCoverage +
			brevity +
			0.02 * Math.log2(1 + entry.uses);
		candidates.push({ document, kind: entry.kind, coverage, nameCoverage, held, rough });
	}
	return { candidates: bestOf(candidates, limit), counts, found };
}

interface RoughCandidate extends Candidate {
	readonly kind: SearchKind;
	readonly rough: number;
}

function bestOf(candidates: RoughCandidate[], limit: number): Candidate[] {
	candidates.sort((a, b) => b.rough - a.rough);
	const most = Math.max(BEST, limit);
	const taken = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, 0])) as Record<SearchKind, number>;
	return candidates.filter(({ kind }, place) => ++taken[kind] <= BEST_OF_KIND || place < most);
}

/** Documents whose whole name is the query in other separators are candidates whatever their words weigh. */
export function withWholeNames(
	index: SearchIndex,
	query: Query,
	candidates: readonly Candidate[],
	wanted: Wanted,
): Candidate[] {
	const known = new Set(candidates.map(({ document }) => document));
	const named = new Set([
		...(index.byName.get(query.folded) ?? []),
		...(index.bySquashed.get(query.squashed) ?? []),
	]);
	const added = [...named].filter((at) => {
		const document = index.documents[at];
		return document !== undefined && !known.has(at) && wanted(document);
	});
	return [...candidates, ...added.map((document) => ({ document, coverage: 1, nameCoverage: 1, held: 1 }))];
}

/** Where a word is in no name, names with nearly the letters of the whole query are candidates too. */
export function withNear(
	index: SearchIndex,
	query: Query,
	candidates: readonly Candidate[],
	kinds: ReadonlySet<SearchKind>,
	wanted: Wanted,
): Candidate[] {
	const all = new Map(candidates.map((candidate) => [candidate.document, candidate]));
	for (const { document, likeness } of nearNames(index, query.text, kinds, 12)) {
		const entry = index.documents[document];
		if (!entry || !wanted(entry)) continue;
		const value = NEAR_QUALITY * likeness * likeness;
		const known = all.get(document);
		all.set(document, {
			document,
			coverage: Math.max(value, known?.coverage ?? 0),
			nameCoverage: Math.max(value, known?.nameCoverage ?? 0),
			held: Math.max(value, known?.held ?? 0),
		});
	}
	return [...all.values()];
}
