import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { minimalEvent } from '../../../../../src/catalog/schema/examples/minimal-event.ts';
import { fits } from '../../../../../src/catalog/schema/keywords/fits.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { buttonClick } from '../../../../support/workflow-subjects.ts';

const event = { stream: 'site.button_click', uri: '/analytics/button_click/1.2.0' };

function valid(schema: JsonObject, value: unknown): boolean {
	const ajv = new Ajv({ strict: false, schemaId: '$id' });
	addFormats.default(ajv);
	const { $schema: _dialect, $id: _id, ...rest } = schema;
	return ajv.compile(rest)(value) as boolean;
}
const field = (schema: JsonObject): JsonObject => ({
	type: 'object',
	required: ['a'],
	properties: { a: schema },
});
const made = (schema: JsonObject) => minimalEvent(field(schema), event)['a'];

describe('the minimal event', () => {
	it('has the required fields with the stream and the schema, and nothing else', () => {
		expect(minimalEvent(buttonClick, event)).toEqual({
			$schema: '/analytics/button_click/1.2.0',
			dt: '2026-01-31T12:00:00.000Z',
			meta: { stream: 'site.button_click' },
			action: 'press',
			position: 3,
			page: { title: 'example title' },
		});
		expect(valid(buttonClick, minimalEvent(buttonClick, event))).toBe(true);
	});

	it('prefers values of the examples, but not those that a generator made up', () => {
		const schema: JsonObject = {
			...field({ type: 'string' }),
			examples: [{ a: 'dolor' }, { a: 'a real value' }],
		};
		expect(minimalEvent(schema, event)).toEqual({ a: 'a real value' });
	});

	it('leaves out an example value that does not fit its field', () => {
		expect(minimalEvent({ ...field({ type: 'integer' }), examples: [{ a: 'seven' }] }, event)).toEqual({
			a: 1,
		});
	});

	it.each<[string, JsonObject]>([
		['an enumeration', { type: 'string', enum: ['x', 'y'] }],
		['a constant', { const: 'z' }],
		['bounds', { type: 'number', minimum: 0.25, maximum: 0.5 }],
		['exclusive bounds', { type: 'integer', exclusiveMinimum: 7 }],
		['a multiple', { type: 'integer', minimum: 5, multipleOf: 5 }],
		['a long text', { type: 'string', minLength: 40 }],
		['a short text', { type: 'string', maxLength: 3 }],
		['a pattern', { type: 'string', pattern: '^[0-9]$' }],
		['a date-time', { type: 'string', format: 'date-time' }],
		['a URI', { type: 'string', format: 'uri', maxLength: 1000 }],
		['an address', { type: 'string', format: 'ipv6' }],
		['a list', { type: 'array', minItems: 2, items: { type: 'integer' } }],
		['a map', { type: 'object', additionalProperties: { type: 'string' } }],
		['a required map value', { type: 'object', required: ['k'], additionalProperties: { type: 'integer' } }],
		['alternatives', { oneOf: [{ type: 'integer', minimum: 5 }, { type: 'string' }] }],
		['a nullable type', { type: ['null', 'boolean'] }],
		['a nested object', { type: 'object', required: ['b'], properties: { b: { type: 'boolean' } } }],
	])('is valid for %s', (_name, schema) => {
		const value = made(schema);
		expect(valid(field(schema), { a: value }), JSON.stringify(value)).toBe(true);
		expect(fits(schema, value ?? null)).toBe(true);
	});

	it.each([-5, 2_147_483_648])('makes some text where the bound on its length is %d', (minLength) => {
		expect(typeof made({ type: 'string', minLength })).toBe('string');
	});

	it('does not trip over fields that are named like parts of every object', () => {
		const schema = field({
			type: 'object',
			required: ['__proto__', 'constructor'],
			additionalProperties: { type: 'integer' },
		});
		expect(Object.keys(minimalEvent(schema, event)['a'] as object)).toEqual(['__proto__', 'constructor']);
	});

	it('ends for a schema that is nested without end', () => {
		const schema: { type: string; required: string[]; properties: Record<string, unknown> } = {
			type: 'object',
			required: ['a'],
			properties: {},
		};
		schema.properties['a'] = schema;
		expect(() => minimalEvent(schema as unknown as JsonObject, event)).not.toThrow();
	});
});
