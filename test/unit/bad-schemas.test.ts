import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/load.ts';
import type { Problem } from '../../src/model/problem.ts';
import { GOOD_ENTRIES, smallCatalogFiles, streamsPhp } from '../support/small-catalog.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Every keyword of draft-07 with the values that its meta schema refuses, as they are written in YAML. */
const SCALARS = [
	'5',
	'-1',
	'1.5',
	'true',
	'null',
	'text',
	'[]',
	'{}',
	'[1]',
	'[null]',
	'{a: 1}',
	'{toString: x}',
	'[{toString: x}]',
];
const without = (...values: readonly string[]): readonly string[] =>
	SCALARS.filter((one) => !values.includes(one));
const NUMBER = without('5', '-1', '1.5');
const COUNT = without('5');
const SCHEMA = without('true', '{}', '{a: 1}', '{toString: x}');
const TEXT = without('text');
const REFUSED: Readonly<Record<string, readonly string[]>> = {
	type: SCALARS,
	required: without('[]'),
	properties: without('{}'),
	patternProperties: without('{}'),
	definitions: without('{}'),
	items: without('true', '{}', '{a: 1}', '{toString: x}', '[]', '[{toString: x}]'),
	additionalProperties: SCHEMA,
	additionalItems: SCHEMA,
	contains: SCHEMA,
	propertyNames: SCHEMA,
	not: SCHEMA,
	if: SCHEMA,
	allOf: SCALARS.filter((one) => one !== '[{toString: x}]'),
	anyOf: SCALARS.filter((one) => one !== '[{toString: x}]'),
	oneOf: SCALARS.filter((one) => one !== '[{toString: x}]'),
	maximum: NUMBER,
	minimum: NUMBER,
	exclusiveMaximum: NUMBER,
	exclusiveMinimum: NUMBER,
	multipleOf: NUMBER,
	maxLength: COUNT,
	minLength: COUNT,
	maxItems: COUNT,
	minItems: COUNT,
	maxProperties: COUNT,
	minProperties: COUNT,
	uniqueItems: without('true'),
	pattern: TEXT,
	format: TEXT,
	$comment: TEXT,
	enum: SCALARS.filter((one) => !one.startsWith('[')),
};
const CASES = Object.entries(REFUSED).flatMap(([keyword, values]) =>
	values.map((value) => [keyword, value] as const),
);
/** The line on which the field `a` has the bad keyword. */
const LINE = 8;

const schema = (title: string, keyword: string, value: string): string => `title: ${title}
description: A thing happened.
$id: /${title}/1.0.0
$schema: https://json-schema.org/draft-07/schema#
type: object
properties:
  a:
    ${keyword}: ${value}
    description: A field.
`;

/** All bad schemas in one catalog, so that one read tells of all; a problem by the file that it is in. */
function problemsByFile(files: Readonly<Record<string, string>>): {
	readonly titles: readonly string[];
	readonly byFile: ReadonlyMap<string, readonly Problem[]>;
} {
	const folder = temporaryFolder({ ...smallCatalogFiles(), ...files });
	const { schemas, problems } = loadCatalog({ config: join(folder, 'catalog.yaml') });
	return {
		titles: schemas.map(({ title }) => title),
		byFile: Map.groupBy(problems, ({ file }) => file ?? ''),
	};
}

describe('schemas that draft-07 refuses', () => {
	it('are a table of more than three hundred', () => {
		expect(CASES.length).toBeGreaterThan(300);
	});

	it('are each a problem at the line, and everything else is there', () => {
		const files = Object.fromEntries(
			CASES.map(([keyword, value], index) => [
				`main/jsonschema/bad/n${index}/1.0.0.yaml`,
				schema(`bad/n${index}`, keyword, value),
			]),
		);
		const { titles, byFile } = problemsByFile(files);
		const silent = CASES.filter((_case, index) => {
			const problems = byFile.get(`main/jsonschema/bad/n${index}/1.0.0.yaml`) ?? [];
			return !problems.some(
				({ code, line }) => code === 'schema-is-valid' && (line ?? 0) >= LINE - 1 && (line ?? 0) <= LINE,
			);
		});
		expect(silent).toEqual([]);
		expect(titles).toEqual(
			expect.arrayContaining(['good/one', 'good/two', ...CASES.map((_case, index) => `bad/n${index}`)]),
		);
	});
});

describe('files that cannot be read as a schema', () => {
	const FILES: readonly (readonly [what: string, text: string, code: string, line: number])[] = [
		['a tab as indentation', 'title: a\n\tb: 1\n', 'yaml-syntax', 2],
		['a bracket without end', 'title: [a\n', 'yaml-syntax', 2],
		['a quote without end', 'title: "a\nb: 1\n', 'yaml-syntax', 3],
		['an alias without anchor', 'title: *nobody\n', 'yaml-syntax', 1],
		['a key twice', 'title: a\ntitle: b\n', 'yaml-duplicate-key', 2],
		['two documents', 'title: a\n---\ntitle: b\n', 'yaml-multiple-documents', 2],
		['infinity', 'title: a\nmaximum: .inf\n', 'yaml-not-json', 2],
		['a mapping as a key', 'title: a\n? {b: 1}\n: c\n', 'yaml-not-json', 2],
		['too many levels', `a: ${'['.repeat(500)}${']'.repeat(500)}\n`, 'yaml-too-large', 1],
	];

	it.each(FILES)('%s is told at its line', (_what, text, code, line) => {
		const { titles, byFile } = problemsByFile({ 'main/jsonschema/bad/one/1.0.0.yaml': text });
		const found = byFile.get('main/jsonschema/bad/one/1.0.0.yaml') ?? [];
		expect(found.map((one) => `${one.line}: ${one.code}`)).toContain(`${line}: ${code}`);
		expect(titles).toEqual(expect.arrayContaining(['good/one', 'good/two']));
	});
});

describe('settings of streams that nobody can use', () => {
	const VALUES = ['5', 'true', "'text'", '[]', "[ 'a' => 1 ]", '1.5', '-1', 'null'];
	const SETTINGS = [
		'schema_title',
		'topics',
		'topic_prefixes',
		'destination_event_service',
		'producers',
		'consumers',
		'sample',
	];

	it('never end the build, and never hide another stream', () => {
		const entries = SETTINGS.flatMap((setting, row) =>
			VALUES.map(
				(value, column) =>
					`'bad.n${row}_${column}' => [ 'schema_title' => 'good/one', '${setting}' => ${value} ]`,
			),
		);
		const folder = temporaryFolder({
			...smallCatalogFiles(),
			'settings/streams.php': streamsPhp([...GOOD_ENTRIES, ...entries]),
		});
		const { streams } = loadCatalog({ config: join(folder, 'catalog.yaml') });
		expect(streams.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['good.one.v1', 'good.two.v1', 'bad.n0_0', 'bad.n6_7']),
		);
		expect(streams).toHaveLength(2 + entries.length);
	});
});
