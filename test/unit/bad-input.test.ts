import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/load.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { ReadBudget } from '../../src/sources/schemas/read-budget.ts';
import { readSchemaRepository } from '../../src/sources/schemas/repository.ts';
import { repositoryConfig } from '../support/repository.ts';
import {
	type Additions,
	GOOD_ENTRIES,
	SMALL_CONFIGURATION,
	schemaText,
	smallCatalog,
	smallCatalogFolder,
	streamsPhp,
} from '../support/small-catalog.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The first line of the third entry of the stream configuration. */
const THIRD_ENTRY = 10;

/** Code, place and subject of the problems with a code. */
function found(catalog: Catalog, code: string): unknown[] {
	return catalog.problems
		.filter((problem) => problem.code === code)
		.map(({ file, line, subject }) => [file, line, subject]);
}

/** Whatever else is wrong, these are whole. */
function expectTheRestIntact(catalog: Catalog): void {
	for (const title of ['good/one', 'good/two']) {
		expect(catalog.schemaByTitle.get(title)?.latest.fields.map(({ path }) => path)).toEqual([
			'$schema',
			'meta',
			'dt',
		]);
	}
	expect(catalog.streamByName.get('good.one.v1')).toMatchObject({
		schemaPresent: true,
		topics: ['eqiad.good.one.v1', 'codfw.good.one.v1'],
	});
	expect(catalog.streamByName.has('good.two.v1')).toBe(true);
}

/** Loads a small catalog with something bad in it, and makes sure that nothing else suffered. */
async function withBad(additions: Additions): Promise<Catalog> {
	const catalog = smallCatalog(additions);
	expectTheRestIntact(catalog);
	return catalog;
}

it('a small catalog without anything bad has no errors', async () => {
	const catalog = await withBad({});
	expect(catalog.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('more than anybody needs', () => {
	const BAD = 'main/jsonschema/bad/thing';
	const of = (code: string, catalog: Catalog): unknown[] =>
		catalog.problems.filter((problem) => problem.code === code).map(({ line, message }) => [line, message]);

	it('ten thousand values of an enum are read, and compared with each other in one pass', async () => {
		const values = Array.from({ length: 10_000 }, (_, index) => `v${index}`);
		const text = `${schemaText('bad/thing')}enum: [${values.join(', ')}, v7]\n`;
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: text } });
		expect(of('schema-is-valid', catalog)).toEqual([
			[expect.any(Number), 'The schema is not valid JSON Schema: `enum` holds the same at 8 and 10001.'],
		]);
	});
	it('of ten thousand examples a hundred are read, and the others are told', async () => {
		const examples = Array.from({ length: 10_000 }, () => '  - { meta: { stream: a } }\n').join('');
		const text = `${schemaText('bad/thing')}examples:\n${examples}`;
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: text } });
		expect(catalog.schemaByTitle.get('bad/thing')?.latest.examples).toHaveLength(100);
		expect(of('examples-too-many', catalog)).toEqual([
			[expect.any(Number), 'Of 10,000 examples only the first 100 are read and checked.'],
		]);
	});
	it('of thousands of problems of one schema a thousand are told, and how many more there are', async () => {
		const fields = Array.from({ length: 2000 }, (_, index) => `  Bad${index}: {}\n`).join('');
		const text = schemaText('bad/thing').replace('properties:\n', `properties:\n${fields}`);
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: text } });
		const own = catalog.problems.filter(({ subject }) => subject === 'schema:bad/thing');
		expect(own.length).toBeLessThan(1100);
		expect(of('schema-many-problems', catalog)[0]).toEqual([
			null,
			expect.stringMatching(
				/^The schema has [\d,]+ more problems than the 1,000 that are told one by one\.$/,
			),
		]);
	});
	it('a schema file of more than two million bytes is told and left out', async () => {
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: `title: ${'x'.repeat(2_000_000)}` } });
		expect(of('file-too-large', catalog)).toEqual([
			[null, 'The file has 2000007 bytes; at most 2000000 are read.'],
		]);
	});
	it('schema files of all repositories together have a limit, and what is left out is told', () => {
		const folder = temporaryFolder({
			'jsonschema/a/1.0.0.yaml': 'title: a',
			'jsonschema/b/1.0.0.yaml': 'title: b',
			'jsonschema/c/1.0.0.yaml': 'title: c',
		});
		const budget = new ReadBudget(15);
		const first = readSchemaRepository(repositoryConfig(folder, { name: 'first' }), budget);
		const second = readSchemaRepository(repositoryConfig(folder, { name: 'second' }), budget);
		expect(first.schemas.map(({ title }) => title)).toEqual(['a']);
		expect(second.schemas).toEqual([]);
		expect([...first.problems, ...second.problems].map(({ code, file }) => [code, file])).toEqual([
			['sources-too-large', 'first/jsonschema/b/1.0.0.yaml'],
			['sources-too-large', 'second/jsonschema/a/1.0.0.yaml'],
			['repository-empty', null],
		]);
	});
});

describe('bad schemas', () => {
	const BAD = 'main/jsonschema/bad/thing';
	const inBad = (text: string): Additions => ({
		files: { [`${BAD}/1.0.0.yaml`]: schemaText('bad/thing'), [`${BAD}/current.yaml`]: text },
	});
	/** A draft whose current.yaml has one reference, on line 10. */
	const referring = (reference: string): Additions => ({
		files: {
			[`${BAD}/current.yaml`]: `title: bad/thing
description: It refers to something.
$id: /bad/thing/1.0.0
$schema: https://json-schema.org/draft-07/schema#
type: object
allOf:
  - properties:
      own: { type: string }
  # The reference in question.
  - $ref: ${reference}
`,
		},
	});

	it('broken YAML is told at its line', async () => {
		const catalog = await withBad(inBad('title: bad/thing\ndescription: "not closed\n'));
		expect(found(catalog, 'yaml-syntax')[0]).toEqual([
			'main/jsonschema/bad/thing/current.yaml',
			expect.any(Number),
			'schema:bad/thing',
		]);
		expect(catalog.schemaByTitle.get('bad/thing')?.versions).toHaveLength(1);
	});

	it('a version that is broken YAML is told at its line', async () => {
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: 'title: bad/thing\n\tx: tab\n' } });
		expect(found(catalog, 'yaml-syntax')).toEqual([
			['main/jsonschema/bad/thing/1.0.0.yaml', 2, 'schema:bad/thing'],
		]);
	});

	it.each([
		['nothing', '/bad/nothing/1.0.0#'],
		['no such version', '/good/one/9.9.9#'],
		['no such part', '/good/one/1.0.0#/properties/nowhere'],
		['itself', '/bad/thing/1.0.0'],
		['a file', 'file:///etc/passwd'],
		['the web', 'http://127.0.0.1:1/schema'],
		['a folder above', '../../../../../../etc/passwd'],
		['a folder above, from the root', '/../../../../etc/passwd'],
	])('a reference to %s is told at its line', async (_case, reference) => {
		const catalog = await withBad(referring(reference));
		const told = catalog.problems.filter(
			({ subject, severity }) => subject === 'schema:bad/thing' && severity === 'error',
		);
		expect(told.map(({ file, line }) => [file, line])).toContainEqual([
			'main/jsonschema/bad/thing/current.yaml',
			10,
		]);
		expect(JSON.stringify(catalog.problems)).not.toContain('root:x:');
	});

	it('references in a circle are told', async () => {
		const circle = (title: string, other: string): string => `title: ${title}
description: In a circle.
$id: /${title}/1.0.0
$schema: https://json-schema.org/draft-07/schema#
type: object
allOf:
  - $ref: /${other}/1.0.0
`;
		const catalog = await withBad({
			files: {
				'main/jsonschema/bad/a/current.yaml': circle('bad/a', 'bad/b'),
				'main/jsonschema/bad/b/current.yaml': circle('bad/b', 'bad/a'),
			},
		});
		const told = catalog.problems.filter(({ code }) => code === 'ref-circular');
		expect(told.map(({ subject, line }) => [subject, line])).toEqual(
			expect.arrayContaining([
				['schema:bad/a', 7],
				['schema:bad/b', 7],
			]),
		);
	});

	it('a title that does not match its folder is told at its line', async () => {
		const text = schemaText('bad/other').replace('$id: /bad/other/1.0.0', '$id: /bad/thing/1.0.0');
		const catalog = await withBad({ files: { [`${BAD}/1.0.0.yaml`]: `# A comment.\n${text}` } });
		expect(found(catalog, 'schema-title-mismatch')).toContainEqual([
			'main/jsonschema/bad/thing/1.0.0.yaml',
			2,
			'schema:bad/thing',
		]);
	});

	it('a version file that is no semantic version is told', async () => {
		const catalog = await withBad({
			files: { [`${BAD}/1.0.0.yaml`]: schemaText('bad/thing'), [`${BAD}/1.0.yaml`]: schemaText('bad/thing') },
		});
		expect(found(catalog, 'version-file-name')).toEqual([
			['main/jsonschema/bad/thing/1.0.yaml', null, 'schema:bad/thing'],
		]);
	});

	it('a key __proto__ is a field like any other', async () => {
		const catalog = await withBad({
			files: {
				[`${BAD}/1.0.0.yaml`]: schemaText(
					'bad/thing',
					'1.0.0',
					'  __proto__: { type: string, description: Polluting. }\n  constructor: { type: string, description: Too. }\n',
				),
			},
		});
		const fields = catalog.schemaByTitle.get('bad/thing')?.latest.fields.map(({ path }) => path);
		expect(fields).toEqual(['$schema', 'meta', 'dt', '__proto__', 'constructor']);
		expect(catalog.fieldByPath.has('__proto__')).toBe(true);
		expect({}).not.toHaveProperty('description');
	});

	it('a link that leads out of the repository is not followed', async () => {
		const secret = temporaryFolder({ 'secret/1.0.0.yaml': schemaText('stolen/secret') });
		const catalog = await withBad({
			files: { 'main/jsonschema/bad/README.md': 'x' },
			links: {
				'main/jsonschema/bad/stolen': join(secret, 'secret'),
				'main/jsonschema/bad/CHANGELOG.md': '/etc/passwd',
			},
		});
		expect([...catalog.schemaByTitle.keys()]).toEqual(['good/one', 'good/two']);
		expect(found(catalog, 'link-outside').length).toBeGreaterThan(0);
	});

	it('two schemas whose titles differ only in case are told', async () => {
		const catalog = await withBad({
			files: {
				'main/jsonschema/bad/Thing/1.0.0.yaml': schemaText('bad/Thing'),
				'main/jsonschema/bad/thing/1.0.0.yaml': schemaText('bad/thing'),
			},
		});
		expect(found(catalog, 'schema-title-case')).toHaveLength(1);
	});
});

describe('bad repositories', () => {
	const twoRepositories = (path: string): Additions => ({
		files: {
			'catalog.yaml': SMALL_CONFIGURATION.replace(
				'  - { name: main, path: main }',
				`  - { name: main, path: main }\n  - { name: other, path: ${path} }`,
			),
			'empty/README.md': 'Nothing here.',
		},
	});

	it('an empty repository is told', async () => {
		const catalog = await withBad(twoRepositories('empty'));
		expect(found(catalog, 'repository-empty').map((told) => (told as unknown[])[2])).toEqual([
			'repository:other',
		]);
		expect(catalog.repositories.map(({ name, schemaCount }) => [name, schemaCount])).toEqual([
			['main', 2],
			['other', 0],
		]);
	});

	it('a missing folder is told', async () => {
		const catalog = await withBad(twoRepositories('nowhere'));
		expect(found(catalog, 'repository-missing').map((told) => (told as unknown[])[2])).toEqual([
			'repository:other',
		]);
	});
});

describe('bad stream configuration', () => {
	const bad = (entry: string): Promise<Catalog> => withBad({ entries: [entry] });

	it('a PHP syntax error is told at its line, and the schemas stay', async () => {
		const catalog = smallCatalog({
			files: { 'settings/streams.php': streamsPhp([...GOOD_ENTRIES, "'bad' => [ 'schema_title' => "]) },
		});
		expect(catalog.schemas.map(({ title }) => title)).toEqual(['good/one', 'good/two']);
		expect(found(catalog, 'php-syntax-error')).toEqual([['settings/streams.php', THIRD_ENTRY, null]]);
	});

	it.each([
		['a function call', "getenv( 'HOME' )"],
		['a variable', '$schema'],
		['a closure', 'static fn () => 1'],
		['an object', 'new DateTime()'],
		['a shell command', '`id`'],
		['an include', "include '/etc/passwd'"],
	])('%s where a literal should be is told at its line and never run', async (_case, code) => {
		const catalog = await bad(`'bad.v1' => [ 'schema_title' => 'good/one', 'sample' => ${code} ]`);
		expect(found(catalog, 'php-not-a-literal').map((told) => (told as unknown[]).slice(0, 2))).toEqual([
			['settings/streams.php', THIRD_ENTRY],
		]);
		expect(catalog.streamByName.get('bad.v1')).toMatchObject({ schemaTitle: 'good/one' });
	});

	it('an invalid regular expression as a name is told at its line', async () => {
		const catalog = await bad("'/^bad\\.([a-z]+/' => [ 'schema_title' => 'good/one' ]");
		expect(found(catalog, 'name-pattern-invalid').map((told) => (told as unknown[]).slice(0, 2))).toEqual([
			['settings/streams.php', THIRD_ENTRY],
		]);
	});

	it('two streams whose tables collide are told', async () => {
		const catalog = await bad(
			"'good-one.v1' => [ 'schema_title' => 'good/one', 'destination_event_service' => 'gate' ]",
		);
		const told = catalog.problems.filter(
			({ severity, message }) => severity === 'error' && message.includes('good_one_v1'),
		);
		expect(told.map(({ file, line }) => [file, line])).toContainEqual(['settings/streams.php', THIRD_ENTRY]);
	});

	it('a stream named __proto__ is a stream like any other', async () => {
		const catalog = await bad(
			"'__proto__' => [ 'schema_title' => 'good/one', '__proto__' => [ 'polluted' => true ] ]",
		);
		expect(catalog.streamByName.get('__proto__')).toMatchObject({
			schemaTitle: 'good/one',
			schemaPresent: true,
		});
		expect({}).not.toHaveProperty('polluted');
	});

	it('settings that are no arrays are told', async () => {
		const catalog = await bad("'bad.v1' => 'good/one'");
		expect(
			catalog.problems.some(({ line, file }) => file === 'settings/streams.php' && line === THIRD_ENTRY),
		).toBe(true);
	});

	it('a stream whose schema is not loaded is told', async () => {
		const catalog = await bad("'bad.v1' => [ 'schema_title' => 'good/oen' ]");
		expect(found(catalog, 'stream-schema-missing')).toEqual([
			['settings/streams.php', THIRD_ENTRY, 'stream:bad.v1'],
		]);
	});

	it('a file that is missing is told, and the schemas stay', async () => {
		const folder = smallCatalogFolder();
		const catalog = loadCatalog({
			config: join(folder, 'catalog.yaml'),
			streamConfig: join(folder, 'no.php'),
		});
		expect(catalog.schemas).toHaveLength(2);
		expect(found(catalog, 'file-unreadable')).toEqual([['settings/no.php', null, expect.anything()]]);
	});

	it('broken JSON is told at its line', async () => {
		const folder = smallCatalogFolder({
			files: { 'broken.json': '{\n  "wgEventStreams": {\n    "default": }\n' },
		});
		const catalog = loadCatalog({
			config: join(folder, 'catalog.yaml'),
			streamConfig: join(folder, 'broken.json'),
		});
		expect(found(catalog, 'json-syntax-error')[0]).toEqual(['settings/broken.json', 3, null]);
	});
});
