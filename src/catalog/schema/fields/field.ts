import { asText, isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import type { Field, FieldRule, PrivacyMark } from '../../../model/schema.ts';
import { conjoin, withoutAllOf } from '../keywords/conjoin.ts';
import { canonical } from '../keywords/keyword.ts';
import type { AuthorNotes } from '../materialize/author-notes.ts';
import type { Provenance } from '../materialize/provenance.ts';
import { constraintsOf } from './constraints.ts';
import { describeSchema, rulesOf } from './describe-schema.ts';
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

/** A part of a schema that states properties of one object. */
interface Part {
	readonly node: JsonObject;
	readonly pointer: string;
	/** True where another part can stand in its place. */
	readonly conditional?: boolean;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** One place that states a property. */
interface Declaration {
	readonly schema: Json;
	readonly pointer: string;
	/** True in a branch of alternatives or conditions: not every event has to keep to it. */
	readonly conditional: boolean;
	/** The alternatives it is a branch of, and how many branches they have. */
	readonly choice: { readonly pointer: string; readonly branches: number } | null;
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
 * What all places that state a property say together. What only some branches of alternatives say does not hold for
 * every event, so it becomes a rule; what all branches of one choice say does, as values or alternatives.
 */
function together(declarations: readonly Declaration[]): { schema: Json; rules: readonly FieldRule[] } {
	const [only, ...others] = declarations;
	const flat = (schema: Json): Json => (isObject(schema) ? withoutAllOf(schema) : schema);
	if (only === undefined || others.length === 0) return { schema: flat(only?.schema ?? true), rules: [] };
	const always = declarations.filter(({ conditional }) => !conditional);
	const sometimes = declarations.filter(({ conditional }) => conditional);
	const distinct = [...new Map(sometimes.map(({ schema }) => [canonical(schema), schema])).values()];
	if (always.length === 0)
		return { schema: distinct.length === 1 ? flat(distinct[0] ?? true) : eitherOf(distinct), rules: [] };
	const base = flat(always.map(({ schema }) => schema).reduce((sum, schema) => conjoin(sum, schema)));
	if (distinct.length === 0 || !isObject(base)) return { schema: base, rules: [] };
	const choice = sometimes[0]?.choice ?? null;
	const isEveryBranch =
		choice !== null &&
		sometimes.length === choice.branches &&
		sometimes.every((one) => one.choice?.pointer === choice.pointer);
	const values = isEveryBranch ? distinct.map(valuesOf) : [];
	if (values.length > 0 && values.every((list) => list !== null) && valuesOf(base) === null) {
		const all = new Map(values.flatMap((list) => list ?? []).map((value) => [canonical(value), value]));
		return { schema: { ...base, enum: [...all.values()] }, rules: [] };
	}
	const keyword = isEveryBranch ? 'anyOf' : 'if';
	const title = isEveryBranch ? 'at least one of' : 'in some alternatives';
	return {
		schema: base,
		rules: [{ keyword, title, options: distinct.map((schema) => describeSchema(schema)) }],
	};
}

const valuesOf = (schema: Json): readonly Json[] | null => {
	const values =
		own(schema, 'enum') ?? (own(schema, 'const') === undefined ? undefined : [own(schema, 'const') as Json]);
	return isArray(values) ? values : null;
};

/** A property that only alternatives state, each in its own way; texts of the first that has one count. */
function eitherOf(schemas: readonly Json[]): JsonObject {
	const describing = schemas.find((schema) => text(own(schema, 'description')) !== '');
	const values = schemas.map(valuesOf);
	const description = own(describing, 'description');
	const types = new Set(schemas.map((schema) => canonical(own(schema, 'type') ?? null)));
	const type = types.size === 1 ? own(schemas[0], 'type') : undefined;
	return {
		...(description === undefined ? {} : { description }),
		...(type === undefined ? {} : { type }),
		...(values.every((list) => list !== null)
			? {
					enum: [
						...new Map(
							values.flatMap((list) => list ?? []).map((value) => [canonical(value), value]),
						).values(),
					],
				}
			: { anyOf: schemas }),
	};
}

/** Rules of a field, without alternatives that are told in full by its type and values. */
function rulesOfField(node: JsonObject, allowed: readonly Json[] | null): readonly FieldRule[] {
	return rulesOf(node).filter(({ keyword }) => {
		const branches = own(node, keyword);
		if (!isArray(branches) || (keyword !== 'anyOf' && keyword !== 'oneOf')) return true;
		const isPlain = branches.every(
			(branch) =>
				isObject(branch) &&
				Object.keys(branch).every((key) => PLAIN.has(key)) &&
				own(branch, 'type') !== undefined,
		);
		return !isPlain || allowed !== null;
	});
}

/** Keywords that a field's type and texts tell. */
const PLAIN: ReadonlySet<string> = new Set(['type', 'format', 'description', 'title', '$comment']);

/** The values a field may have; a list or map of an enumerated type has those of its items. */
function enumOf(node: JsonObject): readonly Json[] | null {
	for (const part of [node, own(node, 'items'), own(node, 'additionalProperties')]) {
		const values = own(part, 'enum');
		if (isArray(values)) return values;
	}
	return null;
}

/** A node whose properties are a field's children, and the path that they continue. */
interface Container extends Pick<Declaration, 'conditional' | 'choice'> {
	readonly part: Part;
	readonly path: string;
}

/**
 * The nodes below one node whose properties are the field's children: the node itself, list items (`[]`), map values
 * (`.{}`), and the branches of alternatives and conditions.
 */
function* containers(from: Container, level = 0): Generator<Container> {
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
