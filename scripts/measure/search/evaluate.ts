/** Measures the search against queries with known answers. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SearchIndex } from '../../../src/search/index/inverted-index.ts';
import { hitId, search } from '../../../src/search/query/query.ts';

const QueryFile = z.array(
	z.object({
		q: z.string().min(1),
		kind: z.string().min(1),
		expect: z.array(z.string().min(1)).min(1),
	}),
);

/** A query, the kind of thing that is looked for, and its right answers, any of which counts. */
export type KnownQuery = z.output<typeof QueryFile>[number];

export interface Quality {
	/** Share of queries whose first result is right. */
	readonly success1: number;
	/** Share of queries with a right result among the first five. */
	readonly success5: number;
	/** Mean of 1 ÷ rank of the first right result; 0 where it is not among the first twenty. */
	readonly mrr: number;
}

export interface Miss {
	readonly q: string;
	readonly expect: readonly string[];
	/** The first five results. */
	readonly got: readonly string[];
}

/** `overall`, one entry per kind of query, and every query whose first result is not right. */
export type Evaluation = { readonly overall: Quality; readonly misses: readonly Miss[] } & Readonly<
	Record<string, Quality | readonly Miss[]>
>;

/** Ranks looked at. */
const DEPTH = 20;

/**
 * Reads a query file.
 *
 * @throws Error that says what is wrong with it
 */
export function readQueries(file: string): readonly KnownQuery[] {
	const parsed = QueryFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
	if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
	return parsed.data;
}

/** Searches for every query over all kinds, as the search box does, and compares with what was expected. */
export function evaluate(index: SearchIndex, queries: readonly KnownQuery[]): Evaluation {
	const ranks = new Map<string, number[]>();
	const misses: Miss[] = [];
	for (const { q, kind, expect } of queries) {
		const got = search(index, q, { limit: DEPTH }).hits.map(hitId);
		const rank = got.findIndex((id) => expect.includes(id)) + 1;
		ranks.set(kind, [...(ranks.get(kind) ?? []), rank]);
		if (rank !== 1) misses.push({ q, expect, got: got.slice(0, 5) });
	}
	const byKind = [...ranks].map(([kind, list]) => [kind, qualityOf(list)] as const);
	return { overall: qualityOf([...ranks.values()].flat()), ...Object.fromEntries(byKind), misses };
}

/** @param ranks of the first right result, 1 for the first, 0 for none */
function qualityOf(ranks: readonly number[]): Quality {
	const share = (good: (rank: number) => boolean): number =>
		rounded(ranks.filter(good).length / ranks.length);
	return {
		success1: share((rank) => rank === 1),
		success5: share((rank) => rank >= 1 && rank <= 5),
		mrr: rounded(ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length),
	};
}

/** Three decimals; 0 for the mean of nothing. */
function rounded(value: number): number {
	return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0;
}
