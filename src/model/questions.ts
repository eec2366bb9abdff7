/** What a question can be answered by. */
export type AnswerKind = 'schemas' | 'streams' | 'fields' | 'howTos' | 'steps' | 'settings';

/**
 * What people want to find out, in their own words, by the identity of what answers it: title, name, path or
 * identifier. A schema's questions hold for the streams that carry it, too.
 */
export type Questions = Readonly<Record<AnswerKind, ReadonlyMap<string, readonly string[]>>>;

const NONE: ReadonlyMap<string, readonly string[]> = new Map();
export const NO_QUESTIONS: Questions = {
	schemas: NONE,
	streams: NONE,
	fields: NONE,
	howTos: NONE,
	steps: NONE,
	settings: NONE,
};
