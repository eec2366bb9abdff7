import { isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';
import type { SchemaRuleCode } from '../../../model/problems/schema-rules.ts';
import type { SchemaVersion } from '../../../model/schema.ts';

/** Something that a rule found in one version of a schema. */
export interface Finding {
	readonly code: SchemaRuleCode;
	/** JSON pointer of the place inside the materialised schema; '' for the schema as a whole. */
	readonly pointer: string;
	/** A full sentence. */
	readonly message: string;
	/** What to do here, a full sentence. */
	readonly hint: string;
}

/** A rule for one version. It yields what it finds and never throws for bad input. */
export type VersionRule = (version: SchemaVersion) => Iterable<Finding>;

/** A property of a schema, found by structure. */
export interface PropertyNode {
	/** Dotted path as in `Field.path`. */
	readonly path: string;
	readonly name: string;
	readonly pointer: string;
	readonly node: Json;
	readonly parent: JsonObject;
}

/** Deeper than this the rules do not look. */
const MAX_DEPTH = 200;

/** Every property of a schema in document order, through arrays and maps. */
export function* properties(root: JsonObject, path = '', pointer = '', depth = 0): Generator<PropertyNode> {
	if (depth > MAX_DEPTH) return;
	const named = own(root, 'properties');
	if (isObject(named)) {
		for (const [name, node] of Object.entries(named)) {
			const place = {
				path: path === '' ? name : `${path}.${name}`,
				pointer: `${pointer}/properties/${pointerToken(name)}`,
			};
			yield { ...place, name, node, parent: root };
			if (isObject(node)) yield* properties(node, place.path, place.pointer, depth + 1);
		}
	}
	const items = own(root, 'items');
	if (isObject(items)) yield* properties(items, `${path}[]`, `${pointer}/items`, depth + 1);
	const values = own(root, 'additionalProperties');
	if (isObject(values)) {
		yield* properties(
			values,
			path === '' ? '{}' : `${path}.{}`,
			`${pointer}/additionalProperties`,
			depth + 1,
		);
	}
}

/** The path of a field by the pointer of its node or of anything inside it, for messages: `meta.stream`. */
export function pathOfPointer(pointer: string): string {
	const tokens = pointer.split('/').slice(1);
	let path = '';
	for (let index = 0; index < tokens.length; index++) {
		const token = tokens[index];
		const next = tokens[index + 1];
		if (token === 'properties' && next !== undefined) {
			const name = next.replaceAll('~1', '/').replaceAll('~0', '~');
			path = path === '' ? name : `${path}.${name}`;
			index++;
		} else if (token === 'items') path += '[]';
		else if (token === 'additionalProperties') path += path === '' ? '{}' : '.{}';
		else break;
	}
	return path;
}

/** A name inside a message; pages show what stands in backticks as code. */
export const code = (name: string): string => `\`${name.replaceAll('`', "'")}\``;

/** How a message names the place of a finding. */
export function subjectOf(pointer: string): string {
	const path = pathOfPointer(pointer);
	return path === '' ? 'The schema' : `The field ${code(path)}`;
}
