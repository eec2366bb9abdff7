import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleViolations } from '../../src/catalog/schema/compare/compatibility-rule.ts';
import { diffSchemas } from '../../src/catalog/schema/compare/diff.ts';
import type { SchemaDifference } from '../../src/model/difference.ts';
import { isArray, isObject, type Json, type JsonObject, setOwn, stringify } from '../../src/model/json.ts';
import { pointerKeys } from '../../src/model/json-pointer.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

const NAMES = ['a', 'b', 'c', 'meta', '__proto__', 'a/b', '~', 'type', 'properties', 'required', ''];
const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom('x', 'y', '');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

function objectOf(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
	const object: Record<string, Json> = {};
	for (const [key, value] of entries) if (value !== undefined) setOwn(object, key, value);
	return object;
}

/** Schemas of the kind that event schemas are of: typed, with texts, bounds, values, fields, lists and maps. */
const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
	schema: fc.oneof(
		{ depthSize: 'small' },
		fc
			.tuple(
				fc.constantFrom('string', 'integer', 'boolean'),
				optional(text),
				optional(text),
				optional(fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { minLength: 1 })),
				optional(fc.integer({ min: 0, max: 9 })),
				optional(fc.constantFrom('date-time', 'uri')),
				optional(text),
			)
			.map(([type, title, description, values, bound, format, preset]) =>
				objectOf([
					['type', type],
					['title', title],
					['description', description],
					['enum', values],
					['maximum', bound],
					['maxLength', bound],
					['format', format],
					['default', preset],
				]),
			),
		fc
			.tuple(
				optional(text),
				fc.uniqueArray(fc.tuple(name, tie('schema')), { maxLength: 4, selector: ([one]) => one }),
				fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
				// That a field is still required when it is defined no more, a rule of its own tells.
				fc.subarray(['nowhere', 'undefined']),
				optional(fc.oneof(fc.boolean(), tie('schema'))),
				optional(fc.integer({ min: 0, max: 3 })),
			)
			.map(([description, fields, isRequired, undefinedNames, others, size]) => {
				const required = [
					...fields.filter((_field, index) => isRequired[index]).map(([one]) => one),
					...undefinedNames,
				];
				return objectOf([
					['type', 'object'],
					['description', description],
					['properties', objectOf(fields)],
					['required', required.length === 0 ? undefined : required],
					['additionalProperties', others],
					['minProperties', size],
				]);
			}),
		fc.tuple(tie('schema'), optional(fc.integer({ min: 0, max: 9 }))).map(([items, most]) =>
			objectOf([
				['type', 'array'],
				['items', items],
				['maxItems', most],
			]),
		),
	),
}));

const child = (node: Json | undefined, key: string): Json | undefined =>
	isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;

/** Sets or removes what a JSON pointer names, in a copy; parents are made where they are missing. */
function withValue(
	node: Json | undefined,
	keys: readonly string[],
	value: Json | undefined,
): Json | undefined {
	const [first, ...rest] = keys;
	if (first === undefined) return value;
	const copy = objectOf(isObject(node) ? Object.entries(node) : []);
	const inner = withValue(child(copy, first), rest, value);
	return inner === undefined
		? objectOf(Object.entries(copy).filter(([key]) => key !== first))
		: objectOf([...Object.entries(copy).filter(([key]) => key !== first), [first, inner]]);
}

const at = (node: Json | undefined, keys: readonly string[]): Json | undefined => keys.reduce(child, node);

/** Adds a name to the `required` of a node, or takes it away. */
function withRequired(root: Json, keys: readonly string[], one: string, isRequired: boolean): Json {
	const place = [...keys, 'required'];
	const names = at(root, place);
	const others = (isArray(names) ? names : []).filter((known) => known !== one);
	return withValue(root, place, isRequired ? [...others, one] : others) ?? {};
}

/** The schema that the differences lead to from another. */
function applied(from: JsonObject, differences: readonly SchemaDifference[]): Json {
	let root: Json = from;
	for (const { kind, path, pointer, after, required } of differences) {
		const keys = pointerKeys(pointer);
		if (kind === 'required-added' || kind === 'required-removed') {
			// The name is the last part of the path; no name of these schemas has a dot in it.
			const one = path.slice(path.lastIndexOf('.') + 1);
			root = withRequired(root, keys.slice(0, -1), one, kind === 'required-added');
			continue;
		}
		root = withValue(root, keys, after) ?? {};
		if ((kind === 'field-added' || kind === 'field-removed') && required) {
			root = withRequired(root, keys.slice(0, -2), keys.at(-1) ?? '', kind === 'field-added');
		}
	}
	return root;
}

/** A schema as differences know it: lists that are sets are sorted, and what is empty says nothing. */
function meaning(value: Json, key = ''): Json {
	if (isArray(value)) {
		const items = value.map((item) => meaning(item));
		return key === 'required' || key === 'enum'
			? items.sort((a, b) => (stringify(a) < stringify(b) ? -1 : 1))
			: items;
	}
	if (!isObject(value)) return value;
	const isNode = key !== 'properties';
	return objectOf(
		Object.entries(value)
			.map(([one, inner]) => [one, meaning(inner, isNode ? one : '')] as const)
			.filter(([one, inner]) => !isNode || one !== 'required' || !isArray(inner) || inner.length > 0)
			.filter(
				([one, inner]) =>
					!isNode || one !== 'properties' || !isObject(inner) || Object.keys(inner).length > 0,
			)
			.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
	);
}

it('Nothing differs between a schema and itself, whatever order its keys are in', () => {
	fc.assert(
		fc.property(schema, (one) => {
			expect(diffSchemas(one, one)).toEqual([]);
			expect(diffSchemas(one, structuredClone(one))).toEqual([]);
			expect(diffSchemas(one, meaning(one) as JsonObject)).toEqual([]);
		}),
		{ numRuns: fuzzRuns(500), seed: fuzzSeed() },
	);
});

it('The differences of two schemas, applied to the first, give the second: none is left out', () => {
	fc.assert(
		fc.property(schema, schema, (a, b) => {
			expect(meaning(applied(a, diffSchemas(a, b)))).toEqual(meaning(b));
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});

it('A difference there and back is the same difference', () => {
	fc.assert(
		fc.property(schema, schema, (a, b) => {
			const places = (differences: readonly SchemaDifference[]) =>
				differences.map(({ pointer, keyword }) => `${pointer} ${keyword}`).sort();
			expect(places(diffSchemas(b, a))).toEqual(places(diffSchemas(a, b)));
		}),
		{ numRuns: fuzzRuns(500), seed: fuzzSeed() },
	);
});

const KEYWORDS = [
	'type',
	'required',
	'enum',
	'const',
	'properties',
	'items',
	'additionalProperties',
	'minimum',
	'maxLength',
	'anyOf',
	'allOf',
	'not',
	'format',
	'pattern',
	'toString',
	'a',
];
/** What no schema should say: any value at any keyword, also one that cannot be made a text. */
const { nonsense } = fc.letrec<{ nonsense: Json }>((tie) => ({
	nonsense: fc.oneof(
		{ depthSize: 'small' },
		fc.constantFrom<Json>(null, true, 0, 1n, 'string', 'object', 'a', ''),
		fc.array(tie('nonsense'), { maxLength: 3 }),
		fc
			.uniqueArray(fc.tuple(fc.constantFrom(...KEYWORDS), tie('nonsense')), {
				maxLength: 4,
				selector: ([one]) => one,
			})
			.map(objectOf),
	),
}));

it('Two schemas that say anything at all are compared without an error', () => {
	fc.assert(
		fc.property(nonsense, nonsense, (one, other) => {
			const [a, b] = [one, other].map((value) => (isObject(value) ? value : objectOf([['a', value]])));
			expect(Array.isArray(diffSchemas(a ?? {}, b ?? {}))).toBe(true);
			expect(diffSchemas(a ?? {}, a ?? {})).toEqual([]);
			expect(Array.isArray(ruleViolations(a ?? {}, b ?? {}))).toBe(true);
		}),
		{ numRuns: fuzzRuns(1000), seed: fuzzSeed() },
	);
});
