import { own } from '../model/json.ts';
import type { SchemaVersion } from '../model/schema.ts';
import type { Finding } from './finding.ts';

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
			message: `Example ${index + 1} has the $schema ${String(named)}, but the schema is ${String(id)}.`,
			hint: 'Write $schema: { $ref: "#/$id" } in the example of current.yaml.',
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
