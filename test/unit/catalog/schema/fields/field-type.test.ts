import { describe, expect, it } from 'vitest';
import { describeType, fieldType } from '../../../../../src/catalog/schema/fields/type.ts';
import type { Json } from '../../../../../src/model/json.ts';

const words = (node: Json) => describeType(fieldType(node));

describe('the type of a field in plain words', () => {
	it('names scalars with their format', () => {
		expect(words({ type: 'integer' })).toBe('integer');
		expect(words({ type: 'string', format: 'date-time' })).toBe('string (date-time)');
	});

	it('reads an array by its items, and says so where they declare nothing', () => {
		expect(words({ type: 'array', items: { type: 'string' } })).toBe('array of strings');
		expect(words({ type: 'array', items: { type: 'array', items: { type: 'object' } } })).toBe(
			'array of arrays of objects',
		);
		expect(words({ type: 'array' })).toBe('array of anything');
	});

	it('calls an object with typed additional properties a map, unless it has properties of its own', () => {
		expect(words({ type: 'object', additionalProperties: { type: 'string' } })).toBe('map of strings');
		expect(
			words({
				type: 'object',
				additionalProperties: { type: 'string' },
				properties: { a: { type: 'string' } },
			}),
		).toBe('object');
		expect(words({ type: 'object', additionalProperties: true })).toBe('object');
	});

	it('joins the types of a union once each', () => {
		expect(words({ type: ['string', 'null'] })).toBe('string or null');
		expect(words({ anyOf: [{ type: 'string' }, { type: 'string' }] })).toBe('string');
		expect(words({ type: 'array', items: { type: ['integer', 'object'] } })).toBe(
			'array of integers or objects',
		);
	});

	it('survives nodes that are no schemas', () => {
		expect(words(true)).toBe('any type');
		expect(words({ type: 'toString' })).toBe('any type');
		expect(words({ type: 7 })).toBe('any type');
	});
});
