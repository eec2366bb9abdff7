import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogDocument } from '../../src/catalog/views/api/catalog.ts';
import { problemsDocument } from '../../src/catalog/views/api/problems.ts';
import { dictionaryChapters } from '../../src/catalog/views/dictionary.ts';
import { environmentMatrix } from '../../src/catalog/views/environment-matrix.ts';
import { eventPath } from '../../src/catalog/views/event-path.ts';
import { schemaLineage } from '../../src/catalog/views/lineage.ts';
import { listings, publishedFiles } from '../../src/catalog/views/published-files.ts';
import { phpString, phpValue } from '../../src/formats/php/print.ts';
import { loadProject, type Project } from '../../src/load.ts';
import { type Json, stringify } from '../../src/model/json.ts';
import { searchData } from '../../src/search/index/documents.ts';
import { encodeParts } from '../../src/search/index/encode.ts';
import { typesPackage } from '../../src/typings/package.ts';
import { GOOD_ENTRIES, smallCatalogFiles, streamsPhp } from '../support/small-catalog.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

/** Names and texts that are traps for programs. */
const TRAPS = [
	'toString',
	'valueOf',
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'length',
	'then',
	'toJSON',
	'',
	' ',
	'.',
	'..',
	'/',
	'~',
	'$ref',
	'$id',
	'$schema',
	'type',
	'enum',
	'properties',
	'allOf',
	'a',
	'b',
	'<script>alert(1)</script>',
	'{x}',
	'`',
	'*/',
	'\u0000',
	'\u202e',
	'\ud800',
	'😀',
	'é',
	'\n',
	'#/',
	'#',
	'/good/one/1.0.0#',
	'/good/one/1.0.0',
	'(a|a)*$',
	'[',
	'1.0.0',
	'NaN',
	'null',
	'9'.repeat(40),
	'x'.repeat(300),
	'javascript:alert(1)',
	'date-time',
	'integer',
	'object',
	'array',
	'string',
];
const trap = fc.constantFrom(...TRAPS);
const number: fc.Arbitrary<Json> = fc.oneof(
	fc.integer(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.constantFrom<Json>(0, -0, 1e308, 10n ** 310n, -(10n ** 40n), 2n ** 64n, 9007199254740993n),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		{ weight: 4, arbitrary: trap },
		{ weight: 2, arbitrary: number },
		fc.constantFrom<Json>(true, false, null, [], {}),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.array(fc.tuple(trap, tie('value')), { maxLength: 3 }).map(objectOf),
	),
}));

/** An object with exactly these keys, `__proto__` too. */
function objectOf(entries: readonly (readonly [string, Json])[]): Json {
	const object: Record<string, Json> = Object.create(null);
	for (const [key, inner] of entries) object[key] = inner;
	return object;
}

const KEYWORDS = [
	'title',
	'description',
	'$id',
	'$schema',
	'type',
	'required',
	'properties',
	'items',
	'additionalProperties',
	'allOf',
	'anyOf',
	'oneOf',
	'not',
	'if',
	'then',
	'else',
	'enum',
	'const',
	'default',
	'examples',
	'format',
	'pattern',
	'patternProperties',
	'maximum',
	'minimum',
	'exclusiveMaximum',
	'multipleOf',
	'maxLength',
	'minLength',
	'maxItems',
	'uniqueItems',
	'dependencies',
	'definitions',
	'$ref',
	'contains',
	'propertyNames',
	'minProperties',
	'x-note',
	'deprecated',
	'readOnly',
	'$comment',
	'maxLenght',
];
const node: fc.Arbitrary<Json> = fc
	.array(fc.tuple(fc.constantFrom(...KEYWORDS), value), { maxLength: 4 })
	.map((entries) => objectOf(entries));

/** A schema that is as it should be but for a few keywords, at its root and in its fields. */
const schema = fc
	.tuple(
		fc.array(fc.tuple(fc.constantFrom(...KEYWORDS), value), { maxLength: 3 }),
		fc.array(fc.tuple(trap, fc.oneof(node, value)), { maxLength: 3 }),
	)
	.map(
		([root, fields]) =>
			(title: string, version: string): Json =>
				objectOf([
					['title', title],
					['$id', `/${title}/${version}`],
					['$schema', 'https://json-schema.org/draft-07/schema#'],
					['description', 'A thing.'],
					['type', 'object'],
					['properties', objectOf([['$schema', { type: 'string' }], ...fields])],
					...root,
				]),
	);
const files = fc.array(fc.tuple(schema, schema, schema), { minLength: 4, maxLength: 12 }).map((schemas) =>
	Object.fromEntries(
		schemas.flatMap(([first, second, current], index) => {
			const title = `fuzz/n${index}`;
			const folder = `main/jsonschema/${title}`;
			return [
				[`${folder}/1.0.0.yaml`, stringify(first(title, '1.0.0'))],
				[`${folder}/1.1.0.yaml`, stringify(second(title, '1.1.0'))],
				[`${folder}/current.yaml`, stringify(current(title, '1.2.0'))],
			];
		}),
	),
);

const SETTINGS = [
	'schema_title',
	'stream',
	'topics',
	'topic_prefixes',
	'destination_event_service',
	'canary_events_enabled',
	'sample',
	'producers',
	'consumers',
	'message_key_fields',
	'misspelt',
];
const entries = fc.array(
	fc
		.tuple(
			trap,
			fc.oneof(
				value,
				fc.array(fc.tuple(fc.constantFrom(...SETTINGS), value), { maxLength: 5 }).map(objectOf),
			),
		)
		.map(([name, settings]) => `${phpString(name.toWellFormed())} => ${phpValue(settings).toWellFormed()}`),
	{ maxLength: 8 },
);

/** Everything that pages, files and the search are made of. */
async function everything({ catalog, settings, synonyms }: Project): Promise<number> {
	const types = await typesPackage(catalog);
	const texts = [
		stringify(catalogDocument(catalog)),
		stringify(problemsDocument(catalog.problems)),
		stringify(encodeParts(searchData(catalog, [], synonyms))),
		stringify(listings(publishedFiles(catalog))),
		stringify(dictionaryChapters(catalog.schemas).map(({ namespace }) => namespace)),
		...catalog.streams.map((stream) =>
			stringify([environmentMatrix(stream, catalog.config), eventPath(stream, catalog.config)]),
		),
		...catalog.schemas.map((one) => stringify(schemaLineage(one, catalog.schemaByTitle))),
	];
	return texts.length + types.size + settings.settings.length;
}

it('Whatever schemas and settings say, reading them ends with a catalog and problems', async () => {
	await fc.assert(
		fc.asyncProperty(files, entries, async (schemas, streams) => {
			const folder = temporaryFolder({
				...smallCatalogFiles(),
				...schemas,
				'settings/streams.php': streamsPhp([...GOOD_ENTRIES, ...streams]),
			});
			const project = loadProject({ config: join(folder, 'catalog.yaml') });
			expect(project.catalog.schemas.map(({ title }) => title)).toEqual(
				expect.arrayContaining(['good/one', 'good/two']),
			);
			expect(project.catalog.problems.filter(({ code }) => code === 'schema-not-built')).toEqual([]);
			expect(await everything(project)).toBeGreaterThan(0);
		}),
		{ numRuns: fuzzRuns(60), seed: fuzzSeed(), endOnFailure: true, interruptAfterTimeLimit: 3_600_000 },
	);
});
