import { asText, isArray, isObject, type JsonObject, own, stringAt } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import type { Field, FieldRule, PrivacyMark } from '../../../model/schema.ts';
import { withoutAllOf } from '../keywords/conjoin.ts';
import type { AuthorNotes } from '../materialize/author-notes.ts';
import type { Provenance } from '../materialize/provenance.ts';
import { constraintsOf } from './constraints.ts';
import { containers, type Declaration, type Part } from './containers.ts';
import { enumOf, rulesOfField, text, together } from './declarations.ts';
import { rulesOf } from './describe-schema.ts';
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
	/** What the schema says of the event as a whole. */
	readonly rules: readonly FieldRule[];
	/** Fields at every depth. */
	readonly count: number;
	/** True where fields beyond a limit were left out. */
	readonly cut: boolean;
}

/** Everything that is stated of one property. */
interface Stated {
	readonly name: string;
	readonly path: string;
	readonly declarations: Declaration[];
	required: boolean;
}

class Builder {
	count = 0;
	cut = false;
	private readonly context: FieldContext;

	constructor(context: FieldContext) {
		this.context = context;
	}

	/** Fields that the parts of a node state, with list items and map values looked through. */
	fields(parts: readonly Part[], path: string, depth: number): Field[] {
		if (depth >= MAX_FIELD_DEPTH) {
			this.cut ||= parts.some(({ node }) => isObject(own(node, 'properties')));
			return [];
		}
		const stated = new Map<string, Stated>();
		for (const part of parts) this.collect(part, path, stated);
		const fields: Field[] = [];
		for (const one of stated.values()) {
			if (this.count >= MAX_FIELDS) {
				this.cut = true;
				break;
			}
			fields.push(this.field(one, depth));
		}
		return fields;
	}

	private collect(part: Part, path: string, stated: Map<string, Stated>): void {
		const required = new Set<string>();
		for (const container of containers({
			part,
			path,
			conditional: part.conditional === true,
			choice: null,
		})) {
			const { node, pointer } = container.part;
			const at = (name: string) => (container.path === '' ? name : `${container.path}.${name}`);
			const names = own(node, 'required');
			if (!container.conditional && isArray(names)) for (const name of names) required.add(at(asText(name)));
			const properties = own(node, 'properties');
			if (!isObject(properties)) continue;
			for (const [name, schema] of Object.entries(properties)) {
				const full = at(name);
				const one = stated.get(full) ?? { name, path: full, declarations: [], required: false };
				const { conditional, choice } = container;
				const place = childPointer(`${pointer}/properties`, name);
				if (one.declarations.length < MAX_DECLARATIONS) {
					one.declarations.push({ schema, pointer: place, conditional, choice });
				}
				stated.set(full, one);
			}
		}
		for (const name of required) {
			const one = stated.get(name);
			if (one !== undefined) one.required = true;
		}
	}

	private field({ name, path, declarations, required }: Stated, depth: number): Field {
		this.count += 1;
		const { schema, rules: fromBranches } = together(declarations);
		const node = isObject(schema) ? schema : {};
		const [first] = declarations.toSorted((a, b) => Number(a.conditional) - Number(b.conditional));
		const pointer = first?.pointer ?? '';
		const type = fieldType(schema);
		const description = text(own(node, 'description'));
		const examples = own(node, 'examples');
		const { provenance, privacy } = this.context;
		const notes = this.context.notes?.get(pointer);
		const isOneOfMany = new Set(declarations.map(({ schema: part }) => part)).size > 1;
		const parts = declarations.flatMap(({ schema: part, pointer: at, conditional }) =>
			isObject(part) ? [{ node: part, pointer: at, conditional: conditional && isOneOfMany }] : [],
		);
		const allowed = enumOf(node);
		const rules = [...rulesOfField(node, allowed), ...fromBranches];
		return {
			name,
			path,
			pointer,
			depth,
			required,
			type,
			description,
			enum: allowed,
			default: own(node, 'default'),
			examples: isArray(examples) ? examples : [],
			deprecated: own(node, 'deprecated') === true || /^\W{0,5}deprecated\b/i.test(description),
			constraints: constraintsOf(node),
			...(rules.length === 0 ? {} : { rules }),
			provenance: provenance?.get(pointer) ?? null,
			provenanceKnown: provenance !== null,
			privacy: privacy({ path, name, description, type }),
			...(notes === undefined ? {} : { notes }),
			children: this.fields(parts, path, depth + 1),
		};
	}
}

/** Places that state one property that are compared; more are only looked into for fields. */
const MAX_DECLARATIONS = 50;

/**
 * The fields of a materialised schema as a tree, in the order of the file. Found by the structure of the schema,
 * never by key names alone: `title`, `type` and `properties` are ordinary names of fields too.
 */
export function fieldTree(content: JsonObject, context: FieldContext): FieldTree {
	const builder = new Builder(context);
	const fields = builder.fields([{ node: content, pointer: '' }], '', 0);
	const whole = withoutAllOf(content);
	const rules = isObject(whole) ? rulesOf(whole) : [];
	return { fields, rules, count: builder.count, cut: builder.cut };
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
