import type { FieldUse } from '../../../model/field-use.ts';
import { byCodeUnit } from '../../../model/order.ts';
import type { Field, Schema } from '../../../model/schema.ts';
import { describeType } from './type.ts';

/** Paths with the same last name that a field's entry lists at most. */
const SAME_NAME_LIMIT = 12;

type Use = FieldUse['schemas'][number];

/**
 * Every distinct field path of the latest versions, sorted by path (code unit order), with who uses it and where
 * types and descriptions disagree. Linear in the number of fields.
 */
export function buildFieldIndex(schemas: readonly Schema[]): readonly FieldUse[] {
	const uses = new Map<string, Use[]>();
	for (const schema of schemas) collect(schema.title, schema.latest.fields, uses);
	const paths = [...uses.keys()].sort();
	const pathsByName = new Map<string, string[]>();
	for (const path of paths) listAt(pathsByName, lastName(path)).push(path);
	return paths.map((path) => {
		const users = uses.get(path) ?? [];
		return {
			path,
			schemas: users,
			types: variants(users, ({ field }) => describeType(field.type)),
			descriptions: variants(users, ({ field }) => field.description.replace(/\s+/g, ' ').trim()),
			sameName: mostUsed(pathsByName.get(lastName(path)) ?? [], path, uses),
		};
	});
}

/** Walks a field tree without recursion: a hostile schema may be deeper than the stack. */
function collect(title: string, fields: readonly Field[], uses: Map<string, Use[]>): void {
	const open = [...fields];
	for (let field = open.pop(); field !== undefined; field = open.pop()) {
		listAt(uses, field.path).push({ title, field });
		open.push(...field.children);
	}
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
	const known = lists.get(key);
	if (known !== undefined) return known;
	const list: T[] = [];
	lists.set(key, list);
	return list;
}

/** The last name of a path without the marks of arrays and maps. */
function lastName(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1).replaceAll('[]', '');
}

/** Distinct texts with the titles that have each, most frequent first, then in alphabetical order. */
function variants(
	users: readonly Use[],
	textOf: (use: Use) => string,
): readonly { readonly text: string; readonly titles: readonly string[] }[] {
	const titles = new Map<string, string[]>();
	for (const use of users) listAt(titles, textOf(use)).push(use.title);
	return [...titles]
		.map(([text, list]) => ({ text, titles: list }))
		.sort((a, b) => b.titles.length - a.titles.length || byCodeUnit(a.text, b.text));
}

/** The most used of the paths, without the one in question. */
function mostUsed(
	paths: readonly string[],
	path: string,
	uses: ReadonlyMap<string, readonly unknown[]>,
): readonly string[] {
	return topPaths(paths, uses)
		.filter((other) => other !== path)
		.slice(0, SAME_NAME_LIMIT);
}

const TOP = new WeakMap<readonly string[], readonly string[]>();

/** One more than are shown, so that a path can be left out of its own list; sorted once per name, not per path. */
function topPaths(
	paths: readonly string[],
	uses: ReadonlyMap<string, readonly unknown[]>,
): readonly string[] {
	const known = TOP.get(paths);
	if (known !== undefined) return known;
	const count = (path: string) => uses.get(path)?.length ?? 0;
	const top = paths.toSorted((a, b) => count(b) - count(a) || byCodeUnit(a, b)).slice(0, SAME_NAME_LIMIT + 1);
	TOP.set(paths, top);
	return top;
}

/** True where the users of a field do not agree on its type. */
export const typesDisagree = (use: FieldUse): boolean => use.types.length > 1;

/** True where those who describe a field describe it differently. */
export const descriptionsDisagree = (use: FieldUse): boolean =>
	use.descriptions.filter(({ text }) => text !== '').length > 1;

/** True for a field that has a page of its own. */
export const hasFieldPage = (use: FieldUse): boolean => use.schemas.length >= 2;
