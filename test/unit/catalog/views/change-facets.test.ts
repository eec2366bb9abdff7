import { describe, expect, it } from 'vitest';
import { CHANGE_FACETS } from '../../../../src/catalog/views/change-facets.ts';
import { changesPeriods, periodWords } from '../../../../src/catalog/views/change-periods.ts';
import { changesOf } from '../../../../src/catalog/views/change-rows.ts';
import { facetChoices } from '../../../../src/catalog/views/facet.ts';
import type { Change, ChangeRecord, SchemaChange, StreamChange } from '../../../../src/model/history.ts';
import type { Problem } from '../../../../src/model/problem.ts';
import { aCatalog, aHistory, aSchema, aStream, aVersion } from '../../../support/builders.ts';

const change = (hash: string, date: string): Change => ({
	hash: hash.repeat(40),
	source: 'config',
	time: `${date}T12:00:00.000Z`,
	date,
	subject: `Change ${hash}`,
	tasks: [],
	author: null,
	url: null,
	reverts: null,
});
const ofStream = (name: string): Omit<StreamChange, 'change'> => ({
	name,
	kind: 'changed',
	declaredIn: [],
	removedFrom: [],
	settings: [],
});
const ofSchema = (title: string, added: readonly string[]): Omit<SchemaChange, 'change'> => ({
	title,
	added,
	edited: [],
	removed: [],
	current: false,
	movedFrom: null,
});
function record(
	one: Change,
	streams: readonly Omit<StreamChange, 'change'>[],
	schemas: readonly Omit<SchemaChange, 'change'>[] = [],
): ChangeRecord {
	return {
		change: one,
		streams: streams.map((own) => ({ change: one, ...own })),
		schemas: schemas.map((own) => ({ change: one, ...own })),
		defaults: [],
	};
}
const problem = (severity: Problem['severity'], file: string | null = null): Problem => ({
	code: 'test',
	severity,
	message: '',
	hint: '',
	file,
	line: null,
	subject: null,
	url: null,
});

const [first, second] = [aVersion('x/a', '1.0.0'), aVersion('x/a', '1.1.0')];
const schema = aSchema('x/a', {
	versions: [first, second],
	latest: second,
	problems: [problem('notice', second.location.file)],
});
const streams = [
	aStream('broken', { problems: [problem('error'), problem('warning'), problem('warning')] }),
	aStream('odd', { problems: [problem('warning')] }),
	aStream('fine', { problems: [problem('notice')] }),
];
const catalog = aCatalog({
	streams,
	streamByName: new Map(streams.map((one) => [one.name, one])),
	schemas: [schema],
	schemaByTitle: new Map([[schema.title, schema]]),
	history: aHistory({
		records: [
			record(change('f', '2024-03-09'), [ofStream('broken'), ofStream('fine')]),
			record(change('e', '2024-03-02'), [ofStream('odd')]),
			record(change('d', '2024-01-05'), [ofStream('gone')]),
			record(change('c', '2023-12-31'), [], [ofSchema('x/a', ['1.1.0'])]),
			record(change('b', '2023-12-01'), [], [ofSchema('x/a', ['1.0.0'])]),
		],
	}),
});
const issuesOf = (period: string) => changesOf(catalog, period).map(({ values }) => values.issues);

describe('the filter of changes by issues', () => {
	it('tells changes of things that have errors or warnings today from the others', () => {
		expect(issuesOf('2024')).toEqual([['error', 'warning'], ['warning'], ['none']]);
	});

	it('tells which change published a version whose file has issues, and no other version', () => {
		expect(issuesOf('2023')).toEqual([['version', 'none'], ['none']]);
	});

	it('is explained beside each thing, with the place where its issues stand', () => {
		const [row] = changesOf(catalog, '2024-03');
		expect(row?.things.map(({ name, issues }) => [name, issues])).toEqual([
			['broken', { words: '1 error, 2 warnings', href: '/streams/broken/#issues' }],
			['fine', null],
		]);
	});
});

describe('months and years of changes', () => {
	it('are those that have changes, each with its neighbours', () => {
		expect(changesPeriods(catalog)).toEqual([
			{ period: '2024-03', newer: null, older: '2024-01' },
			{ period: '2024-01', newer: '2024-03', older: '2023-12' },
			{ period: '2023-12', newer: '2024-01', older: null },
			{ period: '2024', newer: null, older: '2023' },
			{ period: '2023', newer: '2024', older: null },
		]);
		expect(['2024-03', '2023'].map(periodWords)).toEqual(['March 2024', '2023']);
	});

	it('narrow a year to a month, the newest first, and a month to nothing', () => {
		const months = (period: string) =>
			facetChoices(CHANGE_FACETS, changesOf(catalog, period)).find(({ id }) => id === 'month')?.options;
		expect(months('2024')).toEqual([
			{ value: '2024-03', label: 'March 2024', count: 2 },
			{ value: '2024-01', label: 'January 2024', count: 1 },
		]);
		expect(months('2024-03')).toBeUndefined();
	});
});
