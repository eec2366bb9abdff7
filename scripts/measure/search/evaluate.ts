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
		/** Queries that are held out are measured and never shown, so that nobody tunes the ranking on them. */
		half: z.enum(['tuning', 'held-out']).optional(),
	}),
);

/** A query, the kind of thing that is looked for, and its right answers, any of which counts. */
export type KnownQuery = z.output<typeof QueryFile>[number];

export interface Quality {
	/** How many queries were asked. */
	readonly queries: number;
	/** Share of queries whose first result is right. */
	readonly success1: number;
	/** Share of queries with a right result among the first three. */
	readonly success3: number;
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

/** Quality over all queries, one entry per kind of query, and one per half where the file has halves. */
export interface Summary {
	readonly overall: Quality;
	readonly kinds: Readonly<Record<string, Quality>>;
	readonly halves: Readonly<Record<string, Summary>>;
}

/** A summary, and every query whose first result is not right, but for those that are held out. */
export interface Evaluation extends Summary {
	readonly misses: readonly Miss[];
}

/** Anything that searches: identities of results (`hitId`), best first. */
export type Engine = (query: string, limit: number) => readonly string[];

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

/** The search of the site: over all kinds, as the search box does. */
export const catalogEngine =
	(index: SearchIndex): Engine =>
	(query, limit) =>
		search(index, query, { limit }).hits.map(hitId);

/** Asks every query and compares with what was expected. */
export function evaluate(engine: Engine, queries: readonly KnownQuery[]): Evaluation {
	const misses: Miss[] = [];
	const answered = queries.map((query) => {
		const got = engine(query.q, DEPTH);
		const rank = got.findIndex((id) => query.expect.includes(id)) + 1;
		if (rank !== 1 && query.half !== 'held-out')
			misses.push({ q: query.q, expect: query.expect, got: got.slice(0, 5) });
		return { query, rank };
	});
	return { ...summaryOf(answered, true), misses };
}

interface Answered {
	readonly query: KnownQuery;
	/** Of the first right result: 1 for the first, 0 for none. */
	readonly rank: number;
}

function summaryOf(answered: readonly Answered[], withHalves: boolean): Summary {
	const byKind = Map.groupBy(answered, ({ query }) => query.kind);
	const byHalf = Map.groupBy(answered, ({ query }) => query.half);
	const halves = [...byHalf].flatMap(([half, list]) =>
		half === undefined || !withHalves ? [] : [[half, summaryOf(list, false)] as const],
	);
	return {
		overall: qualityOf(answered),
		kinds: Object.fromEntries([...byKind].map(([kind, list]) => [kind, qualityOf(list)])),
		halves: Object.fromEntries(halves),
	};
}

function qualityOf(answered: readonly Answered[]): Quality {
	const within = (most: number): number =>
		rounded(answered.filter(({ rank }) => rank >= 1 && rank <= most).length / answered.length);
	return {
		queries: answered.length,
		success1: within(1),
		success3: within(3),
		success5: within(5),
		mrr: rounded(answered.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / answered.length),
	};
}

/** Three decimals; 0 for the mean of nothing. */
function rounded(value: number): number {
	return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0;
}
