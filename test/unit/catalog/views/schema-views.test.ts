import { describe, expect, it } from 'vitest';
import { fieldTree } from '../../../../src/catalog/schema/fields/field.ts';
import { groupFields } from '../../../../src/catalog/views/envelope.ts';
import { facetOptions } from '../../../../src/catalog/views/facet.ts';
import { namespacesOf } from '../../../../src/catalog/views/namespaces.ts';
import { privacySummary } from '../../../../src/catalog/views/privacy-summary.ts';
import { schemaBreadcrumb } from '../../../../src/catalog/views/schema-breadcrumb.ts';
import { SCHEMA_FACETS } from '../../../../src/catalog/views/schema-facets.ts';
import { schemaFieldLists } from '../../../../src/catalog/views/schema-field-lists.ts';
import { schemaRows } from '../../../../src/catalog/views/schema-rows.ts';
import { schemaStatus } from '../../../../src/catalog/views/schema-status.ts';
import { versionList } from '../../../../src/catalog/views/version-list.ts';
import type { Change, SchemaHistory } from '../../../../src/model/history.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { fieldAnchor, titleSlug } from '../../../../src/paths.ts';
import { aSchema, aVersion } from '../../../support/builders.ts';

const string = { type: 'string' };
const fieldsOf = (properties: JsonObject, own: readonly string[] = []) =>
	fieldTree(
		{ properties },
		{
			provenance: new Map(
				Object.keys(properties)
					.filter((name) => !own.includes(name))
					.map((name) => [`/properties/${name}`, { title: 'fragment/x', version: '1.0.0' }]),
			),
			privacy: ({ name }) => (name === 'ip' ? [{ kind: 'ip', label: 'IP address', reason: 'Why' }] : []),
		},
	).fields;

describe('fields in reading order', () => {
	it('a schema’s own fields come before those of fragments, and the envelope stands apart', () => {
		const { fields, envelope } = groupFields(
			fieldsOf({ $schema: string, a: string, b: string, dt: string, meta: string }, ['b']),
		);
		expect(fields.map(({ name }) => name)).toEqual(['b', 'a']);
		expect(envelope.map(({ name }) => name)).toEqual(['$schema', 'dt', 'meta']);
	});
	it('a fragment that is nothing but the envelope shows it as its fields', () => {
		const { fields, envelope } = groupFields(fieldsOf({ $schema: string, meta: string }));
		expect(fields.map(({ name }) => name)).toEqual(['$schema', 'meta']);
		expect(envelope).toEqual([]);
	});
	it('personal data is summed up by kind with the fields that carry it', () => {
		const fields = fieldsOf({ ip: string, http: { type: 'object', properties: { ip: string } } });
		expect(
			privacySummary(fields).map(({ mark, fields: marked }) => [mark.label, marked.map(({ path }) => path)]),
		).toEqual([['IP address', ['ip', 'http.ip']]]);
	});
});

describe('namespaces', () => {
	it('a title is in every folder above it, and its breadcrumb links to them', () => {
		expect(namespacesOf('a/b/c')).toEqual(['a', 'a/b']);
		expect(schemaBreadcrumb('a/b/c', '1.0.0').map(({ label, href }) => [label, href])).toEqual([
			['Schemas', '/schemas/'],
			['a', '/schemas/?namespace=a'],
			['b', '/schemas/?namespace=a%2Fb'],
			['c', '/schemas/a/b/c/'],
			['1.0.0', undefined],
		]);
	});
});

describe('the status of a schema', () => {
	const labels = (...given: Parameters<typeof aSchema>) =>
		schemaStatus(aSchema(...given)).map(({ label }) => label);
	const example = { value: {}, generated: false, errors: [] };
	const version = { ...aVersion('a', '1.0.0'), examples: [example] };
	it('says how many streams use it, or that none does', () => {
		expect(labels('a', { latest: version, streams: ['s', 't'] })).toEqual(['used by 2 streams']);
		expect(labels('a', { latest: version })).toEqual(['not used']);
	});
	it('says how many schemas are built from a fragment, each once', () => {
		const referencedBy = [
			{ title: 'b', version: '1.0.0' },
			{ title: 'b', version: '1.1.0' },
		];
		expect(labels('fragment/a', { latest: version, referencedBy })).toEqual(['used by 1 schema']);
	});
	it('names development, legacy, drafts and notes', () => {
		const note = { status: 'deprecated' } as never;
		const draft = { ...aVersion('a', '1.1.0'), draft: true };
		expect(labels('a', { development: true, legacy: true, draft, note, streams: ['s'] })).toEqual([
			'deprecated',
			'used by 1 stream',
			'development',
			'legacy',
			'draft 1.1.0',
		]);
	});
});

it('facets of a schema are counted by value', () => {
	const schemas = [
		aSchema('a/x', { streams: ['s'] }),
		aSchema('a/y', { latest: aVersion('a/y', '10.0.0') }),
		aSchema('fragment/z', { latest: aVersion('fragment/z', '2.0.0'), legacy: true }),
	];
	const options = (id: string) => {
		const facet = SCHEMA_FACETS.find((one) => one.id === id);
		return facet && facetOptions(facet, schemas).map(({ value, count }) => [value, count]);
	};
	expect(options('namespace')).toEqual([
		['a', 2],
		['fragment', 1],
	]);
	expect(options('use')).toEqual([
		['used', 1],
		['unused', 2],
	]);
	expect(options('state')).toEqual([
		['regular', 2],
		['legacy', 1],
	]);
});

it('field lists state each path once', () => {
	const schema = (title: string, properties: JsonObject) =>
		aSchema(title, { latest: { ...aVersion(title, '1.0.0'), fields: fieldsOf(properties) } });
	expect(
		schemaFieldLists([schema('a', { x: string, y: string }), schema('__proto__', { y: string })]),
	).toEqual({
		paths: ['x', 'y'],
		schemas: [
			['a', [0, 1]],
			['__proto__', [1]],
		],
	});
});

describe('addresses of schemas', () => {
	it('a segment of a title that is the name of a page gets a slug of its own', () => {
		expect(titleSlug('mediawiki/page/change')).toBe('mediawiki/page/change');
		expect(titleSlug('a/changes')).toMatch(/^a\/changes~[a-z0-9]{12}$/);
		expect(titleSlug('a/1.0.0')).toMatch(/^a\/1-0-0~[a-z0-9]{12}$/);
		expect(titleSlug('../x')).not.toContain('..');
	});
	it('an anchor is the same as an id and as a fragment', () => {
		expect(fieldAnchor('tags[].name')).toBe('field.tags[].name');
		expect(fieldAnchor('slots.{}.role')).toBe('field.slots.{}.role');
		expect(fieldAnchor('$schema')).toBe('field.$schema');
		expect(fieldAnchor('a b%41<"')).toBe('field.a~20b~2541~3c~22');
	});
});

describe('the days of a schema', () => {
	const versions = ['1.0.0', '1.1.0'].map((version) => aVersion('a/b', version));
	const schema = aSchema('a/b', { versions, latest: versions[1] ?? aVersion('a/b', '1.1.0') });
	const change = (date: string) => ({ date }) as Change;
	const past: SchemaHistory = {
		since: { kind: 'change', change: change('2024-01-02') },
		last: change('2024-03-04'),
		versions: new Map([
			['1.0.0', { kind: 'change', change: change('2024-01-02') }],
			['1.1.0', { kind: 'before', date: '2024-02-01' }],
		]),
		changes: [],
		people: [],
	};

	it('stand in the list of schemas where its history tells them', () => {
		const [told, untold] = [
			schemaRows([{ ...schema, dates: { since: '2024-01-02', changed: '2024-03-04' } }]),
			schemaRows([schema]),
		];
		expect([told[0]?.since, told[0]?.changed]).toEqual(['2024-01-02', '2024-03-04']);
		expect([untold[0]?.since, untold[0]?.changed]).toEqual(['', '']);
	});

	it('stand beside its versions, but not where only an older state is known', () => {
		expect(versionList(schema, past).map(({ version, date }) => [version, date])).toEqual([
			['1.0.0', '2024-01-02'],
			['1.1.0', null],
		]);
	});
});
