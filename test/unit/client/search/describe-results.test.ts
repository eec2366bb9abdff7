import { describe, expect, it } from 'vitest';
import { describeNothing, describeResults, totalOf } from '../../../../src/client/search/describe-results.ts';
import { answerRequest } from '../../../../src/search/query/answer.ts';
import type { SearchResults } from '../../../../src/search/query/messages.ts';
import { aDocument, indexOf } from '../../../support/search.ts';

const index = indexOf([
	aDocument('stream', 'page.change'),
	aDocument('stream', 'page.delete'),
	aDocument('schema', 'page/change'),
	aDocument('field', 'dt'),
]);
const answerTo = (text: string): SearchResults => ({
	...answerRequest(index, { text, limit: 10 }),
	complete: true,
	gap: '',
});

describe('the sentence about results', () => {
	it('counts them over all groups and in each that has some', () => {
		expect(totalOf(answerTo('page'))).toBe(3);
		expect(describeResults(answerTo('page'))).toBe('3 results: 2 in Streams, 1 in Schemas');
	});

	it('says what was searched where nothing was found', () => {
		expect(describeResults(answerTo('zebra'))).toBe('Nothing found for zebra');
		expect(describeNothing(answerTo('zebra'), ' with these filters')).toBe(
			'Nothing found for “zebra” with these filters among 2 streams, 1 schema, 1 field.',
		);
	});
});
