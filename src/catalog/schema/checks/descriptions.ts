import { isObject, type Json, own, stringAt } from '../../../model/json.ts';
import type { Field, SchemaVersion } from '../../../model/schema.ts';
import { code, type Finding, properties } from './finding.ts';

/**
 * Fields and schemas without a description. An object that only groups fields, at least one of which is described,
 * explains itself.
 */
export function* missingDescriptions(version: SchemaVersion): Generator<Finding> {
	if (isBlank(version.content)) {
		yield {
			code: 'schema-description-missing',
			pointer: '',
			message: 'The schema has no description.',
			hint: 'Say at the top of current.yaml what one event means and when it is sent.',
		};
	}
	const origins = originsOf(version.fields);
	for (const { path, pointer, node } of properties(version.content)) {
		if (!isObject(node) || !isBlank(node) || groupsDescribedFields(node)) continue;
		const origin = origins.get(path) ?? null;
		yield {
			code: 'field-description-missing',
			pointer,
			message: `The field ${code(path)} has no description.`,
			hint:
				origin === null
					? 'Say what the value means, its unit, and when it is left out.'
					: `It comes from ${origin}; describe it there.`,
		};
	}
}

const isBlank = (node: Json): boolean => (stringAt(node, 'description') ?? '').trim() === '';

function groupsDescribedFields(node: Json): boolean {
	const fields = own(node, 'properties');
	return isObject(fields) && Object.values(fields).some((field) => !isBlank(field));
}

/** Fragment version of each inherited field, by path. */
function originsOf(fields: readonly Field[]): ReadonlyMap<string, string> {
	const origins = new Map<string, string>();
	const open = [...fields];
	for (let field = open.pop(); field !== undefined; field = open.pop()) {
		if (field.provenance) origins.set(field.path, `${field.provenance.title} ${field.provenance.version}`);
		open.push(...field.children);
	}
	return origins;
}
