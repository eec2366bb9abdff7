import { describe, expect, it } from 'vitest';
import { describeSchema } from '../../../../../src/catalog/schema/fields/describe-schema.ts';
import { eachField, fieldTree } from '../../../../../src/catalog/schema/fields/field.ts';
import { describeType } from '../../../../../src/catalog/schema/fields/type.ts';
import type { Json, JsonObject } from '../../../../../src/model/json.ts';
import { partsText } from '../../../../../src/model/words.ts';

const said = (schema: Json) => partsText(describeSchema(schema));
const tree = (content: JsonObject) => fieldTree(content, { provenance: null, privacy: () => [] });
const rows = (content: JsonObject) =>
	[...eachField(tree(content).fields)].map(({ path, type, enum: values, required, rules }) => ({
		field: `${path}${required ? '!' : ''}: ${describeType(type)}`,
		...(values === null ? {} : { values }),
		...(rules === undefined
			? {}
			: { rules: rules.map(({ title, options }) => [title, ...options.map(partsText)]) }),
	}));

describe('a schema in one sentence', () => {
	it.each<[Json, string]>([
		[true, 'anything'],
		[false, 'nothing'],
		[{ type: 'string', maxLength: 9, enum: ['a', ''] }, 'string, one of `a`, `""`, at most 9 characters'],
		[{ const: false }, 'boolean, always `false`'],
		[{ const: { a: [] } }, 'object, always `{"a":[]}`'],
		[{ minimum: 2 }, 'if a number, at least 2'],
		[{ required: ['a'] }, 'with `a` required'],
		[{ not: { type: 'null' } }, 'refused: null'],
		[{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'array of strings, each one of `a`'],
		[{ allOf: [{ type: 'integer', minimum: 1 }, { maximum: 3 }] }, 'integer, at least 1, at most 3'],
	])('%j', (schema, sentence) => {
		expect(said(schema)).toBe(sentence);
	});
});

describe('alternatives', () => {
	const branch = (kind: string, name: string): JsonObject => ({
		properties: { kind: { const: kind } },
		required: [name],
	});
	it('give a field the values that all branches together leave it, and are told with what each requires', () => {
		const content: JsonObject = {
			type: 'object',
			required: ['kind'],
			properties: { kind: { type: 'string' }, user: { type: 'string' } },
			oneOf: [branch('user', 'user'), branch('shop', 'shop')],
		};
		expect(rows(content)).toEqual([
			{ field: 'kind!: string', values: ['user', 'shop'] },
			{ field: 'user: string' },
		]);
		expect(tree(content).rules.map(({ title, options }) => [title, ...options.map(partsText)])).toEqual([
			[
				'exactly one of',
				'object, with `kind` string, always `user`; `user` required',
				'object, with `kind` string, always `shop`; `shop` required',
			],
		]);
	});
	it('of a field are told with their values and bounds', () => {
		const size = { oneOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { enum: ['unknown'] }] };
		expect(rows({ properties: { size } })).toEqual([
			{
				field: 'size: integer or string',
				rules: [['exactly one of', 'integer, at least 1, at most 9', 'string, one of `unknown`']],
			},
		]);
	});
	it('that differ in nothing but the type are told by the type', () => {
		expect(rows({ properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } })).toEqual([
			{ field: 'a: string or null' },
		]);
	});
	it('each state a field in their own way: the field has the types of all', () => {
		const content = {
			oneOf: [
				{ properties: { a: { type: 'string' } } },
				{ properties: { a: { type: 'integer', minimum: 2 } } },
			],
		};
		expect(rows(content)).toEqual([
			{ field: 'a: string or integer', rules: [['at least one of', 'string', 'integer, at least 2']] },
		]);
	});
	it('of a condition name their fields, none of which is required of every event', () => {
		const content: JsonObject = {
			properties: { card: { type: 'string' } },
			dependencies: { card: { required: ['address'], properties: { address: { type: 'string' } } } },
			if: { required: ['card'] },
			then: { required: ['sum'], properties: { sum: { type: 'integer' } } },
		};
		expect(rows(content).map(({ field }) => field)).toEqual([
			'card: string',
			'sum: integer',
			'address: string',
		]);
		expect(tree(content).rules.map(({ title }) => title)).toEqual(['depending on a field', 'on a condition']);
	});
	it('are none where all parts of allOf hold: the field is required, with the values of both', () => {
		const content = {
			allOf: [
				{ required: ['what'], properties: { what: { type: 'string' } } },
				{ properties: { what: { enum: ['made'] } } },
			],
		};
		expect(rows(content)).toEqual([{ field: 'what!: string', values: ['made'] }]);
		expect(tree(content).rules).toEqual([]);
	});
});

describe('lists and keys', () => {
	it('a tuple is told item by item', () => {
		const event = {
			type: 'array',
			items: [{ type: 'integer' }, { enum: ['click', 'show'] }],
			additionalItems: false,
		};
		expect(rows({ properties: { event } })).toEqual([
			{
				field: 'event: array of integer, then string',
				rules: [['items in this order', 'integer', 'string, one of `click`, `show`', 'no more items']],
			},
		]);
	});
	it('keys by a pattern are told with what they hold', () => {
		const names = {
			type: 'object',
			patternProperties: { '^[a-z]{2}$': { type: 'string' }, '^n_': { type: 'integer' } },
			additionalProperties: false,
		};
		expect(rows({ properties: { names } })).toEqual([
			{
				field: 'names: map of strings or integers',
				rules: [
					[
						'by the name of the key',
						'keys that match `^[a-z]{2}$`: string',
						'keys that match `^n_`: integer',
						'no other keys',
					],
				],
			},
		]);
	});
	it('fields inside tuples, contained items and conditions are fields', () => {
		const deep = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } });
		const content = {
			properties: {
				list: { type: 'array', items: [deep('a')], additionalItems: deep('b'), contains: deep('c') },
				map: { type: 'object', patternProperties: { x: deep('d') }, additionalProperties: deep('e') },
			},
		};
		expect(rows(content).map(({ field }) => field.split(':')[0])).toEqual([
			'list',
			'list[].a',
			'list[].b',
			'list[].c',
			'map',
			'map.{}.e',
			'map.{}.d',
		]);
	});
});
