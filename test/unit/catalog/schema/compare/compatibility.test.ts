import { describe, expect, it } from 'vitest';
import { checkCompatibility } from '../../../../../src/catalog/schema/compare/check-compatibility.ts';
import { compareVersions } from '../../../../../src/catalog/schema/compare/compatibility.ts';
import { describeDifference } from '../../../../../src/catalog/schema/compare/describe-difference.ts';
import type { SchemaDifference } from '../../../../../src/model/difference.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import type { SchemaVersion } from '../../../../../src/model/schema.ts';

const schemaOf = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
	type: 'object',
	properties,
	...rest,
});
const text: JsonObject = { type: 'string' };

/** Differences as `kind path effect`, with `!` where the rule forbids them. */
const told = (older: JsonObject, newer: JsonObject) =>
	checkCompatibility(older, newer).differences.map(
		({ kind, path, effect, forbidden }) => `${kind} ${path} ${effect}${forbidden ? ' !' : ''}`,
	);
const sentences = (differences: readonly SchemaDifference[]) =>
	differences.map((difference) =>
		describeDifference(difference)
			.parts.map((part) => (typeof part === 'string' ? part : `‹${part.code}›`))
			.join(''),
	);

describe('the compatibility verdict', () => {
	it('is compatible when an optional field is added', () => {
		const { verdict, differences } = checkCompatibility(
			schemaOf({ a: text }),
			schemaOf({ a: text, b: text }),
		);
		expect(verdict).toBe('compatible');
		expect(sentences(differences)).toEqual(['‹b› added: string']);
	});

	it('is breaking when a field is removed, retyped or no longer required', () => {
		expect(told(schemaOf({ a: text, b: text }), schemaOf({ a: text }))).toEqual([
			'field-removed b loosens !',
		]);
		expect(told(schemaOf({ a: text }), schemaOf({ a: { type: 'integer' } }))).toEqual([
			'type-changed a both !',
		]);
		expect(told(schemaOf({ a: text }, { required: ['a'] }), schemaOf({ a: text }, { required: [] }))).toEqual(
			['required-removed a loosens !'],
		);
	});

	it('is breaking when a required field is added to an existing list of required fields', () => {
		const older = schemaOf({ a: text }, { required: ['a'] });
		const newer = schemaOf({ a: text, b: text }, { required: ['a', 'b'] });
		expect(checkCompatibility(older, newer).verdict).toBe('breaking');
		expect(told(older, newer)).toEqual(['field-added b tightens !']);
	});

	it.each(['minimum', 'maxLength', 'multipleOf'])(
		'is said where %s is an object, which bounds nothing',
		(keyword) => {
			const bound = { [keyword]: Object.assign(Object.create(null), { a: 1 }) } as JsonObject;
			const older = schemaOf({ a: { type: 'string' } });
			const newer = schemaOf({ a: { type: 'string', ...bound } });
			expect(checkCompatibility(older, newer).verdict).not.toBe('tightened');
			expect(checkCompatibility(newer, older).verdict).not.toBe('tightened');
		},
	);

	it('is tightened when a required list, an enum or a bound appears where there was none', () => {
		const older = schemaOf({ a: text, b: { type: 'integer' } });
		const newer = schemaOf(
			{ a: { type: 'string', enum: ['x'] }, b: { type: 'integer', minimum: 1 } },
			{ required: ['a'] },
		);
		const { verdict, tightened } = checkCompatibility(older, newer);
		expect(verdict).toBe('tightened');
		expect(sentences(tightened)).toEqual([
			'‹a› takes only these values now: ‹x›',
			'‹b›: ‹minimum› ‹1› added',
			'‹a› is required now',
		]);
	});

	it('lets an enum grow but not lose a value', () => {
		const withEnum = (...values: string[]) => schemaOf({ a: { type: 'string', enum: values } });
		expect(checkCompatibility(withEnum('x'), withEnum('x', 'y')).verdict).toBe('compatible');
		expect(checkCompatibility(withEnum('x', 'y'), withEnum('x', 'z')).verdict).toBe('breaking');
		expect(sentences(checkCompatibility(withEnum('x', 'y'), withEnum('x', 'z')).differences)).toEqual([
			'‹a› can also be ‹z›, and can no longer be ‹y›',
		]);
	});

	it('ignores maxLength from 1.3.0 of the tool on, but still says that a shorter one tightens', () => {
		const older = schemaOf({ a: { type: 'string', maxLength: 255 } });
		const newer = schemaOf({ a: { type: 'string', maxLength: 128 } });
		expect(checkCompatibility(older, newer).verdict).toBe('tightened');
		expect(checkCompatibility(newer, older).verdict).toBe('compatible');
	});

	it('does not take the bounds that the build tool adds for a change of meaning', () => {
		const older = schemaOf({ a: { type: 'integer' } });
		const newer = schemaOf({ a: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } });
		expect(checkCompatibility(older, newer)).toMatchObject({ verdict: 'compatible', differences: [] });
	});

	it('mirrors the tool in not looking at a property that is called description', () => {
		const { verdict, differences } = checkCompatibility(schemaOf({ description: text }), schemaOf({}));
		expect(verdict).toBe('compatible');
		expect(differences[0]).toMatchObject({ kind: 'field-removed', path: 'description', forbidden: false });
	});

	it('mirrors the tool in failing on a null value and on a property that is called required', () => {
		expect(
			checkCompatibility(schemaOf({ a: { default: null } }), schemaOf({ a: { default: null } })).verdict,
		).toBe('breaking');
		expect(checkCompatibility(schemaOf({ required: text }), schemaOf({ required: text })).verdict).toBe(
			'breaking',
		);
	});

	it('treats properties named like parts of a JavaScript object as ordinary', () => {
		const odd: JsonObject = JSON.parse(
			'{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}',
		);
		expect(told(schemaOf({ toString: text }), schemaOf({ toString: text }))).toEqual([]);
		expect(told(schemaOf({}), schemaOf(odd))).toEqual([
			'field-added __proto__ none',
			'field-added constructor none',
		]);
	});
});

describe('paths of differences', () => {
	it('go through arrays and maps', () => {
		const deep = (leaf: JsonObject) =>
			schemaOf({
				tags: { type: 'array', items: schemaOf({ name: leaf }) },
				slots: { type: 'object', additionalProperties: schemaOf({ role: leaf }) },
			});
		expect(told(deep(text), deep({ type: 'string', pattern: '^a' }))).toEqual([
			'constraint-changed tags[].name tightens',
			'constraint-changed slots.{}.role tightens',
		]);
	});

	it('say that a map became an object with fields, once', () => {
		const older = schemaOf({ a: { type: 'object', additionalProperties: text } });
		const newer = schemaOf({ a: schemaOf({ b: text }) });
		expect(told(older, newer)).toEqual(['type-changed a loosens !']);
	});

	it('are not listed for examples that differ by their $schema only', () => {
		const older = schemaOf({ a: text }, { examples: [{ $schema: '/x/1.0.0', a: 'b' }] });
		const newer = schemaOf({ a: text }, { examples: [{ $schema: '/x/1.1.0', a: 'b' }] });
		expect(told(older, newer)).toEqual([]);
	});
});

describe('a step between two versions', () => {
	const version = (number: string, content: JsonObject, skipped: readonly string[] = []): SchemaVersion => ({
		title: 'test/event',
		version: number,
		uri: `/test/event/${number}`,
		draft: false,
		location: { file: `test/event/${number}.yaml`, line: 1, url: null },
		description: '',
		content,
		text: '',
		fields: [],
		fieldCount: 0,
		examples: [],
		skipped: skipped.map((testCase) => ({
			testCase,
			reason: 'agreed with all consumers',
			location: { file: '.jsonschema-tools.yaml', line: 3, url: null },
		})),
		problems: [],
	});

	it('to another major version is neither breaking nor tightened, but says what would be', () => {
		const change = compareVersions(version('1.0.0', schemaOf({ a: text })), version('2.0.0', schemaOf({})));
		expect(change).toMatchObject({ verdict: 'major', older: '1.0.0', newer: '2.0.0', tightened: [] });
		expect(change.differences.map(({ forbidden }) => forbidden)).toEqual([true]);
	});

	it('carries the known exception of the newer version with its reason', () => {
		const change = compareVersions(
			version('1.0.0', schemaOf({ a: text })),
			version('1.1.0', schemaOf({}), ['schema-snake-case-properties', 'schema-version-compatibility']),
		);
		expect(change.verdict).toBe('breaking');
		expect(change.exception?.reason).toBe('agreed with all consumers');
	});
});

describe('what a change means is proven', () => {
	const step = (before: JsonObject, after: JsonObject) => {
		const { verdict, differences } = checkCompatibility(schemaOf({ a: before }), schemaOf({ a: after }));
		return `${verdict}: ${differences.map(({ effect }) => effect).join()}`;
	};
	it.each<[string, JsonObject, JsonObject, string]>([
		['one alternative more', { anyOf: [text] }, { anyOf: [text, { type: 'null' }] }, 'loosens'],
		[
			'an alternative more of another type',
			{ oneOf: [text] },
			{ oneOf: [text, { type: 'integer' }] },
			'loosens',
		],
		[
			'a type that the values had anyway',
			{ enum: ['static', 'script'] },
			{ enum: ['static', 'script'], type: 'string' },
			'none',
		],
		[
			'a bound that the values keep anyway',
			{ type: 'integer', enum: [1, 2] },
			{ type: 'integer', enum: [1, 2], minimum: 0 },
			'none',
		],
		['a bound for values that the field never has', text, { ...text, minimum: 5 }, 'none'],
		[
			'a multiple of a multiple',
			{ type: 'integer', multipleOf: 10 },
			{ type: 'integer', multipleOf: 5 },
			'loosens',
		],
		[
			'a bound that is no tighter than the exclusive one',
			{ type: 'number', exclusiveMinimum: 1 },
			{ type: 'number', exclusiveMinimum: 1, minimum: 1 },
			'none',
		],
	])('%s refuses nothing', (_what, before, after, effect) => {
		expect(step(before, after).split(': ')[1]).toBe(effect);
	});
	it.each<[string, JsonObject, JsonObject]>([
		['an alternative less', { anyOf: [text, { type: 'null' }] }, { anyOf: [text] }],
		['a pattern', text, { ...text, pattern: '^[a-z]$' }],
		['values', text, { ...text, enum: ['a'] }],
		['a refusal', {}, { not: { type: 'null' } }],
		['keys', { type: 'object' }, { type: 'object', propertyNames: { enum: ['a'] } }],
		['closing', { type: 'object' }, { type: 'object', additionalProperties: false }],
		[
			'a condition',
			{ type: 'object' },
			{ type: 'object', if: { required: ['unnamed_field'] }, then: { required: ['b'] } },
		],
	])('%s is shown to refuse something', (_what, before, after) => {
		expect(step(before, after)).toMatch(/^(tightened|breaking): (tightens|both)(,tightens)?$/);
	});
	it('what neither is shown nor excluded is called changed', () => {
		expect(
			step({ ...text, pattern: '^(foo|bar)[0-9]{7}x$' }, { ...text, pattern: '^(foo|bar)[0-9]{7}x?$' }),
		).toBe('breaking: unknown');
		expect(
			step(
				{ ...text, not: { pattern: 'q' } },
				{ ...text, not: { pattern: 'q' }, allOf: [{ not: { pattern: 'qq' } }] },
			),
		).toBe('changed: unknown');
	});
	it('types in another order are told as that', () => {
		const { differences } = checkCompatibility(
			schemaOf({ a: { enum: ['a'] } }),
			schemaOf({ a: { type: 'string', enum: ['a'] } }),
		);
		expect(sentences(differences)).toEqual(['‹a› states its type now: string']);
	});
});
