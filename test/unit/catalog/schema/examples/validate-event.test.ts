import { describe, expect, it } from 'vitest';
import { isGeneratedExample } from '../../../../../src/catalog/schema/examples/generated-example.ts';
import { eventValidator } from '../../../../../src/catalog/schema/examples/validate-event.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';

const schema: JsonObject = {
	$id: '/a/1.0.0',
	$schema: 'https://json-schema.org/draft-07/schema#',
	type: 'object',
	additionalProperties: false,
	required: ['meta'],
	properties: {
		meta: {
			$id: '/fragment/common/1.0.0',
			title: 'fragment/common',
			type: 'object',
			required: ['dt'],
			properties: { dt: { type: 'string', format: 'date-time' } },
		},
		other: { $id: '/fragment/common/1.0.0', type: 'integer', maximum: 18446744073709551615n },
	},
};

describe('validation of events', () => {
	it('a valid event has no errors, although two nodes share an $id', () => {
		expect(eventValidator(schema)({ meta: { dt: '2024-01-01T00:00:00Z' }, other: 1 })).toEqual({
			errors: [],
		});
	});
	it('errors name the field by its path', () => {
		expect(eventValidator(schema)({ meta: { dt: 'yesterday' }, more: 1 })).toEqual({
			errors: [
				'meta.dt: String does not match format "date-time".',
				'more: the schema does not allow this field',
			],
		});
		expect(eventValidator(schema)({})).toEqual({
			errors: ['the event: Instance does not have required property "meta".'],
		});
	});
	it('an integer beyond 2^53 is a number like any other', () => {
		expect(
			eventValidator(schema)({ meta: { dt: '2024-01-01T00:00:00Z' }, other: 9007199254740993n }),
		).toEqual({
			errors: [],
		});
	});
	it('a required field named like a member of every object must be there', () => {
		const verdict = eventValidator({ required: ['toString'] })({});
		expect(verdict).toEqual({ errors: ['the event: Instance does not have required property "toString".'] });
	});
	it('misspelt and misplaced keywords are ignored', () => {
		const odd = { properties: { a: { type: 'string', mexLength: 1, account: null, $data: '/x' } } };
		expect(eventValidator(odd)({ a: 'text' })).toEqual({ errors: [] });
	});
	it('a pattern that hangs is stopped and told as unchecked', () => {
		const hostile = { properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
		expect(eventValidator(hostile)({ a: `${'a'.repeat(60)}!` })).toEqual({
			unchecked: 'checking takes too long',
		});
	});
	it('a reference that cannot be resolved and a keyword of the wrong type are told as unchecked', () => {
		expect(eventValidator({ properties: { a: { $ref: 'http://example.org/x' } } })({ a: 1 })).toHaveProperty(
			'unchecked',
		);
		expect(
			eventValidator({ properties: { a: { type: 'string', pattern: '(' } } })({ a: 'x' }),
		).toHaveProperty('unchecked');
	});
});

describe('generated examples', () => {
	it('are known by the word and the integer that only the generator writes', () => {
		expect(isGeneratedExample({ meta: { stream: 'dolor' } })).toBe(true);
		expect(isGeneratedExample({ n: [1351079888211148] })).toBe(true);
		expect(isGeneratedExample({ meta: { stream: 'dolores' }, n: 1 })).toBe(false);
	});
});
