/**
 * The second step of a search: of the candidates that the postings give, which is meant? A weighted sum of features;
 * the weights are in `weights.ts`.
 */
import { byCodeUnit } from '../../model/order.ts';
import type { SearchIndex } from '../index/inverted-index.ts';
import { advisedNames } from './advice.ts';
import type { Candidate } from './candidates.ts';
import { featuresOf } from './features.ts';
import { fuseScores } from './fuse-opinion.ts';
import type { Query } from './parse.ts';
import { WEIGHTS } from './weights.ts';

/** Documents that Fuse sees. */
const FUSE_LIMIT = 30;

/** Scores of the candidates, best first; ties by name, so that two builds and two browsers agree. */
export function rank(
	index: SearchIndex,
	query: Query,
	candidates: readonly Candidate[],
	matchedTerms: ReadonlySet<number>,
): { document: number; score: number }[] {
	const advised = advisedNames(index, query);
	const scored = candidates.map((candidate) => {
		let score = 0;
		for (const [feature, value] of featuresOf(index, query, candidate, matchedTerms, advised))
			score += WEIGHTS[feature] * value;
		return { document: candidate.document, score };
	});
	scored.sort((a, b) => b.score - a.score);
	const head = scored.slice(0, FUSE_LIMIT);
	const fuse = fuseScores(
		index,
		query,
		head.map(({ document }) => document),
	);
	for (const [at, entry] of head.entries()) entry.score += WEIGHTS.fuse * (fuse[at] ?? 0);
	const nameAt = (at: number): string => index.documents[at]?.name ?? '';
	return scored.sort(
		(a, b) =>
			b.score - a.score || byCodeUnit(nameAt(a.document), nameAt(b.document)) || a.document - b.document,
	);
}
