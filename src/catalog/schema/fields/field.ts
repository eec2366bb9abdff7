import { isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import type { Field, PrivacyMark } from '../../../model/schema.ts';
import type { AuthorNotes } from '../materialize/author-notes.ts';
import type { Provenance } from '../materialize/provenance.ts';
import { constraintsOf } from './constraints.ts';
import { fieldType } from './type.ts';

/** Levels of properties that are shown; the deepest real schema has five. */
export const MAX_FIELD_DEPTH = 100;
/** Fields of one version that are shown; the largest real schema has 103. */
export const MAX_FIELDS = 10_000;

export interface FieldContext {
	/** Null where it is not known which fragments the version was made of. */
	readonly provenance: Provenance | null;
	/** Comments of the authors; none unless given. */
	readonly notes?: AuthorNotes;
	readonly privacy: (field: Pick<Field, 'path' | 'name' | 'description' | 'type'>) => readonly PrivacyMark[];
}

export interface FieldTree {
	readonly fields: readonly Field[];
	/** Fields at every depth. */
	readonly count: number;
	/** True where fields beyond a limit were left out. */
	readonly cut: boolean;
}

/** A part of a schema that states properties of one object. */
interface Part {
	readonly node: JsonObject;
	readonly pointer: string;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

class Builder {
	count = 0;
	cut = false;
	private readonly context: FieldContext;

	constructor(context: FieldContext) {
		this.context = context;
	}

	/** Fields that a node states, with list items and map values looked through. */
	fields(part: Part, path: string, depth: number): Field[] {
		if (depth >= MAX_FIELD_DEPTH) {
			this.cut ||= isObject(own(part.node, 'properties'));
			return [];
		}
		const fields: Field[] = [];
		const seen = new Set<string>();
		for (const [inside, container] of containers(part, path)) {
			const required = own(inside.node, 'required');
			const properties = own(inside.node, 'properties');
			if (!isObject(properties)) continue;
			const names = new Set(isArray(required) ? required : []);
			for (const [name, node] of Object.entries(properties)) {
				const full = container === '' ? name : `${container}.${name}`;
				if (seen.has(full)) continue;
				if (this.count >= MAX_FIELDS) {
					this.cut = true;
					return fields;
				}
				seen.add(full);
				const pointer = childPointer(`${inside.pointer}/properties`, name);
				fields.push(this.field(node, { name, path: full, pointer, depth, required: names.has(name) }));
			}
		}
		return fields;
	}

	private field(schema: Json, place: Pick<Field, 'name' | 'path' | 'pointer' | 'depth' | 'required'>): Field {
		this.count += 1;
		const node = isObject(schema) ? schema : {};
		const type = fieldType(node);
		const description = text(own(node, 'description'));
		const examples = own(node, 'examples');
		const { provenance, privacy } = this.context;
		const notes = this.context.notes?.get(place.pointer);
		return {
			...place,
			type,
			description,
			enum: enumOf(node),
			default: own(node, 'default'),
			examples: isArray(examples) ? examples : [],
			deprecated: own(node, 'deprecated') === true || /^\W{0,5}deprecated\b/i.test(description),
			constraints: constraintsOf(node),
			provenance: provenance?.get(place.pointer) ?? null,
			provenanceKnown: provenance !== null,
			privacy: privacy({ path: place.path, name: place.name, description, type }),
			...(notes === undefined ? {} : { notes }),
			children: this.fields({ node, pointer: place.pointer }, place.path, place.depth + 1),
		};
	}
}

/** The values a field may have; a list or map of an enumerated type has those of its items. */
function enumOf(node: JsonObject): readonly Json[] | null {
	for (const part of [node, own(node, 'items'), own(node, 'additionalProperties')]) {
		const values = own(part, 'enum');
		if (isArray(values)) return values;
	}
	return null;
}

/**
 * The nodes below one node whose properties are the field's children, each with the path its properties continue:
 * the node itself, list items (`[]`), map values (`.{}`), and the branches of alternatives.
 */
function* containers(part: Part, path: string, level = 0): Generator<readonly [Part, string]> {
	if (level > 20) return;
	yield [part, path];
	const { node, pointer } = part;
	const items = own(node, 'items');
	for (const [index, item] of (isArray(items) ? items : [items]).entries()) {
		if (!isObject(item)) continue;
		const at = isArray(items) ? `${pointer}/items/${index}` : `${pointer}/items`;
		yield* containers({ node: item, pointer: at }, `${path}[]`, level + 1);
	}
	const values = own(node, 'additionalProperties');
	const mapPath = path === '' ? '{}' : `${path}.{}`;
	if (isObject(values)) {
		yield* containers({ node: values, pointer: `${pointer}/additionalProperties` }, mapPath, level + 1);
	}
	const patterns = own(node, 'patternProperties');
	for (const [pattern, value] of isObject(patterns) ? Object.entries(patterns) : []) {
		if (!isObject(value)) continue;
		const at = childPointer(`${pointer}/patternProperties`, pattern);
		yield* containers({ node: value, pointer: at }, mapPath, level + 1);
	}
	for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
		const branches = own(node, keyword);
		for (const [index, branch] of (isArray(branches) ? branches : []).entries()) {
			if (!isObject(branch)) continue;
			const required = keyword === 'allOf' ? branch : { ...branch, required: [] };
			yield* containers({ node: required, pointer: `${pointer}/${keyword}/${index}` }, path, level + 1);
		}
	}
	for (const keyword of ['then', 'else'] as const) {
		const branch = own(node, keyword);
		if (isObject(branch)) {
			yield* containers(
				{ node: { ...branch, required: [] }, pointer: `${pointer}/${keyword}` },
				path,
				level + 1,
			);
		}
	}
}

/**
 * The fields of a materialised schema as a tree, in the order of the file. Found by the structure of the schema,
 * never by key names alone: `title`, `type` and `properties` are ordinary names of fields too.
 */
export function fieldTree(content: JsonObject, context: FieldContext): FieldTree {
	const builder = new Builder(context);
	const fields = builder.fields({ node: content, pointer: '' }, '', 0);
	return { fields, count: builder.count, cut: builder.cut };
}

/** All fields of a tree, parents before children. */
export function* eachField(fields: readonly Field[]): Generator<Field> {
	for (const field of fields) {
		yield field;
		yield* eachField(field.children);
	}
}

/** Description of a schema's root. */
export const descriptionOf = (content: JsonObject): string => text(stringAt(content, 'description'));
