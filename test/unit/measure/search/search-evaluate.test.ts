import { describe, expect, it } from 'vitest';
import { catalogEngine, evaluate } from '../../../../scripts/measure/search/evaluate.ts';
import { fuseEngine, miniSearchEngine } from '../../../../scripts/measure/search/other-engines.ts';
import { aDocument, indexOf, searchDataOf } from '../../../support/search.ts';

const documents = [
	aDocument('stream', 'a.one'),
	aDocument('stream', 'a.two'),
	aDocument('schema', 'b/one', { summary: 'What happens to CamelCase words' }),
];
const engine = catalogEngine(indexOf(documents));

describe('evaluation', () => {
	it('measures all queries and each kind, and lists what was not first', () => {
		const result = evaluate(engine, [
			{ q: 'a.one', kind: 'stream', expect: ['stream:a.one'] },
			{ q: 'one', kind: 'schema', expect: ['schema:b/one'] },
			{ q: 'nothing like it', kind: 'schema', expect: ['schema:b/one'] },
		]);
		expect(result.overall).toEqual({
			queries: 3,
			success1: 0.333,
			success3: 0.667,
			success5: 0.667,
			mrr: 0.5,
		});
		expect(result.kinds['stream']).toEqual({ queries: 1, success1: 1, success3: 1, success5: 1, mrr: 1 });
		expect(result.misses).toEqual([
			{ q: 'one', expect: ['schema:b/one'], got: ['stream:a.one', 'schema:b/one'] },
			{ q: 'nothing like it', expect: ['schema:b/one'], got: [] },
		]);
	});

	it('counts any of the expected answers', () => {
		const { overall } = evaluate(engine, [
			{ q: 'one', kind: 'stream', expect: ['schema:b/one', 'stream:a.one'] },
		]);
		expect(overall.success1).toBe(1);
	});

	it('measures the half that is held out, and never shows it', () => {
		const { halves, misses } = evaluate(engine, [
			{ q: 'a.one', kind: 'stream', expect: ['stream:a.one'], half: 'tuning' },
			{ q: 'nothing like it', kind: 'stream', expect: ['stream:a.one'], half: 'held-out' },
		]);
		expect(halves['held-out']?.overall.success1).toBe(0);
		expect(halves['tuning']?.kinds['stream']?.success1).toBe(1);
		expect(misses).toEqual([]);
	});

	it('is 0 for no queries', () => {
		expect(evaluate(engine, []).overall.mrr).toBe(0);
	});
});

describe('the yardsticks', () => {
	it.each([
		['Fuse', fuseEngine],
		['MiniSearch', miniSearchEngine],
	])('%s searches names and texts', (_name, make) => {
		const yardstick = make(searchDataOf(documents));
		expect(yardstick('two', 5)[0]).toBe('stream:a.two');
		expect(yardstick('camel words', 5)[0]).toBe('schema:b/one');
	});
});
