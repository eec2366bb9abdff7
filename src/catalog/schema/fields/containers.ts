import { isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';

/** A part of a schema that states properties of one object. */
export interface Part {
	readonly node: JsonObject;
	readonly pointer: string;
	/** True where another part can stand in its place. */
	readonly conditional?: boolean;
}

/** One place that states a property. */
export interface Declaration {
	readonly schema: Json;
	readonly pointer: string;
	/** True in a branch of alternatives or conditions: not every event has to keep to it. */
	readonly conditional: boolean;
	/** The alternatives it is a branch of, and how many branches they have. */
	readonly choice: { readonly pointer: string; readonly branches: number } | null;
}

/** A node whose properties are a field's children, and the path that they continue. */
export interface Container extends Pick<Declaration, 'conditional' | 'choice'> {
	readonly part: Part;
	readonly path: string;
}

/**
 * The nodes below one node whose properties are the field's children: the node itself, list items (`[]`), map values
 * (`.{}`), and the branches of alternatives and conditions.
 */
export function* containers(from: Container, level = 0): Generator<Container> {
	if (level > 20) return;
	yield from;
	const { node, pointer } = from.part;
	function* inside(
		schema: Json | undefined,
		at: string,
		changes: Partial<Container> = {},
	): Generator<Container> {
		if (!isObject(schema)) return;
		yield* containers({ ...from, ...changes, part: { node: schema, pointer: pointer + at } }, level + 1);
	}
	const each = { path: `${from.path}[]` };
	const value = { path: from.path === '' ? '{}' : `${from.path}.{}` };
	const items = own(node, 'items');
	if (isArray(items)) {
		for (const [index, item] of items.entries()) yield* inside(item, `/items/${index}`, each);
		yield* inside(own(node, 'additionalItems'), '/additionalItems', each);
	} else yield* inside(items, '/items', each);
	yield* inside(own(node, 'contains'), '/contains', { ...each, conditional: true });
	yield* inside(own(node, 'additionalProperties'), '/additionalProperties', value);
	const patterns = own(node, 'patternProperties');
	for (const [pattern, schema] of isObject(patterns) ? Object.entries(patterns) : []) {
		yield* inside(schema, childPointer('/patternProperties', pattern), value);
	}
	for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
		const branches = own(node, keyword);
		if (!isArray(branches)) continue;
		const choice = { pointer: `${pointer}/${keyword}`, branches: branches.length };
		const changes = keyword === 'allOf' ? {} : { conditional: true, choice: from.choice ?? choice };
		for (const [index, branch] of branches.entries()) yield* inside(branch, `/${keyword}/${index}`, changes);
	}
	for (const keyword of ['if', 'then', 'else'] as const) {
		yield* inside(own(node, keyword), `/${keyword}`, { conditional: true, choice: null });
	}
	const dependencies = own(node, 'dependencies');
	for (const [name, schema] of isObject(dependencies) ? Object.entries(dependencies) : []) {
		yield* inside(schema, childPointer('/dependencies', name), { conditional: true, choice: null });
	}
}
