import { isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';

/** Keywords whose value is a schema (draft-07). */
const SCHEMA_KEYWORDS = [
	'additionalProperties',
	'additionalItems',
	'contains',
	'propertyNames',
	'not',
	'if',
	'then',
	'else',
] as const;
/** Keywords whose value maps names to schemas. */
const MAP_KEYWORDS = ['properties', 'patternProperties', 'definitions', 'dependencies'] as const;
/** Keywords whose value lists schemas. */
const LIST_KEYWORDS = ['allOf', 'anyOf', 'oneOf'] as const;

/** A schema inside a schema. */
export interface Subschema {
	readonly node: JsonObject;
	/** JSON pointer from the node it was asked of. */
	readonly pointer: string;
}

/**
 * The schemas directly inside a schema node, found by structure: a property that is called `properties` or `type`
 * is a name, not a keyword.
 */
export function* subschemas(node: JsonObject): Generator<Subschema> {
	for (const keyword of MAP_KEYWORDS) {
		const map = own(node, keyword);
		if (!isObject(map)) continue;
		for (const [name, child] of Object.entries(map)) {
			if (isObject(child)) yield { node: child, pointer: `/${keyword}${childPointer('', name)}` };
		}
	}
	for (const keyword of SCHEMA_KEYWORDS) {
		const child = own(node, keyword);
		if (isObject(child)) yield { node: child, pointer: `/${keyword}` };
	}
	const items = own(node, 'items');
	if (isObject(items)) yield { node: items, pointer: '/items' };
	if (isArray(items)) yield* listed(items, '/items');
	for (const keyword of LIST_KEYWORDS) {
		const list = own(node, keyword);
		if (isArray(list)) yield* listed(list, `/${keyword}`);
	}
}

function* listed(list: readonly Json[], pointer: string): Generator<Subschema> {
	for (const [index, child] of list.entries()) {
		if (isObject(child)) yield { node: child, pointer: childPointer(pointer, index) };
	}
}

/**
 * A copy of a schema in which every schema node went through `change`, innermost first. Values that are no schemas
 * (examples, enums) stay the same objects.
 */
export function mapSchemas(node: JsonObject, change: (node: JsonObject) => JsonObject): JsonObject {
	const mapOne = (child: Json): Json => (isObject(child) ? mapSchemas(child, change) : child);
	const copy: [string, Json][] = Object.entries(node).map(([key, value]) => {
		if (MAP_KEYWORDS.some((keyword) => keyword === key) && isObject(value)) {
			// `Object.fromEntries` defines own properties, `__proto__` included.
			return [key, Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mapOne(child)]))];
		}
		const isSchema = key === 'items' || SCHEMA_KEYWORDS.some((keyword) => keyword === key);
		const isList = key === 'items' || LIST_KEYWORDS.some((keyword) => keyword === key);
		if (isArray(value)) return [key, isList ? value.map(mapOne) : value];
		return [key, isSchema ? mapOne(value) : value];
	});
	return change(Object.fromEntries(copy));
}
