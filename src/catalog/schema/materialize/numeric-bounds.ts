import { type Json, type JsonObject, own } from '../../../model/json.ts';
import type { NumericBounds } from '../../../model/schema.ts';
import { mapSchemas } from './nodes.ts';

/** The bounds that jsonschema-tools puts on numbers that state none (`enforcedNumericBounds`). */
const HIGHEST = Number.MAX_SAFE_INTEGER;

/** True for a bound that only the tool put there and that says nothing about the data. */
export function isSentinelBound(keyword: string, value: Json): boolean {
	return (keyword === 'minimum' && value === -HIGHEST) || (keyword === 'maximum' && value === HIGHEST);
}

/**
 * A schema in which every number has bounds (jsonschema-tools, `enforceNumericBounds`). Nodes with a list of types
 * are left alone, as the tool leaves them.
 *
 * @param bounds what the repository asks for; null for none
 */
export function withNumericBounds(schema: JsonObject, bounds: NumericBounds | null): JsonObject {
	if (bounds === null) return schema;
	const [minimum, maximum] = bounds;
	return mapSchemas(schema, (node) => {
		const type = own(node, 'type');
		if (type !== 'number' && type !== 'integer') return node;
		return {
			...node,
			...(own(node, 'minimum') === undefined ? { minimum } : {}),
			...(own(node, 'maximum') === undefined ? { maximum } : {}),
		};
	});
}
