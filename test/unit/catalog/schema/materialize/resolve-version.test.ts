import { describe, expect, it } from 'vitest';
import { buildSchemas } from '../../../../../src/catalog/schema/build-schemas.ts';
import { eachField } from '../../../../../src/catalog/schema/fields/field.ts';
import { describeType } from '../../../../../src/catalog/schema/fields/type.ts';
import { aRepository } from '../../../../support/repository.ts';

const head = (title: string, draft = 'https://json-schema.org/draft-07/schema#') =>
	`title: ${title}\n$id: /${title}/1.0.0\n$schema: ${draft}\ntype: object\n`;

function built(body: string, draft?: string, more: Readonly<Record<string, string>> = {}) {
	const { schemas, problems } = buildSchemas([
		aRepository({ 'shop/cart/1.0.0.yaml': head('shop/cart', draft) + body, ...more }),
	]);
	const version = schemas.find(({ title }) => title === 'shop/cart')?.latest;
	if (version === undefined) throw new Error('not built');
	const fields = [...eachField(version.fields)].map(
		({ path, type, required }) => `${path}${required ? '!' : ''}: ${describeType(type)}`,
	);
	const told = problems
		.filter(({ code }) => !code.startsWith('version-link'))
		.map(({ code, line }) => `${code}:${line}`);
	return { version, fields, told };
}

describe('references in a version file', () => {
	it('to the same file are in place, and what their place says of them counts as text only', () => {
		const { fields, told, version } = built(
			"properties:\n  items:\n    type: array\n    items: { $ref: '#/definitions/item' }\n  owner: { $ref: '#/definitions/short', description: Whose it is., minLength: 9 }\ndefinitions:\n  item: { type: object, required: [sku], properties: { sku: { type: string }, count: { type: integer } } }\n  short: { type: string, maxLength: 40 }\n",
		);
		expect(fields).toEqual([
			'items: array of objects',
			'items[].sku!: string',
			'items[].count: integer',
			'owner: string',
		]);
		expect(version.fields[1]?.description).toBe('Whose it is.');
		expect(version.fields[1]?.constraints).toEqual([{ keyword: 'maxLength', value: 40 }]);
		expect(told).toEqual([]);
	});
	it('at the root and to other schemas are in place', () => {
		const { fields, told } = built("$ref: '/shop/base/1.0.0#'\n", undefined, {
			'shop/base/1.0.0.yaml': `${head('shop/base')}properties: { id: { type: string } }\n`,
		});
		expect(fields).toEqual(['id: string']);
		expect(told).toEqual([]);
	});
	it('that lead in a circle are named', () => {
		const { fields, told } = built(
			"properties:\n  tree: { $ref: '#/definitions/node' }\n  before: { $ref: '#' }\ndefinitions:\n  node: { type: object, properties: { inner: { type: array, items: { $ref: '#/definitions/node' } } } }\n",
		);
		expect(fields).toEqual([
			'tree: object',
			'tree.inner: array of node again',
			'before: the whole schema again',
		]);
		expect(told).toEqual([]);
	});
	it('that lead nowhere, or out of the repositories, are told at their line', () => {
		const { told } = built(
			"properties:\n  a: { $ref: '#/definitions/gone' }\n  b: { $ref: 'https://example.org/x.json' }\n  c:\n    $ref: /shop/gone/1.0.0#\n",
		);
		expect(told).toEqual(['ref-not-found:6', 'ref-forbidden:7', 'ref-not-found:9']);
	});
	it('in examples and values are values', () => {
		const { version } = built(
			"properties: { a: { enum: [{ $ref: x }] } }\nexamples: [{ a: { $ref: '#/x' } }]\n",
		);
		expect(version.content['examples']).toEqual([{ a: { $ref: '#/x' } }]);
	});
	it('that unfold a schema beyond all measure are told, not followed for ever', () => {
		const parts = Array.from({ length: 12 }, (_, index) => {
			const next = `{ $ref: '#/definitions/d${index + 1}' }`;
			return `  d${index}: { properties: { a: ${next}, b: ${next}, c: ${next}, d: ${next} } }\n`;
		});
		const { told } = built(
			`properties: { x: { $ref: '#/definitions/d0' } }\ndefinitions:\n${parts.join('')}  d12: {}\n`,
		);
		expect(told.map((one) => one.split(':')[0])).toContain('ref-too-large');
	});
});

describe('keywords of other drafts', () => {
	it('of draft-04 are read as exclusive bounds', () => {
		const { version } = built(
			'properties: { n: { type: number, minimum: 0, exclusiveMinimum: true } }\n',
			'http://json-schema.org/draft-04/schema#',
		);
		expect(version.fields[0]?.constraints).toEqual([{ keyword: 'exclusiveMinimum', value: 0 }]);
	});
	it('of 2020-12 are read as tuples, dependencies and definitions', () => {
		const { fields, version } = built(
			"properties:\n  pair: { type: array, prefixItems: [{ type: integer }, { $ref: '#/$defs/word' }], items: false }\ndependentRequired: { pair: [name] }\n$defs: { word: { type: string } }\n",
			'https://json-schema.org/draft/2020-12/schema',
		);
		expect(fields).toEqual(['pair: array of integer, then string']);
		expect(version.content['dependencies']).toEqual({ pair: ['name'] });
	});
});
