import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../scripts/measure/search/evaluate.ts';
import { aDocument, indexOf } from '../../../support/search.ts';

const index = indexOf([
	aDocument('stream', 'a.one'),
	aDocument('stream', 'a.two'),
	aDocument('schema', 'b/one'),
]);

describe('evaluation', () => {
	it('measures all queries and each kind, and lists what was not first', () => {
		const result = evaluate(index, [
			{ q: 'a.one', kind: 'stream', expect: ['stream:a.one'] },
			{ q: 'one', kind: 'schema', expect: ['schema:b/one'] },
			{ q: 'nothing like it', kind: 'schema', expect: ['schema:b/one'] },
		]);
		expect(result.overall).toEqual({ success1: 0.333, success5: 0.667, mrr: 0.5 });
		expect(result['stream']).toEqual({ success1: 1, success5: 1, mrr: 1 });
		expect(result.misses).toEqual([
			{ q: 'one', expect: ['schema:b/one'], got: ['stream:a.one', 'schema:b/one'] },
			{ q: 'nothing like it', expect: ['schema:b/one'], got: [] },
		]);
	});

	it('counts any of the expected answers', () => {
		const { overall } = evaluate(index, [
			{ q: 'one', kind: 'stream', expect: ['schema:b/one', 'stream:a.one'] },
		]);
		expect(overall.success1).toBe(1);
	});

	it('is 0 for no queries', () => {
		expect(evaluate(index, []).overall).toEqual({ success1: 0, success5: 0, mrr: 0 });
	});
});
