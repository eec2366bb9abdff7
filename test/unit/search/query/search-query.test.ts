import { describe, expect, it } from 'vitest';
import { search } from '../../../../src/search/query/query.ts';
import { aDocument, found, indexOf } from '../../../support/search.ts';

const CATALOG = [
	aDocument('stream', 'wiki.page_change.v1', {
		summary: 'Every change of a page.',
		aliases: ['event.wiki_page_change_v1'],
		schema: 'wiki/page/change',
	}),
	aDocument('stream', 'wiki.page_change.private.v1', { schema: 'wiki/page/change' }),
	aDocument('stream', 'wiki.page-links-change', { schema: 'wiki/page/links-change' }),
	aDocument('stream', 'wiki.page-delete'),
	aDocument('stream', 'old_EditAttemptStep', {
		aliases: ['event.editattemptstep'],
		schema: 'instruments/old/editattemptstep',
		summary: 'Steps of an attempt to edit.',
	}),
	aDocument('stream', 'wiki.client.error', { summary: 'Errors of JavaScript that browsers report.' }),
	aDocument('stream', '/^wiki\\.job\\..+/', { schema: 'wiki/job' }),
	aDocument('stream', 'wiki.search_satisfaction'),
	aDocument('schema', 'wiki/page/change', { uses: 2, facets: { 'schema kind': 'event' } }),
	aDocument('schema', 'wiki/page/links-change', { uses: 1 }),
	aDocument('schema', 'wiki/job', { uses: 1 }),
	aDocument('schema', 'instruments/old/editattemptstep', { uses: 1, aliases: ['EditAttemptStep'] }),
	aDocument('schema', 'fragment/accessibility', { facets: { 'schema kind': 'fragment' } }),
	aDocument('field', 'performer.user_is_bot', { schemas: ['wiki/page/change'] }),
	aDocument('field', 'page_id', { schemas: ['wiki/page/change', 'wiki/page/links-change'] }),
	aDocument('field', 'http.client_ip', { schemas: ['wiki/job'], summary: 'Address of the client.' }),
	aDocument('guide', 'choosing-a-sampling-rate', { title: 'Choosing a sampling rate' }),
	aDocument('step', 'merge-config', { title: 'Merge the configuration' }),
	aDocument('setting', 'sample.rate', { summary: 'Sampling rate: the share that is sent.' }),
];
const index = indexOf(CATALOG, [
	['a11y', 'accessibility'],
	['ip', 'address'],
	['eas', 'edit attempt step'],
]);
const first = (text: string): string | undefined => found(index, text)[0];

describe('what is found first', () => {
	it.each([
		['the exact name', 'wiki.page_change.v1', 'stream:wiki.page_change.v1'],
		['the name without its version', 'wiki.page_change', 'stream:wiki.page_change.v1'],
		['its words', 'page change', 'stream:wiki.page_change.v1'],
		['its words in another order', 'delete page', 'stream:wiki.page-delete'],
		['its words in one', 'pagedelete', 'stream:wiki.page-delete'],
		['CamelCase', 'PageDelete', 'stream:wiki.page-delete'],
		['other separators', 'wiki_page_delete', 'stream:wiki.page-delete'],
		['another form of a word', 'pages deleted', 'stream:wiki.page-delete'],
		['the beginning of its last part', 'search_sat', 'stream:wiki.search_satisfaction'],
		['slashes', 'page/links-change', 'schema:wiki/page/links-change'],
		['a swapped pair of letters', 'saerch satisfaction', 'stream:wiki.search_satisfaction'],
		['a missing letter', 'search satisfacton', 'stream:wiki.search_satisfaction'],
		['a letter too many', 'searchh satisfaction', 'stream:wiki.search_satisfaction'],
		['a typo across words', 'searchsatifsaction', 'stream:wiki.search_satisfaction'],
		['the first letters of its words', 'eas', 'stream:old_EditAttemptStep'],
		['CamelCase of a legacy name', 'EditAttemptStep', 'stream:old_EditAttemptStep'],
		['the last part of a field', 'user_is_bot', 'field:performer.user_is_bot'],
		['a field in words', 'user is bot', 'field:performer.user_is_bot'],
		['a synonym', 'a11y', 'schema:fragment/accessibility'],
		['a word of its description only', 'javascript', 'stream:wiki.client.error'],
		['a question', 'how do I choose a sampling rate?', 'guide:choosing-a-sampling-rate'],
		['a setting', 'sample.rate', 'setting:sample.rate'],
		['the name that its schema has too', 'editattemptstep', 'stream:old_EditAttemptStep'],
		['a typo in the name that its schema has too', 'editatemptstep', 'stream:old_EditAttemptStep'],
		['a title of a step', 'merge configuration', 'step:merge-config'],
	])('is right by %s', (_way, text, expected) => {
		expect(first(text)).toBe(expected);
	});
});

describe('pasted identifiers', () => {
	it.each([
		['/wiki/page/change/1.2.0', 'schema:wiki/page/change'],
		['"$schema": "/wiki/page/change/1.2.0",', 'schema:wiki/page/change'],
		['https://schemas.example/repositories/x/jsonschema/wiki/page/change/latest', 'schema:wiki/page/change'],
		['wiki/page/change/current.yaml', 'schema:wiki/page/change'],
		['north.wiki.page_change.v1', 'stream:wiki.page_change.v1'],
		['event.wiki_page_change_v1', 'stream:wiki.page_change.v1'],
		['event_sanitized.wiki_page_change_v1', 'stream:wiki.page_change.v1'],
		['event.editattemptstep', 'stream:old_EditAttemptStep'],
		['https://stream.example/v2/stream/wiki.page-delete', 'stream:wiki.page-delete'],
		['wiki.job.refreshLinks', 'stream:/^wiki\\.job\\..+/'],
		['south.wiki.job.refreshLinks', 'stream:/^wiki\\.job\\..+/'],
	])('%s leads to its subject', (text, expected) => {
		expect(first(text)).toBe(expected);
	});

	it('say in what way they were understood', () => {
		expect(search(index, 'north.wiki.page_change.v1').hits[0]?.as).toBe('topic');
		expect(search(index, 'wiki.job.refreshLinks').hits[0]?.as).toBe('pattern');
		expect(search(index, 'page change').hits[0]?.as).toBe(null);
	});
});

describe('narrowing', () => {
	it('searches one kind by a prefix', () => {
		expect(found(index, 'schema: page change')[0]).toBe('schema:wiki/page/change');
		expect(found(index, 'FIELD:page').every((id) => id.startsWith('field:'))).toBe(true);
	});

	it('searches the guides of streams among guides', () => {
		expect(found(index, 'guide: page delete')[0]).toBe('guide:wiki.page-delete');
		expect(found(index, 'guide for page delete')[0]).toBe('guide:wiki.page-delete');
	});

	it('takes an address for no prefix', () => {
		expect(search(index, 'stream://x').query.kind).toBe(null);
	});

	it('keeps to the kinds and facets that are asked for', () => {
		expect(found(index, 'page', { kinds: new Set(['schema']) }).every((id) => id.startsWith('schema:'))).toBe(
			true,
		);
		expect(found(index, 'accessibility change', { filters: { 'schema kind': 'event' } })).toEqual([
			'schema:wiki/page/change',
		]);
	});

	it('counts everything that matches, and the values of facets', () => {
		const answer = search(index, 'page change', { limit: 1, facets: true });
		expect(answer.hits).toHaveLength(1);
		expect(answer.counts.schema).toBe(2);
		expect(answer.facets['schema kind']).toEqual([{ value: 'event', count: 1 }]);
	});
});

describe('anything can be typed', () => {
	it.each(['', '   ', '.', '$', '"', '[]', '(', '\\', '🦊', '__proto__', 'constructor', 'toString'])(
		'%j is answered',
		(text) => {
			expect(Array.isArray(search(index, text).hits)).toBe(true);
		},
	);

	it('looks at no more of a text than a name can be long', () => {
		expect(search(index, 'x'.repeat(5000)).query.text).toHaveLength(300);
	});

	it('finds nothing where nothing is near', () => {
		expect(found(index, 'zzqqxx')).toEqual([]);
	});

	it('finds names that are property names of every object', () => {
		const hostile = indexOf(
			['__proto__', 'constructor', 'hasOwnProperty'].map((name) => aDocument('stream', name)),
		);
		expect(found(hostile, '__proto__')[0]).toBe('stream:__proto__');
		expect(found(hostile, 'constructor')[0]).toBe('stream:constructor');
	});

	it('does not run a pattern that could take for ever', () => {
		const slow = indexOf([aDocument('stream', '/^(a+)+$/')]);
		const before = performance.now();
		search(slow, `${'a'.repeat(60)}!`);
		search(slow, 'a'.repeat(60));
		expect(performance.now() - before).toBeLessThan(1000);
	});

	it('orders equals by name, so that every browser shows the same', () => {
		const same = indexOf(['b.same', 'c.same', 'a.same'].map((name) => aDocument('stream', name)));
		expect(found(same, 'same')).toEqual(['stream:a.same', 'stream:b.same', 'stream:c.same']);
	});
});
