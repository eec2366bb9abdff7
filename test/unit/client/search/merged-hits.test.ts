import { describe, expect, it } from 'vitest';
import { mergedHits } from '../../../../src/client/search/finder-parts.ts';
import { answerRequest } from '../../../../src/search/query/answer.ts';
import { aDocument, indexOf } from '../../../support/search.ts';

describe('rows of the finder', () => {
	it('hold a schema and its streams once, and no field', () => {
		const index = indexOf([
			aDocument('schema', 'page/change', { uses: 1 }),
			aDocument('stream', 'page.change', { schema: 'page/change' }),
			aDocument('stream', 'page.view'),
			aDocument('field', 'page'),
		]);
		const { hits } = answerRequest(index, { text: 'page', limit: 10 });
		const rows = mergedHits(hits)
			.map(({ hit, also }) => [hit.id, also.map(({ id }) => id)])
			.sort();
		expect(rows).toEqual([
			['stream:page.change', ['schema:page/change']],
			['stream:page.view', []],
		]);
	});
});
