import { asText, isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import type { FieldType } from '../../../model/schema.ts';
import { withoutAllOf } from '../keywords/conjoin.ts';
import { recursionName } from '../materialize/local-reference.ts';

const SCALARS = ['string', 'integer', 'number', 'boolean', 'null'] as const;
type Scalar = (typeof SCALARS)[number];

/** Nesting of types beyond this depth is not followed: it would only make an unreadable sentence. */
const MAX_DEPTH = 12;

const UNKNOWN: FieldType = { kind: 'unknown' };

/**
 * The type that a JSON Schema node (draft-07) declares.
 *
 * An object with a schema as `additionalProperties` or `patternProperties` and no properties of its own is a map. A
 * list of types and the branches of `anyOf` or `oneOf` make a union. Without a type, the values of `enum` and `const`
 * tell it. A node that declares nothing is `unknown`; `false` is `never`.
 */
export function fieldType(node: Json | undefined, depth = 0): FieldType {
	if (node === false) return { kind: 'never' };
	if (!isObject(node) || depth > MAX_DEPTH) return UNKNOWN;
	const reference = own(node, '$ref');
	if (typeof reference === 'string') return { kind: 'recursion', name: recursionName(reference) };
	if (isArray(own(node, 'allOf'))) {
		const whole = withoutAllOf(node);
		// Parts that cannot be said as one schema each tell what they can.
		if (!isObject(whole)) return fieldType(whole, depth + 1);
		const { allOf: rest, ...flat } = whole;
		const known = fieldType(flat, depth + 1);
		const others = isArray(rest) ? rest.map((part) => fieldType(part, depth + 1)) : [];
		return known.kind === 'unknown' ? (others.find(({ kind }) => kind !== 'unknown') ?? known) : known;
	}
	const type = own(node, 'type');
	if (typeof type === 'string') return namedType(node, type, depth);
	if (isArray(type)) return unionOf(type.map((name) => namedType(node, asText(name), depth)));
	const values =
		own(node, 'enum') ?? (own(node, 'const') === undefined ? undefined : [own(node, 'const') as Json]);
	if (isArray(values)) return unionOf(values.map(typeOfValue));
	const branches = own(node, 'anyOf') ?? own(node, 'oneOf');
	if (isArray(branches)) return unionOf(branches.map((branch) => fieldType(branch, depth + 1)));
	return impliedType(node, depth);
}

/** What a node without a type most likely is: one that names fields is meant for objects. */
function impliedType(node: JsonObject, depth: number): FieldType {
	if (isObject(own(node, 'properties'))) return { kind: 'object' };
	if (isObject(own(node, 'patternProperties'))) return namedType(node, 'object', depth);
	return own(node, 'items') === undefined ? UNKNOWN : namedType(node, 'array', depth);
}

function namedType(node: JsonObject, name: string, depth: number): FieldType {
	if (name === 'array') return arrayType(node, depth);
	if (name === 'object') {
		const properties = own(node, 'properties');
		const isNamed = isObject(properties) && Object.keys(properties).length > 0;
		const values = isNamed ? [] : mapValues(node);
		return values.length === 0
			? { kind: 'object' }
			: { kind: 'map', values: unionOf(values.map((value) => fieldType(value, depth + 1))) };
	}
	const kind = SCALARS.find((scalar) => scalar === name);
	if (kind === undefined) return UNKNOWN;
	const format = stringAt(node, 'format');
	return format === undefined || kind === 'null' ? { kind } : { kind, format };
}

/** Schemas for the values of a map, whatever their keys. */
function mapValues(node: JsonObject): readonly Json[] {
	const patterns = own(node, 'patternProperties');
	const others = own(node, 'additionalProperties');
	const named = isObject(patterns) ? Object.values(patterns) : [];
	return isObject(others) ? [...named, others] : named;
}

function arrayType(node: JsonObject, depth: number): FieldType {
	const items = own(node, 'items');
	if (!isArray(items)) return { kind: 'array', items: fieldType(items, depth + 1) };
	const others = own(node, 'additionalItems');
	return {
		kind: 'tuple',
		items: items.map((item) => fieldType(item, depth + 1)),
		rest: others === false ? null : fieldType(others, depth + 1),
	};
}

function typeOfValue(value: Json): FieldType {
	if (value === null) return { kind: 'null' };
	if (isArray(value)) return { kind: 'array', items: unionOf(value.map(typeOfValue)) };
	if (typeof value === 'object') return { kind: 'object' };
	if (typeof value === 'string') return { kind: 'string' };
	if (typeof value === 'boolean') return { kind: 'boolean' };
	return { kind: typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : 'number' };
}

function unionOf(types: readonly FieldType[]): FieldType {
	const possible = types.filter(({ kind }) => kind !== 'never');
	if (possible.some(({ kind }) => kind === 'unknown')) return UNKNOWN;
	const distinct = new Map(possible.map((type) => [describeType(type), type]));
	const [only, ...others] = distinct.values();
	if (only === undefined) return types[0] ?? UNKNOWN;
	return others.length === 0 ? only : { kind: 'union', of: [only, ...others] };
}

const PLURALS: Readonly<Record<Scalar | 'object' | 'unknown' | 'never', string>> = {
	string: 'strings',
	integer: 'integers',
	number: 'numbers',
	boolean: 'booleans',
	null: 'nulls',
	object: 'objects',
	unknown: 'anything',
	never: 'nothing',
};
const SINGULARS: Partial<Readonly<Record<FieldType['kind'], string>>> = {
	unknown: 'any type',
	never: 'not allowed',
};

/** A type in plain words: `array of objects`, `map of strings`, `string (date-time)`, `string or null`. */
export function describeType(type: FieldType, plural = false): string {
	switch (type.kind) {
		case 'array':
			return `${plural ? 'arrays' : 'array'} of ${describeType(type.items, true)}`;
		case 'tuple':
			return `${plural ? 'arrays' : 'array'} of ${tupleWords(type)}`;
		case 'map':
			return `${plural ? 'maps' : 'map'} of ${describeType(type.values, true)}`;
		case 'union':
			return type.of.map((part) => describeType(part, plural)).join(' or ');
		case 'object':
			return plural ? PLURALS.object : 'object';
		case 'recursion':
			return type.name === '' ? 'the whole schema again' : `${type.name} again`;
		default: {
			const name = plural ? PLURALS[type.kind] : (SINGULARS[type.kind] ?? type.kind);
			return type.format === undefined ? name : `${name} (${type.format})`;
		}
	}
}

function tupleWords({ items, rest }: Extract<FieldType, { kind: 'tuple' }>): string {
	const named = items.map((item) => describeType(item)).join(', then ');
	if (rest === null || rest.kind === 'never') return named === '' ? 'nothing' : named;
	return `${named}, then ${describeType(rest, true)}`;
}
