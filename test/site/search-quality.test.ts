import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogEngine, evaluate, readQueries } from '../../scripts/measure/search/evaluate.ts';
import { readSearchIndex } from '../../scripts/measure/search/read-site.ts';
import { sampleSite } from '../support/sample-site.ts';

const queries = readQueries(fileURLToPath(new URL('../search/queries.json', import.meta.url)));

describe('the search of the sample', () => {
	it('is measured by at least 120 queries of all kinds', () => {
		expect(queries.length).toBeGreaterThanOrEqual(120);
		expect(new Set(queries.map(({ kind }) => kind))).toEqual(new Set(['stream', 'schema', 'field', 'guide']));
	});

	it('puts what is meant first, or nearly so', () => {
		const { overall, misses } = evaluate(catalogEngine(readSearchIndex(sampleSite())), queries);
		expect(overall.success1, JSON.stringify(misses, null, '\t')).toBeGreaterThanOrEqual(0.95);
		expect(overall.success5).toBeGreaterThanOrEqual(0.99);
		expect(overall.mrr).toBeGreaterThanOrEqual(0.97);
	});
});
