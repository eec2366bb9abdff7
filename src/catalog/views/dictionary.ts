import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';

/** Schemas that are printed together. */
export interface DictionaryChapter {
	/** Common start of the titles, such as `mediawiki` or `analytics/legacy`; of a part also its number. */
	readonly namespace: string;
	/** The same for an anchor, which holds no space. */
	readonly id: string;
	/** What its heading says: `mediawiki/`. */
	readonly heading: string;
	readonly schemas: readonly Schema[];
}

/** A namespace with more schemas than this is split by the next part of the title. */
const MANY = 40;
/** What cannot be split by names any more is split into parts of so many schemas: a megabyte of page. */
const MOST = 200;

function grouped(schemas: readonly Schema[], depth: number): Map<string, Schema[]> {
	const groups = new Map<string, Schema[]>();
	for (const schema of schemas) {
		const parts = schema.title.split('/');
		// The last part is the schema's own name, never a namespace.
		const namespace = parts.slice(0, Math.max(1, Math.min(depth, parts.length - 1))).join('/');
		const group = groups.get(namespace);
		if (group === undefined) groups.set(namespace, [schema]);
		else group.push(schema);
	}
	return groups;
}

/**
 * The chapters of the data dictionary: one per namespace, and one per sub-namespace where a namespace is too
 * large to print in one go. Every schema is in exactly one chapter. Sorted by namespace, parts by
 * their number.
 *
 * @param schemas sorted by title
 */
export function dictionaryChapters(schemas: readonly Schema[]): readonly DictionaryChapter[] {
	const chapters: DictionaryChapter[] = [];
	for (const [namespace, members] of grouped(schemas, 1)) {
		if (members.length <= MANY) chapters.push(chapterOf(namespace, members));
		else for (const [inner, some] of grouped(members, 2)) chapters.push(chapterOf(inner, some));
	}
	return chapters.sort((a, b) => byCodeUnit(a.namespace, b.namespace)).flatMap(partsOf);
}

const chapterOf = (namespace: string, schemas: readonly Schema[]): DictionaryChapter => ({
	namespace,
	id: namespace,
	heading: `${namespace}/`,
	schemas,
});

function partsOf(chapter: DictionaryChapter): readonly DictionaryChapter[] {
	const { namespace, schemas } = chapter;
	if (schemas.length <= MOST) return [chapter];
	return Array.from({ length: Math.ceil(schemas.length / MOST) }, (_, index) => ({
		namespace: `${namespace}, part ${index + 1}`,
		id: `${namespace}.${index + 1}`,
		heading: `${namespace}/, part ${index + 1}`,
		schemas: schemas.slice(index * MOST, (index + 1) * MOST),
	}));
}
