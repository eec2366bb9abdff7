import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../../src/search/index/inverted-index.ts';
import { answerRequest } from '../../../../src/search/query/answer.ts';
import { aDocument, searchDataOf } from '../../../support/search.ts';

const index = buildIndex({
	...searchDataOf([
		aDocument('schema', 'features/base', { uses: 3 }),
		aDocument('stream', 'features.base', { schema: 'features/base' }),
		aDocument('field', 'element_id', { summary: 'What was clicked.', schemas: ['features/base'] }),
	]),
	advice: [
		{
			title: 'A click on a page',
			text: 'Use the base schema.',
			when: ['button click', 'press'],
			unless: ['app'],
			schemas: ['features/base', 'not/loaded'],
			streams: [],
			howTos: [],
		},
	],
});
const ask = (text: string) => answerRequest(index, { text, limit: 5, evidence: true });

describe('advice', () => {
	it('is shown where one of its phrases stands, whatever the endings', () => {
		expect(ask('users clicked or pressed something').advice[0]?.title).toBe('A click on a page');
	});

	it('links only to what is in the catalog', () => {
		expect(ask('press a button').advice[0]?.links.map(({ href }) => href)).toEqual([
			'/schemas/features/base/',
		]);
	});

	it.each(['press a button in the app', 'features.base', 'something else'])(
		'is not shown for “%s”',
		(text) => {
			expect(ask(text).advice).toEqual([]);
		},
	);
});

describe('why a schema fits', () => {
	it('is said by its fields', () => {
		const hit = ask('which element users clicked on pages').hits.find(
			({ id }) => id === 'schema:features/base',
		);
		expect(hit?.evidence.map(({ href }) => href)).toEqual(['/fields/element_id/']);
	});
});
