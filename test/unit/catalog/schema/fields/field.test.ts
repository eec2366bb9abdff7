import { describe, expect, it } from 'vitest';
import { constraintParts } from '../../../../../src/catalog/schema/fields/constraints.ts';
import { eachField, fieldTree } from '../../../../../src/catalog/schema/fields/field.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { partsText } from '../../../../../src/model/words.ts';

const tree = (content: JsonObject) => fieldTree(content, { provenance: null, privacy: () => [] });
const fields = (content: JsonObject) => [...eachField(tree(content).fields)];
const string = { type: 'string' };

describe('the field tree', () => {
	it('looks through arrays and maps, and knows what is required at every level', () => {
		const all = fields({
			required: ['tags'],
			properties: {
				tags: { type: 'array', items: { required: ['name'], properties: { name: string } } },
				slots: { type: 'object', additionalProperties: { properties: { role: string } } },
			},
		});
		expect(all.map(({ path, pointer, depth, required }) => [path, pointer, depth, required])).toEqual([
			['tags', '/properties/tags', 0, true],
			['tags[].name', '/properties/tags/items/properties/name', 1, true],
			['slots', '/properties/slots', 0, false],
			['slots.{}.role', '/properties/slots/additionalProperties/properties/role', 1, false],
		]);
	});
	it('fields that are named like keywords are fields', () => {
		const all = fields({
			properties: {
				title: string,
				type: string,
				properties: { type: 'object', properties: { items: string, required: { type: 'boolean' } } },
				enum: { type: 'array', items: string },
			},
		});
		expect(all.map(({ path }) => path)).toEqual([
			'title',
			'type',
			'properties',
			'properties.items',
			'properties.required',
			'enum',
		]);
	});
	it('fields of alternatives are shown once and are not required', () => {
		const all = fields({
			oneOf: [
				{ required: ['a'], properties: { a: string } },
				{ required: ['b'], properties: { a: string, b: string } },
			],
		});
		expect(all.map(({ path, required }) => [path, required])).toEqual([
			['a', false],
			['b', false],
		]);
	});
	it('fields named __proto__, constructor and toString are ordinary', () => {
		const content = JSON.parse(
			'{"properties": {"__proto__": {"type": "string"}, "constructor": {"type": "integer"}, "toString": {"type": "boolean"}}}',
		);
		expect(fields(content).map(({ name, type }) => [name, type.kind])).toEqual([
			['__proto__', 'string'],
			['constructor', 'integer'],
			['toString', 'boolean'],
		]);
	});
	it('values that are no text or no list where one is expected do no harm', () => {
		const [field] = fields({
			required: 'everything',
			properties: { a: { type: 7, description: { x: 1 }, enum: 'b', examples: 'c', default: null } },
		});
		expect(field).toMatchObject({
			description: '',
			enum: null,
			examples: [],
			default: null,
			required: false,
		});
	});
	it('a deprecation is known by the keyword or by the first word of the description', () => {
		const all = fields({
			properties: {
				a: { deprecated: true },
				b: { description: 'DEPRECATED: use c' },
				c: { description: 'Not deprecated' },
			},
		});
		expect(all.map(({ deprecated }) => deprecated)).toEqual([true, true, false]);
	});
	it('enumerated list items give the field its values', () => {
		expect(fields({ properties: { a: { type: 'array', items: { enum: ['x', 'y'] } } } })[0]?.enum).toEqual([
			'x',
			'y',
		]);
	});
	it('sixty levels are shown; beyond a hundred the tree says that it is cut', () => {
		const nested = (levels: number): JsonObject =>
			levels === 0 ? { properties: { leaf: string } } : { properties: { n: nested(levels - 1) } };
		expect(tree(nested(60))).toMatchObject({ count: 61, cut: false });
		expect(tree(nested(150))).toMatchObject({ count: 100, cut: true });
	});
	it('two thousand fields take no time worth noticing', () => {
		const properties = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`f${i}`, string]));
		const start = process.cpuUsage();
		expect(tree({ properties })).toMatchObject({ count: 2000, cut: false });
		expect(process.cpuUsage(start).user / 1e6).toBeLessThan(0.5);
	});
});

describe('constraints', () => {
	const constraints = (node: JsonObject) => fields({ properties: { a: node } })[0]?.constraints ?? [];
	const words = (node: JsonObject) =>
		constraints(node).map((constraint) => partsText(constraintParts(constraint)));
	it('the bounds that only the build tool put there are left out', () => {
		expect(
			words({ type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
		).toEqual([]);
		expect(words({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })).toEqual(['at least 0']);
	});
	it('an integer beyond 2^53 is said exactly', () => {
		expect(words({ type: 'integer', maximum: 18446744073709551615n })).toEqual([
			'at most 18446744073709551615',
		]);
	});
	it('lengths, patterns and list limits are said in words', () => {
		expect(words({ type: 'string', minLength: 1, maxLength: 128, pattern: '^T\\d+$' })).toEqual([
			'not empty',
			'at most 128 characters',
			'matches `^T\\d+$`',
		]);
		expect(
			words({ type: 'array', maxItems: 1, uniqueItems: true, items: { type: 'string', maxLength: 5 } }),
		).toEqual(['at most 1 item', 'no item twice', 'each at most 5 characters']);
	});
});
