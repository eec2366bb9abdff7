import { isArray, isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import { keywordOf } from '../keywords/table.ts';

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
	for (const [keyword, value] of Object.entries(node)) {
		const holds = keywordOf(keyword)?.holds;
		if (holds === undefined) continue;
		if (isObject(value) && (holds === 'map' || holds === 'dependencies')) {
			for (const [name, child] of Object.entries(value)) {
				if (isObject(child)) yield { node: child, pointer: `/${keyword}${childPointer('', name)}` };
			}
		} else if (isObject(value) && holds !== 'list') {
			yield { node: value, pointer: `/${keyword}` };
		} else if (isArray(value) && holds !== 'schema') {
			for (const [index, child] of value.entries()) {
				if (isObject(child)) yield { node: child, pointer: `/${keyword}/${index}` };
			}
		}
	}
}

/** The value of a keyword with every schema directly inside it replaced. */
export function mapKeyword(keyword: string, value: Json, change: (child: Json) => Json): Json {
	const holds = keywordOf(keyword)?.holds;
	if (holds === undefined) return value;
	if (holds === 'map' || holds === 'dependencies') {
		if (!isObject(value)) return value;
		// `Object.fromEntries` defines own properties, `__proto__` included.
		return Object.fromEntries(
			Object.entries(value).map(([name, child]) => [name, isArray(child) ? child : change(child)]),
		);
	}
	if (isArray(value)) return holds === 'schema' ? value : value.map(change);
	return holds === 'list' ? value : change(value);
}

/**
 * A copy of a schema in which every schema node went through `change`, innermost first. Values that are no schemas
 * (examples, enums) stay the same objects.
 */
export function mapSchemas(node: JsonObject, change: (node: JsonObject) => JsonObject): JsonObject {
	const mapOne = (child: Json): Json => (isObject(child) ? mapSchemas(child, change) : child);
	const copy = Object.entries(node).map(([key, value]): [string, Json] => [
		key,
		mapKeyword(key, value, mapOne),
	]);
	return change(Object.fromEntries(copy));
}
