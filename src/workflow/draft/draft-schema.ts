import { minimalEvent } from '../../catalog/schema/examples/minimal-event.ts';
import { isArray, isObject, type Json, type JsonObject, newObject, own } from '../../model/json.ts';
import { newSchemaSource } from '../snippets/schema-file.ts';
import { yamlText } from '../snippets/yaml-text.ts';
import type { DraftField, DraftFieldType, DraftSchema } from './draft.ts';

type NewSchema = Extract<DraftSchema, { kind: 'new' }>;

/** JSON Schema of a field type. Texts get no length limit and numbers no bounds: the build adds what it enforces. */
export const FIELD_SCHEMAS: Readonly<Record<DraftFieldType, JsonObject>> = {
	string: { type: 'string' },
	integer: { type: 'integer' },
	number: { type: 'number' },
	boolean: { type: 'boolean' },
	// The tools call a format without a length insecure; the fragments of the repositories have this one.
	'date-time': { type: 'string', format: 'date-time', maxLength: 128 },
	'list of strings': { type: 'array', items: { type: 'string' } },
	'map of strings': { type: 'object', additionalProperties: { type: 'string' } },
};

/** The own part of a new schema: its fields and which of them are required. */
function ownPart(fields: readonly DraftField[]): JsonObject {
	const named = fields.filter(({ name }) => name !== '');
	const required = named.filter((field) => field.required).map(({ name }) => name);
	return {
		...(required.length === 0 ? {} : { required }),
		properties: newObject(
			named.map(({ name, type, description }) => [
				name,
				{ ...FIELD_SCHEMAS[type], ...(description === '' ? {} : { description }) },
			]),
		),
	};
}

/**
 * A new schema with its fragments filled in, as far as an example event needs it: properties are merged, required
 * fields are joined. The repository's own build makes the file that is published.
 *
 * @param fragments contents of the fragments, in the order of `schema.fragments`
 */
export function draftSchemaContent(schema: NewSchema, fragments: readonly JsonObject[]): JsonObject {
	return [...fragments, ownPart(schema.fields)].reduce<JsonObject>(
		(merged, part) => mergeParts(merged, part),
		{ type: 'object', title: schema.title, $id: `/${schema.title}/1.0.0`, description: schema.description },
	);
}

function mergeParts(base: JsonObject, part: JsonObject): JsonObject {
	const merged = newObject(Object.entries(base));
	const required = [own(base, 'required'), own(part, 'required')].flatMap((one) => (isArray(one) ? one : []));
	if (required.length > 0) merged['required'] = [...new Set(required)];
	const properties = newObject();
	for (const source of [own(base, 'properties'), own(part, 'properties')]) {
		for (const [name, value] of Object.entries(isObject(source) ? source : {})) {
			const before = own(properties, name);
			properties[name] =
				isObject(before) && isObject(value) ? { ...before, ...value, ...mergeParts(before, value) } : value;
		}
	}
	if (Object.keys(properties).length > 0) merged['properties'] = properties;
	return merged;
}

/** `current.yaml` of a new schema, with an example that is valid. */
export function draftSchemaFile(schema: NewSchema, content: JsonObject, stream: string): JsonObject {
	const example: Json = minimalEvent(content, { stream, uri: `/${schema.title}/1.0.0` });
	const { title, description, fragments, fields } = schema;
	return newSchemaSource(title, description, fragments, ownPart(fields), example);
}

/** Its text. */
export const draftSchemaSource = (schema: NewSchema, content: JsonObject, stream: string): string =>
	yamlText(draftSchemaFile(schema, content, stream));
