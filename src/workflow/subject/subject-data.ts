import { type JsonObject, newObject } from '../../model/json.ts';
import type { GuideSubject } from './subject.ts';

/** A subject as it travels to the browser, without the content of its schema, which has a file of its own. */
export interface SubjectData extends Omit<GuideSubject, 'schema'> {
	readonly schema: Omit<NonNullable<GuideSubject['schema']>, 'content'> | null;
}

/** What travels to the browser. */
export function subjectData({ schema, ...subject }: GuideSubject): SubjectData {
	if (schema === null) return { ...subject, schema: null };
	const { content: _, ...rest } = schema;
	return { ...subject, schema: rest };
}

/**
 * The subject as guides take it.
 *
 * @param content the schema's content; null where it could not be loaded
 */
export function subjectOfData({ schema, ...subject }: SubjectData, content: JsonObject | null): GuideSubject {
	return { ...subject, schema: schema && { ...schema, content: content ?? newObject() } };
}
