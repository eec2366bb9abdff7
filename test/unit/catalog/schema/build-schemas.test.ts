import { describe, expect, it } from 'vitest';
import { buildSchemas } from '../../../../src/catalog/schema/build-schemas.ts';
import { eachField } from '../../../../src/catalog/schema/fields/field.ts';
import { aRepository } from '../../../support/repository.ts';

const SCHEMA = "$schema: 'https://json-schema.org/draft-07/schema#'\ntype: object\n";
const file = (title: string, version: string, rest = '') =>
	`title: ${title}\ndescription: About ${title}\n$id: /${title}/${version}\n${SCHEMA}${rest}`;
const build = (files: Record<string, string>) => buildSchemas([aRepository(files)]);
const codes = (built: ReturnType<typeof build>) => built.problems.map(({ code, line }) => `${code}:${line}`);

describe('a schema', () => {
	it('has its kind, versions and latest version by its folder', () => {
		const { schemas, repositories, problems } = build({
			'fragment/x/1.0.0.yaml': file('fragment/x', '1.0.0'),
			'fragment/x/1.10.0.yaml': file('fragment/x', '1.10.0'),
			'fragment/x/1.9.0.yaml': file('fragment/x', '1.9.0'),
			'development/y/1.0.0.yaml': file('development/y', '1.0.0'),
			'analytics/legacy/z/1.0.0.yaml': file('analytics/legacy/z', '1.0.0'),
		});
		expect(problems).toEqual([]);
		expect(
			schemas.map(({ title, kind, development, legacy, latest }) => [
				title,
				kind,
				development,
				legacy,
				latest.version,
			]),
		).toEqual([
			['analytics/legacy/z', 'event', false, true, '1.0.0'],
			['development/y', 'event', true, false, '1.0.0'],
			['fragment/x', 'fragment', false, false, '1.10.0'],
		]);
		expect(repositories[0]).toMatchObject({ name: 'primary', schemaCount: 3, versionCount: 5 });
	});
	it('knows provenance only for the version that current.yaml states', () => {
		const body = 'allOf:\n  - $ref: /fragment/x/1.0.0#\n';
		const materialised = 'properties:\n  a: { type: string }\n';
		const { schemas, problems } = build({
			'fragment/x/1.0.0.yaml': file('fragment/x', '1.0.0', materialised),
			's/current.yaml': file('s', '1.1.0', body),
			's/1.0.0.yaml': file('s', '1.0.0', materialised),
			's/1.1.0.yaml': file('s', '1.1.0', materialised),
		});
		expect(problems).toEqual([]);
		const schema = schemas.find(({ title }) => title === 's');
		expect(schema?.versions.map(({ fields: [a] }) => [a?.provenance, a?.provenanceKnown])).toEqual([
			[null, false],
			[{ title: 'fragment/x', version: '1.0.0' }, true],
		]);
		expect(schema?.references).toMatchObject([
			{
				title: 'fragment/x',
				version: '1.0.0',
				from: '/allOf/0',
				stale: false,
				found: true,
				location: { line: 7 },
			},
		]);
		expect(schemas[0]?.referencedBy).toEqual([{ title: 's', version: '1.0.0' }]);
	});
	it('that only current.yaml states is a draft, materialised with fragments', () => {
		const { schemas, problems } = build({
			'fragment/x/1.0.0.yaml': file('fragment/x', '1.0.0', 'properties:\n  a: { type: integer }\n'),
			's/current.yaml': file('s', '0.1.0', 'allOf:\n  - $ref: /fragment/x/1.0.0#\n'),
		});
		expect(problems).toEqual([]);
		const schema = schemas.find(({ title }) => title === 's');
		expect(schema?.draft).toBe(schema?.latest);
		expect(schema?.latest).toMatchObject({ version: '0.1.0', draft: true, uri: '/s/0.1.0', fieldCount: 1 });
		expect(schema?.latest.text).toContain('maximum: 9007199254740991');
	});
	it('with a draft above its versions keeps the highest file as the latest', () => {
		const { schemas } = build({
			's/current.yaml': file('s', '1.1.0', 'properties:\n  b: { type: string }\n'),
			's/1.0.0.yaml': file('s', '1.0.0'),
		});
		expect(schemas[0]?.latest.version).toBe('1.0.0');
		expect(schemas[0]?.versions.map(({ version }) => version)).toEqual(['1.0.0', '1.1.0']);
	});
	it('examples that the tool made up are marked, as the source of the version has none', () => {
		const { schemas } = build({
			's/current.yaml': file('s', '1.0.0'),
			's/1.0.0.yaml': file('s', '1.0.0', 'examples:\n  - id: 33333333-3333-3333-3333-333333333333\n'),
		});
		expect(schemas[0]?.latest.examples).toEqual([
			{ value: { id: '33333333-3333-3333-3333-333333333333' }, generated: true, errors: [] },
		]);
	});
});

describe('problems of schemas', () => {
	it('title and $id that do not match the place are told at their lines', () => {
		const built = build({ 's/1.0.0.yaml': `title: other\n$id: /webrequest/1.0.0\n${SCHEMA}` });
		expect(codes(built)).toEqual(['schema-title-mismatch:1', 'schema-id-mismatch:2']);
		expect(built.schemas[0]?.problems).toHaveLength(2);
	});
	it('a bad reference is told at its line, and the schema still has its page and its other fields', () => {
		const built = build({
			's/current.yaml': file(
				's',
				'1.0.0',
				'properties:\n  good: { type: string }\n  bad:\n    $ref: /none/1.0.0\n',
			),
		});
		expect(codes(built)).toEqual(['ref-not-found:9']);
		expect([...eachField(built.schemas[0]?.latest.fields ?? [])].map(({ path }) => path)).toEqual([
			'bad',
			'good',
		]);
	});
	it('a current.yaml that does not give its version file is told where they differ', () => {
		const built = build({
			's/current.yaml': file('s', '1.0.0', 'properties:\n  a: { type: string }\n'),
			's/1.0.0.yaml': file('s', '1.0.0', 'properties:\n  a: { type: boolean }\n'),
		});
		expect(codes(built)).toEqual(['current-differs-from-version:7']);
	});
	it('a current.yaml behind the latest version is told', () => {
		const built = build({
			's/current.yaml': file('s', '1.0.0'),
			's/1.0.0.yaml': file('s', '1.0.0'),
			's/1.1.0.yaml': file('s', '1.1.0'),
		});
		expect(codes(built)).toEqual(['current-behind:3']);
	});
	it('broken files leave a version or a draft without fields, and the neighbours whole', () => {
		const built = build({
			'a/1.0.0.yaml': 'title: [\n',
			'b/current.yaml': 'title: [\n',
			'c/1.0.0.yaml': '- not\n- a mapping\n',
			'd/1.0.0.yaml': file('d', '1.0.0', 'properties:\n  x: { type: string }\n'),
		});
		expect(
			built.schemas.map(({ title, latest }) => [title, latest.version, latest.draft, latest.fieldCount]),
		).toEqual([
			['a', '1.0.0', false, 0],
			['b', '0.0.0', true, 0],
			['c', '1.0.0', false, 0],
			['d', '1.0.0', false, 1],
		]);
		expect(built.problems.map(({ code, subject }) => [code, subject])).toEqual([
			['yaml-syntax', 'schema:a'],
			['yaml-syntax', 'schema:b'],
			['schema-not-a-mapping', 'schema:c'],
		]);
	});
	it('two repositories with one title: the first is used, and it is told', () => {
		const one = aRepository({ 's/1.0.0.yaml': file('s', '1.0.0') });
		const two = aRepository({ 's/2.0.0.yaml': file('s', '2.0.0') }, { name: 'secondary' });
		const built = buildSchemas([one, two]);
		expect(built.schemas.map(({ repository, latest }) => [repository, latest.version])).toEqual([
			['primary', '1.0.0'],
		]);
		expect(built.problems.map(({ code, file: at }) => [code, at])).toEqual([
			['schema-title-collision', 'secondary/jsonschema/s/2.0.0.yaml'],
		]);
	});
	it('titles that differ only in case are told', () => {
		expect(codes(build({ 's/1.0.0.yaml': file('s', '1.0.0'), 'S/1.0.0.yaml': file('S', '1.0.0') }))).toEqual([
			'schema-title-case:null',
		]);
	});
	it('every problem is listed once, whether of a repository or of a schema', () => {
		const built = build({ 's/1.0.0.yaml': `${file('s', '1.0.0')}type: object\n`, 's/1.0.yaml': 'x: 1' });
		expect(codes(built).sort()).toEqual(['version-file-name:null', 'yaml-duplicate-key:6']);
		expect(built.schemas[0]?.problems).toHaveLength(2);
	});
});
