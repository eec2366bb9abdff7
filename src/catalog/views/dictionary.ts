import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';

/** Schemas that are printed together. */
export interface DictionaryChapter {
	/** Common start of the titles, such as `mediawiki` or `analytics/legacy`. */
	readonly namespace: string;
	readonly schemas: readonly Schema[];
}

/** A namespace with more schemas than this is split by the next part of the title. */
const MANY = 40;

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
 * large to print in one go. Every schema is in exactly one chapter. Sorted by namespace.
 *
 * @param schemas sorted by title
 */
export function dictionaryChapters(schemas: readonly Schema[]): readonly DictionaryChapter[] {
	const chapters: DictionaryChapter[] = [];
	for (const [namespace, members] of grouped(schemas, 1)) {
		if (members.length <= MANY) chapters.push({ namespace, schemas: members });
		else for (const [inner, some] of grouped(members, 2)) chapters.push({ namespace: inner, schemas: some });
	}
	return chapters.sort((a, b) => byCodeUnit(a.namespace, b.namespace));
}
