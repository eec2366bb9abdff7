/** The first step of a search: which documents hold the words, and how well. */
import type { SearchIndex } from '../index/inverted-index.ts';
import { SEARCH_KINDS, type SearchDocument, type SearchKind } from '../index/model.ts';
import { nearNames } from '../index/near.ts';
import { LAST_OWN_ZONE, ZONE_WEIGHTS } from '../index/postings.ts';
import type { Query } from './parse.ts';
import { eachDocument, type Reading } from './query-expansion.ts';
import { TUNING } from './tuning.ts';

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
	readonly found: readonly number[];
}

/** Candidates over all kinds, and at least so many of each kind, as results are shown by kind. */
const BEST = 60;
const BEST_OF_KIND = 12;
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
	const { values, nameValues, holders, touched } = collectValues(index, query, readings);
	const width = query.words.length;
	const weights = wordWeights(index, query, holders);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const enough = query.isSentence ? TUNING.enoughOfSentence : TUNING.enough;
	const least = query.isSentence ? TUNING.leastOfSentence : TUNING.leastCoverage;
	const counts: Record<SearchKind, number> = {
		stream: 0,
		schema: 0,
		field: 0,
		guide: 0,
		step: 0,
		setting: 0,
		page: 0,
		retired: 0,
	};
	const found: number[] = [];
	const best = new Best(Math.max(BEST, limit));
	const bestOfKind = new Map(SEARCH_KINDS.map((kind) => [kind, new Best(BEST_OF_KIND)]));
	for (const document of touched) {
		const entry = index.documents[document];
		if (!entry || !wanted(entry)) continue;
		let coverage = 0;
		let nameCoverage = 0;
		let held = 0;
		for (let word = 0; word < width; word++) {
			const weight = weights[word] ?? 0;
			const value = values[document * width + word] ?? 0;
			coverage += weight * value;
			nameCoverage += weight * (nameValues[document * width + word] ?? 0);
			if (value > 0) held += weight;
		}
		coverage /= total;
		nameCoverage /= total;
		held /= total;
		if (held < enough || coverage < least) continue;
		found.push(document);
		counts[entry.kind]++;
		const brevity = 1 / (8 + entry.name.length);
		const uses = 0.02 * Math.log2(1 + entry.uses);
		const rough = coverage + 0.3 * held * held + 0.5 * nameCoverage + brevity + uses;
		const ofKind = bestOfKind.get(entry.kind);
		if (!best.takes(rough) && !ofKind?.takes(rough)) continue;
		const candidate = { document, coverage, nameCoverage, held, rough };
		best.add(candidate);
		ofKind?.add(candidate);
	}
	const candidates = new Set([...best.kept, ...[...bestOfKind.values()].flatMap(({ kept }) => kept)]);
	return { candidates: [...candidates], counts, found };
}

/**
 * How much each word says: rare words more than frequent ones. A word that nothing holds is weighed like a rare one
 * in a name, as an answer that lacks it is not a full answer; in a sentence it says that the catalog has another word
 * for it, and must not sink the rest.
 */
function wordWeights(index: SearchIndex, query: Query, holders: readonly number[]): number[] {
	const telling = query.words.filter((word, at) => word.weight >= 0.3 && (holders[at] ?? 0) > 0).length;
	return query.words.map((word, at) => {
		const held = holders[at] ?? 0;
		const unknown = held === 0 && telling >= 2 ? TUNING.unknownWord : 1;
		return word.weight * unknown * index.rarity(held);
	});
}

interface RoughCandidate extends Candidate {
	readonly rough: number;
}

/** The best so many of many candidates, without sorting all. */
class Best {
	/** Best first. */
	readonly kept: RoughCandidate[] = [];
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	takes(rough: number): boolean {
		return this.kept.length < this.#most || rough > (this.kept.at(-1)?.rough ?? 0);
	}

	add(candidate: RoughCandidate): void {
		if (!this.takes(candidate.rough)) return;
		let at = this.kept.length;
		while (at > 0 && (this.kept[at - 1]?.rough ?? 0) < candidate.rough) at--;
		this.kept.splice(at, 0, candidate);
		if (this.kept.length > this.#most) this.kept.pop();
	}
}

interface Values {
	/** Best value per document and word, at `document × words + word`; the same of matches in names. */
	readonly values: Float32Array;
	readonly nameValues: Float32Array;
	/** How many documents hold each word. */
	readonly holders: readonly number[];
	/** Documents that hold any word. */
	readonly touched: readonly number[];
}

/** Plain arrays and no sets: in a large catalog a single letter touches every document many times. */
function collectValues(index: SearchIndex, query: Query, readings: readonly Reading[]): Values {
	const width = query.words.length;
	const values = new Float32Array(index.documents.length * width);
	const nameValues = new Float32Array(index.documents.length * width);
	const holders = query.words.map(() => 0);
	const isTouched = new Uint8Array(index.documents.length);
	const isHolder = new Uint8Array(index.documents.length * width);
	const touched: number[] = [];
	for (const { from, to, ...reading } of readings) {
		eachDocument(index, reading, ZONE_WEIGHTS, (document, value, zone) => {
			if (isTouched[document] === 0) {
				isTouched[document] = 1;
				touched.push(document);
			}
			const dense = zone === LAST_OWN_ZONE ? value * (index.density[document] ?? 1) : value;
			for (let word = from; word < to; word++) {
				const at = document * width + word;
				if (zone <= LAST_OWN_ZONE && isHolder[at] === 0) {
					isHolder[at] = 1;
					holders[word] = (holders[word] ?? 0) + 1;
				}
				if (dense > (values[at] ?? 0)) values[at] = dense;
				if (zone <= 1 && dense > (nameValues[at] ?? 0)) nameValues[at] = dense;
			}
		});
	}
	inherit(index, width, values, isTouched, touched);
	return { values, nameValues, holders, touched };
}

/** A stream holds what its schema holds, a little less, and much less where many streams carry the schema. */
function inherit(
	index: SearchIndex,
	width: number,
	values: Float32Array,
	isTouched: Uint8Array,
	touched: number[],
): void {
	for (const { stream, schema, share } of index.carried) {
		if (isTouched[schema] === 0) continue;
		for (let word = 0; word < width; word++) {
			const value = (values[schema * width + word] ?? 0) * share * TUNING.inherited;
			if (value <= (values[stream * width + word] ?? 0)) continue;
			values[stream * width + word] = value;
			if (isTouched[stream] === 1) continue;
			isTouched[stream] = 1;
			touched.push(stream);
		}
	}
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
		...(index.byCompactKey.get(query.compact) ?? []),
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
