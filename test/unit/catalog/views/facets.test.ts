import { describe, expect, it } from 'vitest';
import { facetChoices, facetOptions, facetValues } from '../../../../src/catalog/views/facet.ts';
import { SCHEMA_FACETS } from '../../../../src/catalog/views/schema-facets.ts';
import { STREAM_FACETS } from '../../../../src/catalog/views/stream-facets.ts';
import { countValues, matches, parseValues, wordsOf } from '../../../../src/client/table/match.ts';
import type { Owner } from '../../../../src/model/activity.ts';
import { aSchema, aStream } from '../../../support/builders.ts';

const facet = (id: string) => {
	const found = STREAM_FACETS.find((one) => one.id === id);
	if (!found) throw new Error(`no facet ${id}`);
	return found;
};

describe('facets of streams', () => {
	it('say a value in words and count it, in their own order', () => {
		const streams = [
			aStream('a', { sample: { rate: 0.1, unit: 'session', valid: true, origin: null } }),
			aStream('b', { sample: { rate: 0, unit: 'session', valid: false, origin: null } }),
			aStream('c'),
			aStream('d'),
		];
		expect(facetOptions(facet('sampling'), streams)).toEqual([
			{ value: 'sampled', label: 'Sampled', count: 1 },
			{ value: 'no', label: 'Not configured', count: 2 },
			{ value: 'off', label: 'Off, or not valid', count: 1 },
		]);
	});

	it('A schema that is not loaded counts as itself and as missing', () => {
		expect(facet('schema').of(aStream('a', { schemaTitle: 'x/y', schemaPresent: false }))).toEqual([
			'x/y',
			'missing',
		]);
		expect(facet('schema').of(aStream('a'))).toEqual(['none', 'missing']);
	});

	it('An owner with several words is one value, and nobody is one too', () => {
		const owned = (name: string): Owner[] => [
			{ name, from: 'sender', evidence: '', url: null, location: null },
			{ name: 'Kim', from: 'history', evidence: '', url: null, location: null },
		];
		const streams = [
			aStream('a', { owners: owned('Reader Experience') }),
			aStream('b', { owners: owned('A|B') }),
			aStream('c'),
		];
		expect(facetOptions(facet('owner'), streams).map(({ label, count }) => [label, count])).toEqual([
			['A\u00a6B', 1],
			['Reader Experience', 1],
			['No owner recorded', 1],
		]);
		const row = facetValues(STREAM_FACETS, streams[0] ?? aStream('a'));
		const place = STREAM_FACETS.findIndex(({ id }) => id === 'owner');
		expect(parseValues(row)[place]).toHaveLength(1);
	});

	it('Schemas can be narrowed to the years of their first and of their newest change', () => {
		const schemas = [
			aSchema('x/a', { dates: { since: '2023-02-01', changed: '2024-03-04' } }),
			aSchema('x/b', { dates: { since: '2024-01-01', changed: '2024-01-01' } }),
			aSchema('x/c'),
		];
		const choices = facetChoices(SCHEMA_FACETS, schemas);
		const labels = (id: string) => choices.find((one) => one.id === id)?.options.map(({ label }) => label);
		expect(labels('since')).toEqual(['2024', '2023', 'Not known']);
		expect(labels('changed')).toEqual(['2024', 'Not known']);
	});

	it('A stream stands in all namespaces above it, version aside', () => {
		expect(facet('prefix').of(aStream('a.b.c.v1'))).toEqual(['a', 'a.b']);
		expect(facet('prefix').of(aStream('/^a\\.b/'))).toEqual([]);
	});

	it('Long lists leave out what only one stream has', () => {
		const streams = Array.from({ length: 40 }, (_, index) =>
			aStream(`s${index}`, { destination: `d${index}` }),
		);
		expect(facetOptions(facet('destination'), [...streams, aStream('t', { destination: 'd0' })])).toEqual([
			{ value: 'd0', label: 'd0', count: 2 },
		]);
	});
});

describe('filtering', () => {
	const rows = [
		{ values: parseValues('main|eventbus flink'), text: 'mediawiki.page_change' },
		{ values: parseValues('main|eventbus'), text: 'mediawiki.page_move' },
		{ values: parseValues('external|'), text: 'app_session' },
	];
	const choose = (values: string[], text = '') => ({ values, words: wordsOf(text) });
	const shown = (choice: ReturnType<typeof choose>) =>
		rows.filter((row) => matches(row, choice)).map(({ text }) => text);

	it('Filters are joined by “and”, words too', () => {
		expect(shown(choose(['main', '']))).toEqual(['mediawiki.page_change', 'mediawiki.page_move']);
		expect(shown(choose(['main', 'flink']))).toEqual(['mediawiki.page_change']);
		expect(shown(choose(['', ''], 'PAGE  move'))).toEqual(['mediawiki.page_move']);
		expect(shown(choose(['external', 'eventbus']))).toEqual([]);
	});

	it('Options count what they would leave, given the other filters', () => {
		expect([...countValues(rows, choose(['external', 'flink']), 0)]).toEqual([['main', 1]]);
		expect([...countValues(rows, choose(['main', 'flink']), 1)]).toEqual([
			['eventbus', 2],
			['flink', 1],
		]);
	});
});
