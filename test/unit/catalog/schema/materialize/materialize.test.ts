import { describe, expect, it } from 'vitest';
import { SchemaLibrary } from '../../../../../src/catalog/schema/materialize/library.ts';
import { firstDifference, materialize } from '../../../../../src/catalog/schema/materialize/materialize.ts';
import { aRepository } from '../../../../support/repository.ts';

const MAX = Number.MAX_SAFE_INTEGER;

const FRAGMENTS = {
	'fragment/common/1.0.0.yaml': `
title: fragment/common
description: Common fields
$id: /fragment/common/1.0.0
type: object
required: [meta]
properties:
  meta:
    type: object
    required: [stream]
    properties:
      stream: { type: string }
examples:
  - meta: { stream: x }
`,
};

function materialized(files: Record<string, string>, title = 'a') {
	const library = new SchemaLibrary([aRepository({ ...FRAGMENTS, ...files })]);
	const document = library.current(title);
	if (document === null) throw new Error(`${title} has no current.yaml`);
	return materialize(document, library);
}

const current = (body: string) => ({ 'a/current.yaml': `title: a\n$id: /a/1.0.0\ntype: object\n${body}` });

describe('materialising as jsonschema-tools does', () => {
	it('a fragment is merged in: texts of the root win, required is a union, examples of fragments go', () => {
		const { content, faults } = materialized(
			current(
				'description: Mine\nallOf:\n  - $ref: /fragment/common/1.0.0#\nrequired: [b]\nproperties:\n  b: { type: boolean }\n',
			),
		);
		expect(faults).toEqual([]);
		expect(content).toEqual({
			title: 'a',
			$id: '/a/1.0.0',
			type: 'object',
			description: 'Mine',
			required: ['b', 'meta'],
			properties: {
				b: { type: 'boolean' },
				meta: { type: 'object', required: ['stream'], properties: { stream: { type: 'string' } } },
			},
		});
	});
	it('a number without bounds gets those of the tool; a union with a number gets none', () => {
		const { content } = materialized(
			current('properties:\n  n: { type: integer, minimum: 0 }\n  u: { type: [integer, "null"] }\n'),
		);
		expect(content['properties']).toEqual({
			n: { type: 'integer', minimum: 0, maximum: MAX },
			u: { type: ['integer', 'null'] },
		});
	});
	it('what stands beside a $ref wins over the target', () => {
		const { content } = materialized(
			current(
				'properties:\n  m:\n    $ref: /fragment/common/1.0.0#/properties/meta\n    required: [other]\n',
			),
		);
		expect(content['properties']).toEqual({
			m: { type: 'object', required: ['other'], properties: { stream: { type: 'string' } } },
		});
	});
	it('local references work with and without a leading dot, also from examples', () => {
		const { content } = materialized(
			current(
				"definitions:\n  x: { type: string }\nproperties:\n  b: { $ref: './#/definitions/x' }\n  c: { $ref: '#/definitions/x' }\nexamples:\n  - $schema: { $ref: '#/$id' }\n",
			),
		);
		expect(content['properties']).toEqual({ b: { type: 'string' }, c: { type: 'string' } });
		expect(content['examples']).toEqual([{ $schema: '/a/1.0.0' }]);
	});
	it('a reference may bring a whole properties mapping or a list of required fields', () => {
		const { content } = materialized(
			current(
				'properties:\n  inner:\n    type: object\n    allOf:\n      - properties: { $ref: /fragment/common/1.0.0#/properties }\n        required: { $ref: /fragment/common/1.0.0#/required }\n',
			),
		);
		expect(content['properties']).toMatchObject({
			inner: { required: ['meta'], properties: { meta: { type: 'object' } } },
		});
	});
	it('a property that is called $ref is a property', () => {
		const { content, faults } = materialized(current('properties:\n  $ref: { type: string }\n'));
		expect(faults).toEqual([]);
		expect(content['properties']).toEqual({ $ref: { type: 'string' } });
	});
	it('properties named like members of every object survive merging', () => {
		const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
		const body = names.map((name) => `  ${name}: { type: string }\n`).join('');
		const { content, conflict } = materialized(
			current(`allOf:\n  - $ref: /fragment/common/1.0.0#\nproperties:\n${body}`),
		);
		expect(conflict).toBeNull();
		expect(Object.keys(content['properties'] as object).sort()).toEqual([...names, 'meta'].sort());
	});
	it('an integer beyond 2^53 survives merging', () => {
		const { content } = materialized(
			current(
				'allOf:\n  - properties: { n: { type: integer, maximum: 100 } }\nproperties:\n  n: { type: integer, minimum: -18446744073709551615 }\n',
			),
		);
		expect(content['properties']).toEqual({
			n: { type: 'integer', minimum: -18446744073709551615n, maximum: 100 },
		});
	});
	it('a keyword that nobody knows does not stop the merge', () => {
		const { content, conflict } = materialized(
			current(
				'allOf:\n  - properties: { s: { type: string, mexLength: 1 } }\nproperties:\n  s: { mexLength: 2 }\n',
			),
		);
		expect(conflict).toBeNull();
		expect(content['properties']).toEqual({ s: { type: 'string', mexLength: 2 } });
	});
	it('a draft of a fragment is found by its version', () => {
		const { content, faults } = materialized({
			'fragment/new/current.yaml':
				'title: fragment/new\n$id: /fragment/new/1.0.0\nallOf:\n  - $ref: /fragment/common/1.0.0\n',
			...current('allOf:\n  - $ref: /fragment/new/1.0.0#\n'),
		});
		expect(faults).toEqual([]);
		expect(content['required']).toEqual(['meta']);
	});
});

describe('references that cannot be followed', () => {
	const faultOf = (reference: string, more = '') =>
		materialized(current(`${more}properties:\n  good: { type: string }\n  bad:\n    $ref: "${reference}"\n`));
	it.each([
		['/fragment/nothing/1.0.0', 'ref-not-found', 'no loaded repository has a schema “fragment/nothing”'],
		['/fragment/common/9.9.9#', 'ref-not-found', '“fragment/common” has no version “9.9.9” (it has 1.0.0)'],
		['/fragment/common/1.0.0#/nowhere', 'ref-not-found', '“fragment/common” 1.0.0 has nothing at “/nowhere”'],
		['#/definitions/none', 'ref-not-found', 'the file has nothing at “/definitions/none”'],
		['file:///etc/passwd', 'ref-forbidden', 'references with “file:” are never followed'],
		['https://example.org/x.yaml', 'ref-forbidden', 'references with “https:” are never followed'],
		['//example.org/x/1.0.0', 'ref-forbidden', 'references to another host are never followed'],
		['../../etc/1.0.0', 'ref-forbidden', 'a path with “.” or “..” could lead out of the repositories'],
		[
			'/fragment/../../x/1.0.0',
			'ref-forbidden',
			'a path with “.” or “..” could lead out of the repositories',
		],
		[
			'/fragment/%2e%2e/x/1.0.0',
			'ref-forbidden',
			'a path with “.” or “..” could lead out of the repositories',
		],
		['common/1.0.0', 'ref-forbidden', 'a path must start with “/”, at the root of the schemas'],
	])('%s is %s', (reference, code, reason) => {
		const { faults, content } = faultOf(reference);
		expect(faults).toEqual([{ code, pointer: '/properties/bad', reference, reason }]);
		expect(Object.keys(content['properties'] as object)).toEqual(['good', 'bad']);
	});
	it('a reference to its own parent, through itself, and through another schema is circular', () => {
		expect(faultOf('#').faults.map(({ code }) => code)).toEqual(['ref-circular']);
		expect(faultOf('#/properties/bad').faults.map(({ code }) => code)).toEqual(['ref-circular']);
		const { faults } = materialized({
			...current('allOf:\n  - $ref: /b/1.0.0\n'),
			'b/1.0.0.yaml': 'title: b\nallOf:\n  - $ref: /c/1.0.0\n',
			'c/1.0.0.yaml': 'title: c\nallOf:\n  - $ref: /b/1.0.0\n',
		});
		expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual([['ref-circular', '/allOf/0']]);
	});
	it('references that double at every level are stopped', () => {
		const levels = Array.from(
			{ length: 40 },
			(_, level) =>
				`  l${level}: { properties: { a: { $ref: "#/definitions/l${level + 1}" }, b: { $ref: "#/definitions/l${level + 1}" } } }\n`,
		).join('');
		const { faults } = materialized(
			current(
				`definitions:\n${levels}  l40: { type: string }\nproperties:\n  x: { $ref: "#/definitions/l0" }\n`,
			),
		);
		expect(faults.some(({ code }) => code === 'ref-too-large')).toBe(true);
	});
});

describe('merging that cannot be done', () => {
	it('parts that contradict each other are a conflict with its path, and the fields are there all the same', () => {
		const { content, conflict } = materialized(
			current(
				'allOf:\n  - properties: { b: { type: string }, c: { type: string } }\nproperties:\n  b: { type: integer }\n',
			),
		);
		expect(conflict?.path).toEqual(['properties', 'b', 'type']);
		expect(Object.keys(content['properties'] as object).sort()).toEqual(['b', 'c']);
	});
	it('alternatives that multiply without end are a conflict', () => {
		const alternatives = (part: number) =>
			`      - anyOf: [${Array.from({ length: 30 }, (_, index) => `{ const: ${part}.${index} }`).join(', ')}]\n`;
		const parts = Array.from({ length: 12 }, (_, part) => alternatives(part)).join('');
		const { conflict } = materialized(current(`properties:\n  b:\n    allOf:\n${parts}`));
		expect(conflict?.message).toContain('too many alternatives');
	});
});

describe('the graph of references', () => {
	it('lists references to other schemas in file order, whether they are found or not', () => {
		const { references } = materialized(
			current(
				'allOf:\n  - $ref: /fragment/common/1.0.0#\nproperties:\n  b: { $ref: "/x/2.0.0#/properties/y" }\n  c: { $ref: "#/properties/b" }\n',
			),
		);
		expect(
			references.map(({ target, from, found }) => [
				target.title,
				target.version,
				target.pointer,
				from,
				found,
			]),
		).toEqual([
			['fragment/common', '1.0.0', '', '/allOf/0', true],
			['x', '2.0.0', '/properties/y', '/properties/b', false],
		]);
	});
});

it('the first difference of two values is a JSON pointer; key order does not matter', () => {
	expect(firstDifference({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBeNull();
	expect(firstDifference({ b: [1, { 'c/d': 2 }] }, { b: [1, { 'c/d': 3 }] })).toBe('/b/1/c~1d');
	expect(firstDifference({ a: 1 }, {})).toBe('/a');
	expect(firstDifference({ examples: 1 }, {}, ['examples'])).toBeNull();
	expect(firstDifference(18446744073709551615n, 2 ** 64)).toBeNull();
});
