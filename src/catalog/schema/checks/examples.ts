import { asText, isArray, isObject, type Json, own } from '../../../model/json.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { code, type Finding } from './finding.ts';

/** `schema-examples-$schema-matches-schema-$id` (jsonschema-tools): only where events have a `$schema` field. */
export function* examplesNameTheirSchema({ content, examples }: SchemaVersion): Generator<Finding> {
	if (own(own(content, 'properties'), '$schema') === undefined) return;
	const id = own(content, '$id');
	for (const [index, { value }] of examples.entries()) {
		const named = own(value, '$schema');
		if (named === id) continue;
		yield {
			code: 'schema-examples-$schema-matches-schema-$id',
			pointer: `/examples/${index}`,
			message: `Example ${index + 1} has the $schema ${code(asText(named))}, but the schema is ${code(asText(id))}.`,
			hint: 'Write `$schema: { $ref: "#/$id" }` in the example of current.yaml.',
		};
	}
}

/** `schema-examples-are-valid` (jsonschema-tools): as the examples were validated when they were read. */
export function* examplesAreValid({ examples }: SchemaVersion): Generator<Finding> {
	for (const [index, { errors }] of examples.entries()) {
		const [first, ...others] = errors;
		if (first === undefined) continue;
		const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
		yield {
			code: 'schema-examples-are-valid',
			pointer: `/examples/${index}`,
			message: `Example ${index + 1} is not valid: ${first}${more}`,
			hint: 'Correct the example, or the schema where the example is right.',
		};
	}
}

/** Fields named in a message before the rest is only counted. */
const NAMED = 5;

/**
 * Fields of an example that the schema does not define. An object that does not say whether it is open accepts
 * them, so that the example is valid although a field of it is misspelt or out of date.
 */
export function* examplesKnowTheirFields({ content, examples }: SchemaVersion): Generator<Finding> {
	for (const [index, { value }] of examples.entries()) {
		const unknown = [...unknownFields(value, content, '', 0)];
		if (unknown.length === 0) continue;
		const named = unknown.slice(0, NAMED).map(code).join(', ');
		const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : '';
		yield {
			code: 'example-unknown-field',
			pointer: `/examples/${index}`,
			message: `Example ${index + 1} has ${named}${more}, which the schema does not define.`,
			hint: 'Correct the spelling, remove the field from the example, or define it.',
		};
	}
}

function* unknownFields(value: Json, node: Json | undefined, path: string, depth: number): Generator<string> {
	if (depth > 100) return;
	if (isArray(value)) {
		const places = new Set<string>();
		for (const item of value) {
			for (const found of unknownFields(item, own(node, 'items'), `${path}[]`, depth + 1)) places.add(found);
		}
		yield* places;
	}
	const properties = own(node, 'properties');
	const others = own(node, 'additionalProperties');
	if (!isObject(value) || !isObject(properties)) return;
	for (const [name, inner] of Object.entries(value)) {
		const place = path === '' ? name : `${path}.${name}`;
		const child = own(properties, name) ?? others;
		if (child === undefined) yield place;
		else yield* unknownFields(inner, child, place, depth + 1);
	}
}
