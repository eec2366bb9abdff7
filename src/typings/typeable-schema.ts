import type { JSONSchema4 } from 'json-schema';
import { sameJson } from '../catalog/schema/compare/diff-keywords.ts';
import { isArray, isObject, type Json, own } from '../model/json.ts';

const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'] as const;
type TypeName = (typeof TYPES)[number];

/** Deeper than this a value is `unknown`; the compiler is recursive. */
const MAX_DEPTH = 64;

/**
 * What the TypeScript compiler for schemas is given: a new schema with nothing in it but the keywords that make
 * types. Built by structure, so that a *property* called `tsType`, `title` or `$ref` stays, while keywords that
 * would copy code into the output (`tsType`, `extends`), read files (`$ref`) or split a type into several (`title`,
 * `$id`, `definitions`) never reach it. Materialised schemas have no references to follow.
 */
export function typeableSchema(node: Json | undefined, depth = 0): JSONSchema4 {
	if (!isObject(node) || depth > MAX_DEPTH) return {};
	const result: JSONSchema4 = {};
	const description = tidy(own(node, 'description'));
	if (description !== '') result.description = description;
	if (own(node, 'deprecated') === true) result.deprecated = true;
	const types = typeNames(own(node, 'type'));
	if (types.length > 0) result.type = types.length === 1 && types[0] ? types[0] : [...types];
	const values = literals(own(node, 'enum')) ?? literals(constList(node));
	if (values !== null) result.enum = [...values];
	if (types.includes('array') || own(node, 'items') !== undefined) addItems(result, node, depth);
	if (types.includes('object') || isObject(own(node, 'properties'))) addFields(result, node, depth);
	for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
		const branches = own(node, keyword);
		if (isArray(branches) && branches.length > 0) {
			result[keyword] = branches.map((branch) => typeableSchema(branch, depth + 1));
		}
	}
	return result;
}

/** Line breaks as one kind, without blank lines at the ends: each line becomes a line of a comment. */
function tidy(text: Json | undefined): string {
	return typeof text === 'string' ? text.replace(/\r\n?|[\u2028\u2029]/g, '\n').trim() : '';
}

function typeNames(type: Json | undefined): readonly TypeName[] {
	const names = isArray(type) ? type : [type];
	return TYPES.filter((name) => names.includes(name));
}

const constList = (node: Json): Json | undefined => {
	const value = own(node, 'const');
	return value === undefined ? undefined : [value];
};

/** Values that TypeScript can write as a literal type; null where one of them cannot, so that the type stands. */
function literals(values: Json | undefined): readonly (string | number | boolean | null)[] | null {
	if (!isArray(values) || values.length === 0) return null;
	const kept = values.filter(
		(value) =>
			value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
	);
	return kept.length === values.length ? (kept as (string | number | boolean | null)[]) : null;
}

function addItems(result: JSONSchema4, node: Json, depth: number): void {
	const items = own(node, 'items');
	// A list of schemas is a tuple, whose length the platform does not fix: its items are a union.
	result.items = isArray(items)
		? { anyOf: items.map((item) => typeableSchema(item, depth + 1)) }
		: typeableSchema(items, depth + 1);
}

function addFields(result: JSONSchema4, node: Json, depth: number): void {
	const properties = own(node, 'properties');
	const entries = isObject(properties) ? Object.entries(properties) : [];
	if (entries.length > 0) {
		// `Object.fromEntries` makes `__proto__` an ordinary property.
		result.properties = Object.fromEntries(
			entries.map(([name, child]) => [name, typeableSchema(child, depth + 1)]),
		);
		const required = own(node, 'required');
		const names = new Set(isArray(required) ? required : []);
		result.required = entries.map(([name]) => name).filter((name) => names.has(name));
	}
	const values = own(node, 'additionalProperties');
	const isOpen = values === true || own(node, 'patternProperties') !== undefined;
	if (isObject(values)) {
		const fits = entries.every(([, child]) => sameType(child, values));
		// An index signature must fit all named properties; where it does not, the values are unknown.
		result.additionalProperties = fits ? typeableSchema(values, depth + 1) : true;
	} else if (isOpen || (entries.length === 0 && values === undefined)) {
		result.additionalProperties = true;
	}
}

/** True where two nodes make the same type: equal but for their texts. */
function sameType(a: Json, b: Json): boolean {
	const bare = (node: Json) => ({ ...typeableSchema(node), description: undefined, deprecated: undefined });
	return sameJson(bare(a) as unknown as Json, bare(b) as unknown as Json);
}
