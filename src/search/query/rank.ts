/**
 * The second step of a search: of the candidates that the postings give, which is meant? A weighted sum of features;
 * the weights are in `weights.ts`.
 */
import { byCodeUnit } from '../../model/order.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import { advisedNames } from './advice.ts';
import type { Candidate } from './candidates.ts';
import { type Feature, featuresOf } from './features.ts';
import { fuseScores } from './fuse-opinion.ts';
import type { Query } from './parse.ts';
import type { MatchedTerms } from './query-expansion.ts';
import { WEIGHTS } from './weights.ts';

/** Documents that Fuse sees. */
const FUSE_LIMIT = 30;

export type Weights = Readonly<Record<Feature, number>>;

interface Scored {
	readonly document: number;
	score: number;
	/** What the score is the weighted sum of. */
	readonly features: [Feature, number][];
}

/**
 * Scores of the candidates, best first; ties by name, so that two builds and two browsers agree.
 *
 * @param weights others than those of the search, where weights are fitted
 */
export function rank(
	index: SearchIndex,
	query: Query,
	candidates: readonly Candidate[],
	matchedTerms: MatchedTerms,
	weights: Weights = WEIGHTS,
): readonly Scored[] {
	const advised = advisedNames(index, query);
	const scored = candidates.map((candidate): Scored => {
		const features = featuresOf(index, query, candidate, matchedTerms, advised);
		const score = features.reduce((sum, [feature, value]) => sum + weights[feature] * value, 0);
		return { document: candidate.document, score, features };
	});
	scored.sort((a, b) => b.score - a.score);
	const head = scored.slice(0, FUSE_LIMIT);
	const fuse = fuseScores(
		index,
		query,
		head.map(({ document }) => document),
	);
	for (const [at, entry] of head.entries()) {
		const value = fuse[at] ?? 0;
		entry.score += weights.fuse * value;
		if (value !== 0) entry.features.push(['fuse', value]);
	}
	const nameAt = (at: number): string => index.documents[at]?.name ?? '';
	return scored.sort(
		(a, b) =>
			b.score - a.score || byCodeUnit(nameAt(a.document), nameAt(b.document)) || a.document - b.document,
	);
}
