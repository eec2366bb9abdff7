import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../src/search/query/answer.ts';
import { aDocument, found, indexOf } from '../../../support/search.ts';

const index = indexOf([
	aDocument('schema', 'analytics/depth', { questions: 'how far down do readers scroll', uses: 1 }),
	aDocument('stream', 'reading_depth', { schema: 'analytics/depth' }),
	aDocument('stream', 'page_change', { summary: 'A page was edited by readers' }),
	aDocument('schema', 'analytics/form', {
		questions: 'who sends the form\nwho gives up before sending it',
	}),
]);

describe('a question that somebody wrote down', () => {
	it('leads to the schema that answers it and to the stream that carries it', () => {
		expect(found(index, 'do people scroll far down').slice(0, 2).sort()).toEqual([
			'schema:analytics/depth',
			'stream:reading_depth',
		]);
	});

	it('is told as the reason, the one of several that is nearest', () => {
		const { hits } = answerRequest(index, { text: 'people who give up', limit: 3, evidence: true });
		const [first] = hits;
		expect(first?.id).toBe('schema:analytics/form');
		expect(first?.question.map(({ text }) => text).join('')).toBe('who gives up before sending it');
	});

	it('is not told where it has nothing in common with what was typed', () => {
		const { hits } = answerRequest(index, { text: 'analytics form', limit: 1, evidence: true });
		expect(hits[0]?.question.map(({ text }) => text).join('')).toBe('who sends the form');
		const other = answerRequest(index, { text: 'analytics depth', limit: 1, evidence: true });
		expect(other.hits[0]?.question.map(({ text }) => text).join('')).toBe('');
	});
});
