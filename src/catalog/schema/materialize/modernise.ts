import { isArray, isObject, type Json, type JsonObject, own, stringAt } from '../../../model/json.ts';
import type { Draft } from '../keywords/keyword.ts';

const DRAFTS: readonly [RegExp, Draft][] = [
	[/draft-0?[34]\b/, 'draft-04'],
	[/draft-0?6\b/, 'draft-06'],
	[/draft-0?7\b/, 'draft-07'],
	[/2019-09/, '2019-09'],
	[/2020-12/, '2020-12'],
];

/** The draft that a schema names in `$schema`; draft-07, that of event schemas, where it names none that is known. */
export function draftOf(schema: Json): Draft {
	const named = stringAt(schema, '$schema') ?? '';
	if (!/json-schema\.org/.test(named)) return 'draft-07';
	return DRAFTS.find(([pattern]) => pattern.test(named))?.[1] ?? 'draft-07';
}

/** Drafts in which what stands beside `$ref` counts. */
export const countsBesideReference = (draft: Draft): boolean => draft === '2019-09' || draft === '2020-12';

/**
 * One schema node of another draft in the words of draft-07, where there are words that mean the same: exclusive
 * bounds of draft-04, tuples of 2020-12, dependencies of 2019-09. The schemas inside it are left as they are.
 */
export function modernise(node: JsonObject, draft: Draft): JsonObject {
	if (draft === 'draft-04') return exclusiveBounds(node);
	if (draft !== '2019-09' && draft !== '2020-12') return node;
	const { $defs: _defs, dependentRequired, dependentSchemas, ...rest } = node;
	const dependencies = joined(own(rest, 'dependencies'), dependentRequired, dependentSchemas);
	const known: JsonObject = dependencies === null ? rest : { ...rest, dependencies };
	return draft === '2020-12' ? withTuple(known) : known;
}

function exclusiveBounds(node: JsonObject): JsonObject {
	let result = node;
	for (const [bound, exclusive] of [
		['minimum', 'exclusiveMinimum'],
		['maximum', 'exclusiveMaximum'],
	] as const) {
		const flag = own(result, exclusive);
		if (typeof flag !== 'boolean') continue;
		const { [exclusive]: _flag, [bound]: limit, ...rest } = result;
		result = limit === undefined ? rest : { ...rest, [flag ? exclusive : bound]: limit };
	}
	return result;
}

/** Both forms of dependencies in one; a name with both needs both. */
function joined(...parts: readonly (Json | undefined)[]): JsonObject | null {
	const all = parts.filter(isObject).flatMap((part) => Object.entries(part));
	if (all.length === 0) return null;
	const byName = Map.groupBy(all, ([name]) => name);
	return Object.fromEntries(
		Array.from(byName, ([name, entries]): [string, Json] => {
			const [only, ...others] = entries.map(([, needed]) => needed);
			if (only === undefined || others.length === 0) return [name, only ?? true];
			return [
				name,
				{ allOf: [only, ...others].map((needed) => (isArray(needed) ? { required: needed } : needed)) },
			];
		}),
	);
}

/** `prefixItems` and `items` of 2020-12 are `items` and `additionalItems` before. */
function withTuple(node: JsonObject): JsonObject {
	const { prefixItems, items, ...rest } = node;
	if (!isArray(prefixItems)) return node;
	return { ...rest, items: prefixItems, ...(items === undefined ? {} : { additionalItems: items }) };
}
