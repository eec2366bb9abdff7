import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallestValue } from '../../../../../src/catalog/schema/examples/smallest-value.ts';
import { checkerOf, fits } from '../../../../../src/catalog/schema/keywords/fits.ts';
import { SchemaLibrary } from '../../../../../src/catalog/schema/materialize/library.ts';
import { resolveVersion } from '../../../../../src/catalog/schema/materialize/resolve-version.ts';
import { readJson } from '../../../../../src/formats/yaml/json.ts';
import type { Json } from '../../../../../src/model/json.ts';

describe('a value fits a schema', () => {
	it.each<[string, Json, readonly Json[], readonly Json[]]>([
		['const of any kind', { const: false }, [false], [0, null, '']],
		[
			'const of an object, whatever the order of its keys',
			{ const: { a: 1, b: [] } },
			[{ b: [], a: 1 }],
			[{ a: 1 }],
		],
		['an empty text in an enum', { enum: [''] }, [''], [' ', null]],
		[
			'patternProperties',
			{ patternProperties: { '^n_': { type: 'integer' } }, additionalProperties: false },
			[{ n_a: 1 }, 5],
			[{ n_a: 'x' }, { b: 1 }],
		],
		['propertyNames', { propertyNames: { enum: ['en', 'de'] } }, [{ en: 1 }], [{ fr: 1 }]],
		[
			'a tuple and what follows it',
			{ items: [{ type: 'integer' }], additionalItems: { type: 'string' } },
			[[], [1], [1, 'a']],
			[['a'], [1, 2]],
		],
		['contains', { contains: { const: 1 } }, [[1], [2, 1]], [[], [2]]],
		[
			'a number of what it contains',
			{ contains: { const: 1 }, minContains: 2, maxContains: 2 },
			[[1, 1]],
			[[1], [1, 1, 1]],
		],
		[
			'dependencies of both forms',
			{ dependencies: { a: ['b'], c: { required: ['d'] } } },
			[{ b: 1 }, { a: 1, b: 1 }],
			[{ a: 1 }, { c: 1 }],
		],
		[
			'a condition',
			{ if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
			[{ a: 1, b: 1 }, { c: 1 }],
			[{ a: 1 }, {}],
		],
		['exactly one', { oneOf: [{ type: 'integer' }, { minimum: 2 }] }, [1, 2.5], [3, 1.5]],
		['not', { not: { type: 'string' } }, [1], ['a']],
		['a tenth of a multiple', { multipleOf: 0.1 }, [0.3], [0.35]],
		['a schema that is false', false, [], [null, {}]],
		['names that every object answers to', { required: ['constructor'] }, [{ constructor: 1 }], [{}]],
	])('by %s', (_what, schema, valid, invalid) => {
		expect(valid.map((value) => fits(schema, value))).toEqual(valid.map(() => true));
		expect(invalid.map((value) => fits(schema, value))).toEqual(invalid.map(() => false));
	});
	it('by a reference that leads in a circle', () => {
		const schema: Json = { properties: { inner: { $ref: '#' }, n: { type: 'integer' } } };
		expect(fits(schema, { inner: { inner: { n: 1 } } })).toBe(true);
		expect(fits(schema, { inner: { inner: { n: 'a' } } })).toBe(false);
	});
});

/** A folder with a copy of json-schema-org/JSON-Schema-Test-Suite; these tests run where there is one. */
const SUITE = process.env['JSON_SCHEMA_TEST_SUITE'] ?? '';

interface Group {
	readonly description: string;
	readonly schema: Json;
	readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/** Tests that need a file of another place: such a reference is never followed, and is told. */
const REMOTE = new Set(['refRemote.json', 'definitions.json', 'remote ref, containing refs itself']);

describe.runIf(existsSync(join(SUITE, 'tests/draft7')))('the official test suite of draft-07', () => {
	const folder = join(SUITE, 'tests/draft7');
	const files =
		SUITE === '' ? [] : readdirSync(folder).filter((name) => name.endsWith('.json') && !REMOTE.has(name));
	it.each(files)('%s: every verdict, and a smallest value that fits', (name) => {
		const groups = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly Group[];
		const wrong: string[] = [];
		for (const { description, schema, tests } of groups.filter((group) => !REMOTE.has(group.description))) {
			const text = JSON.stringify(schema);
			const raw = {
				text,
				path: '',
				contentType: 'json',
				value: schema,
				lineAt: () => 1,
				location: { file: '', line: null, url: null },
			};
			const document = {
				title: 't',
				version: '1.0.0',
				isCurrent: false,
				raw,
				root: readJson(text, {}).value ?? null,
			};
			const { content } = resolveVersion(document, new SchemaLibrary([]));
			const check = checkerOf(content);
			for (const { description: what, data, valid } of tests) {
				if (check(content, data) !== valid) wrong.push(`${description}: ${what}`);
			}
			const isPossible = tests.some(({ valid }) => valid);
			if (isPossible && !check(content, smallestValue(content, { root: content, models: [] }))) {
				wrong.push(`${description}: no smallest value`);
			}
		}
		expect(wrong).toEqual([]);
	});
});
