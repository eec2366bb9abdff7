/** What an event service writes into an event before it checks it. */
import { isArray, isObject, type Json, type JsonObject, newObject, own } from '../../model/json.ts';
import type { ServerField } from './check-data.ts';

/** A copy that may be changed; keys such as `__proto__` are ordinary ones. */
function copyOf(value: Json): Json {
	if (isArray(value)) return value.map(copyOf);
	if (!isObject(value)) return value;
	return newObject(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/**
 * The event with every `default` of its schema filled in where the field is missing, as Ajv does with `useDefaults`:
 * in `properties` and in lists of `items`, never inside alternatives, conditions or negations.
 */
export function withDefaults(content: JsonObject, event: Json): Json {
	const copy = copyOf(event);
	fill(content, copy, 0);
	return copy;
}

/** Deeper than any schema of the platform; a schema cannot be deeper than its file either. */
const MAX_DEPTH = 200;

function fill(schema: Json | undefined, value: Json, depth: number): void {
	if (!isObject(schema) || depth > MAX_DEPTH || own(schema, '$ref') !== undefined) return;
	const items = own(schema, 'items');
	if (isArray(value)) {
		for (const [index, item] of value.entries()) fill(isArray(items) ? items[index] : items, item, depth + 1);
	} else if (isObject(value)) {
		const properties = own(schema, 'properties');
		for (const [name, property] of isObject(properties) ? Object.entries(properties) : []) {
			const preset = own(property, 'default');
			const known = own(value, name);
			if (known !== undefined) fill(property, known, depth + 1);
			else if (preset !== undefined) (value as Record<string, Json>)[name] = copyOf(preset);
		}
		const values = own(schema, 'additionalProperties');
		for (const [name, inner] of isObject(values) ? Object.entries(value) : []) {
			if (own(properties, name) === undefined) fill(values, inner, depth + 1);
		}
	}
	const parts = own(schema, 'allOf');
	for (const part of isArray(parts) ? parts : []) fill(part, value, depth + 1);
}

/** Values that pass for what the service would write. */
const VALUES: Readonly<Record<ServerField['value'], (now: Date) => string>> = {
	time: (now) => now.toISOString(),
	uuid: () => '00000000-0000-4000-8000-000000000000',
	address: () => '192.0.2.1',
};

/** The schema of a field by its keys, through `properties` and `allOf`. */
function schemaAt(schema: Json | undefined, [key, ...rest]: readonly string[]): Json | undefined {
	if (key === undefined) return schema;
	const parts = own(schema, 'allOf');
	for (const part of [schema, ...(isArray(parts) ? parts : [])]) {
		const property = own(own(part, 'properties'), key);
		const found = property === undefined ? undefined : schemaAt(property, rest);
		if (found !== undefined) return found;
	}
	return undefined;
}

/**
 * The event with the fields that the service fills in: those that its schema has and the event lacks.
 *
 * @param fields in the order in which they are filled in
 * @param headerFields fields that the stream's settings fill from HTTP headers
 * @returns the event, and the paths that were filled in
 */
export function withServerFields(
	content: JsonObject,
	event: JsonObject,
	{
		title,
		fields,
		headerFields,
		now,
	}: {
		readonly title: string;
		readonly fields: readonly ServerField[];
		readonly headerFields: readonly string[];
		readonly now: Date;
	},
): { readonly event: JsonObject; readonly filled: readonly string[] } {
	const copy = copyOf(event) as Record<string, Json>;
	const filled: string[] = [];
	const add = (path: string, value: string): void => {
		const keys = path.split('.');
		if (schemaAt(content, keys) === undefined) return;
		let at: Record<string, Json> = copy;
		for (const key of keys.slice(0, -1)) {
			at[key] ??= newObject();
			const inner = at[key];
			if (!isObject(inner)) return;
			at = inner as Record<string, Json>;
		}
		const last = keys.at(-1) ?? '';
		if (Object.hasOwn(at, last)) return;
		at[last] = value;
		filled.push(path);
	};
	for (const { path, value, titles } of fields) {
		if (titles === null || new RegExp(titles).test(title)) add(path, VALUES[value](now));
	}
	for (const path of headerFields) add(path, 'a header of the request');
	return { event: copy, filled };
}
