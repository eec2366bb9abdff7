/** Fits the weights of the ranking to queries with known answers. */
import type { SearchIndex } from '../../../src/search/index/inverted-index.ts';
import { SEARCH_KINDS } from '../../../src/search/index/model.ts';
import type { Feature } from '../../../src/search/query/features.ts';
import { parseQuery } from '../../../src/search/query/parse.ts';
import { gather } from '../../../src/search/query/query.ts';
import { rank, type Weights } from '../../../src/search/query/rank.ts';
import type { KnownQuery } from './evaluate.ts';

/** One query: the features of each candidate, and which of them is right. */
interface Choice {
	readonly candidates: readonly {
		readonly features: readonly [Feature, number][];
		readonly right: boolean;
	}[];
}

/** What the ranking would look at for each query that has a right answer among its candidates. */
export function choicesOf(index: SearchIndex, queries: readonly KnownQuery[], weights: Weights): Choice[] {
	const kinds = new Set(SEARCH_KINDS);
	return queries.flatMap((known) => {
		const query = parseQuery(known.q);
		const wanted = query.kind === null ? kinds : new Set([query.kind]);
		const { candidates, terms } = gather(index, query, wanted, ({ kind }) => wanted.has(kind), 20);
		const ranked = rank(index, query, candidates, terms, weights).map(({ document, features }) => {
			const { kind = '', name = '' } = index.documents[document] ?? {};
			return { features, right: known.expect.includes(`${kind}:${name}`) };
		});
		return ranked.some(({ right }) => right) ? [{ candidates: ranked }] : [];
	});
}

export interface FitOptions {
	/** Rounds over all queries. */
	readonly rounds: number;
	/** How strongly weights are held to those that they start from. */
	readonly hold: number;
}

/**
 * A conditional logit: the weights under which a right answer is the likeliest choice among the candidates, by
 * gradient ascent with Adam, held to the weights that it starts from so that few queries do not move rare features.
 */
export function fitWeights(
	choices: readonly Choice[],
	start: Weights,
	{ rounds, hold }: FitOptions,
): Weights {
	const names = Object.keys(start) as Feature[];
	const weights: Record<Feature, number> = { ...start };
	const zeros = (): Record<Feature, number> =>
		Object.fromEntries(names.map((name) => [name, 0])) as Record<Feature, number>;
	const [first, second] = [zeros(), zeros()];
	for (let round = 1; round <= rounds; round++) {
		const gradient = zeros();
		for (const choice of choices) addGradient(choice, weights, gradient);
		for (const name of names) {
			const slope = gradient[name] / choices.length - hold * (weights[name] - start[name]);
			first[name] = 0.9 * first[name] + 0.1 * slope;
			second[name] = 0.999 * second[name] + 0.001 * slope * slope;
			const step = first[name] / (1 - 0.9 ** round) / (Math.sqrt(second[name] / (1 - 0.999 ** round)) + 1e-8);
			weights[name] += 0.02 * step;
		}
	}
	return Object.fromEntries(names.map((name) => [name, Math.round(weights[name] * 100) / 100])) as Weights;
}

/** Adds what moves the odds of the right answers of one query. */
function addGradient({ candidates }: Choice, weights: Weights, gradient: Record<Feature, number>): void {
	const scores = candidates.map(({ features }) =>
		features.reduce((sum, [feature, value]) => sum + weights[feature] * value, 0),
	);
	const top = Math.max(...scores);
	const odds = scores.map((score) => Math.exp(score - top));
	const all = odds.reduce((sum, value) => sum + value, 0);
	const right = odds.reduce((sum, value, at) => sum + (candidates[at]?.right ? value : 0), 0);
	for (const [at, { features, right: isRight }] of candidates.entries()) {
		const odd = odds[at] ?? 0;
		const pull = (isRight ? odd / right : 0) - odd / all;
		for (const [feature, value] of features) gradient[feature] += pull * value;
	}
}
