import { isArray, isObject, type Json, own, stringAt } from '../../../model/json.ts';
import type { FieldType } from '../../../model/schema.ts';

const SCALARS = ['string', 'integer', 'number', 'boolean', 'null'] as const;
type Scalar = (typeof SCALARS)[number];

/** Nesting of types beyond this depth is not followed: it would only make an unreadable sentence. */
const MAX_DEPTH = 12;

/**
 * The type that a JSON Schema node (draft-07) declares.
 *
 * An object with a schema as `additionalProperties` and no properties of its own is a map. A list of types and the
 * branches of `anyOf` or `oneOf` make a union. A node that declares nothing is `unknown`.
 *
 * @param node the schema node; anything that is not an object (such as `true`) declares nothing
 */
export function fieldType(node: Json | undefined, depth = 0): FieldType {
	if (!isObject(node) || depth > MAX_DEPTH) return { kind: 'unknown' };
	const type = own(node, 'type');
	if (typeof type === 'string') return namedType(node, type, depth);
	if (isArray(type)) return unionOf(type.map((name) => namedType(node, String(name), depth)));
	const branches = own(node, 'anyOf') ?? own(node, 'oneOf');
	if (isArray(branches)) return unionOf(branches.map((branch) => fieldType(branch, depth + 1)));
	if (isObject(own(node, 'properties'))) return { kind: 'object' };
	return { kind: 'unknown' };
}

function namedType(node: Json, name: string, depth: number): FieldType {
	if (name === 'array') return { kind: 'array', items: fieldType(own(node, 'items'), depth + 1) };
	if (name === 'object') {
		const properties = own(node, 'properties');
		const values = own(node, 'additionalProperties');
		const isMap = isObject(values) && !(isObject(properties) && Object.keys(properties).length > 0);
		return isMap ? { kind: 'map', values: fieldType(values, depth + 1) } : { kind: 'object' };
	}
	const kind = SCALARS.find((scalar) => scalar === name);
	if (kind === undefined) return { kind: 'unknown' };
	const format = stringAt(node, 'format');
	return format === undefined || kind === 'null' ? { kind } : { kind, format };
}

function unionOf(types: readonly FieldType[]): FieldType {
	const distinct = new Map(types.map((type) => [typeWords(type), type]));
	const [only, ...others] = distinct.values();
	if (only === undefined) return { kind: 'unknown' };
	return others.length === 0 ? only : { kind: 'union', of: [only, ...others] };
}

const PLURALS: Readonly<Record<Scalar | 'object' | 'unknown', string>> = {
	string: 'strings',
	integer: 'integers',
	number: 'numbers',
	boolean: 'booleans',
	null: 'nulls',
	object: 'objects',
	unknown: 'anything',
};

/** A type in plain words: `array of objects`, `map of strings`, `string (date-time)`, `string or null`. */
export function typeWords(type: FieldType, plural = false): string {
	switch (type.kind) {
		case 'array':
			return `${plural ? 'arrays' : 'array'} of ${typeWords(type.items, true)}`;
		case 'map':
			return `${plural ? 'maps' : 'map'} of ${typeWords(type.values, true)}`;
		case 'union':
			return type.of.map((part) => typeWords(part, plural)).join(' or ');
		case 'object':
			return plural ? PLURALS.object : 'object';
		default: {
			const name = plural ? PLURALS[type.kind] : type.kind === 'unknown' ? 'any type' : type.kind;
			return type.format === undefined ? name : `${name} (${type.format})`;
		}
	}
}
