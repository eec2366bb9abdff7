/** What an empty list says: where the words that were typed do occur. */
import type { SchemaFieldLists } from '../../catalog/views/schema-field-lists.ts';
import { schemaFieldsPath, schemasPath, searchPath } from '../../paths.ts';
import { formatCount } from '../../text/format.ts';
import { element } from '../page/dom.ts';

let lists: Promise<SchemaFieldLists> | null = null;

/** Which schema has which field; fetched once. */
export function fetchFieldLists(): Promise<SchemaFieldLists> {
	lists ??= fetch(schemaFieldsPath()).then((answer) => {
		if (!answer.ok) throw new Error(String(answer.status));
		return answer.json() as Promise<SchemaFieldLists>;
	});
	// Tried again next time.
	lists.catch(() => {
		lists = null;
	});
	return lists;
}

/** Fields whose path has all of the words, and the schemas that have such a field. */
export function fieldsWith(
	words: readonly string[],
	{ paths, schemas }: SchemaFieldLists,
): { readonly fields: number; readonly schemas: ReadonlySet<string> } {
	const found = new Set<number>();
	for (const [index, path] of paths.entries()) {
		const text = path.toLowerCase();
		if (words.every((word) => text.includes(word))) found.add(index);
	}
	const having = schemas.filter(([, fields]) => fields.some((field) => found.has(field)));
	return { fields: found.size, schemas: new Set(having.map(([title]) => title)) };
}

/** Number of schemas whose title has all of the words. */
export const titlesWith = (words: readonly string[], { schemas }: SchemaFieldLists): number =>
	schemas.filter(([title]) => words.every((word) => title.toLowerCase().includes(word))).length;

const orSearch = (words: readonly string[]): readonly (Node | string)[] => [
	' Or ',
	element('a', { href: searchPath(words.join(' ')) }, 'search everything'),
	'.',
];

/** For lists of schemas and streams: the fields that have the words, and their schemas. */
export async function fieldsByPath(words: readonly string[]): Promise<Node> {
	const { fields, schemas } = fieldsWith(words, await fetchFieldLists());
	if (fields === 0) return element('span', {}, ...orSearch(words));
	return element(
		'span',
		{},
		`${formatCount(fields, 'field matches', 'fields match')}: `,
		element(
			'a',
			{ href: schemasPath({ field: words.join(' ') }) },
			schemas.size === 1
				? 'show the schema that has it'
				: `show their ${formatCount(schemas.size, 'schema')}`,
		),
		'.',
		...orSearch(words),
	);
}

/** For the list of fields: the schemas whose title has the words. */
export async function schemasByTitle(words: readonly string[]): Promise<Node> {
	const count = titlesWith(words, await fetchFieldLists());
	if (count === 0) return element('span', {}, ...orSearch(words));
	return element(
		'span',
		{},
		`${formatCount(count, 'schema title matches', 'schema titles match')}: `,
		element('a', { href: schemasPath({ q: words.join(' ') }) }, count === 1 ? 'show it' : 'show them'),
		'.',
		...orSearch(words),
	);
}
