import { isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import type { FieldRule } from '../../../model/schema.ts';
import { conjoin, withoutAllOf } from '../keywords/conjoin.ts';
import { canonical } from '../keywords/keyword.ts';
import type { Declaration } from './containers.ts';
import { describeSchema, rulesOf } from './describe-schema.ts';

/** A text without blanks around it; '' for what is no text. */
export const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

/**
 * What all places that state a property say together. What only some branches of alternatives say does not hold for
 * every event, so it becomes a rule; what all branches of one choice say does, as values or alternatives.
 */
export function together(declarations: readonly Declaration[]): {
	schema: Json;
	rules: readonly FieldRule[];
} {
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
export function rulesOfField(node: JsonObject, allowed: readonly Json[] | null): readonly FieldRule[] {
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
export function enumOf(node: JsonObject): readonly Json[] | null {
	for (const part of [node, own(node, 'items'), own(node, 'additionalProperties')]) {
		const values = own(part, 'enum');
		if (isArray(values)) return values;
	}
	return null;
}
