import type { Field } from '../../model/schema.ts';

/**
 * Fields that the platform gives every event, with what they are for. They are explained once and shown after a
 * schema's own fields.
 */
export const ENVELOPE: ReadonlyMap<string, string> = new Map([
	['$schema', 'names the schema and version that the event follows, such as /title/1.0.0.'],
	[
		'meta',
		'says which stream the event belongs to, and when it was received. The event service completes it.',
	],
	['dt', 'is the time at which the thing happened, set by the producer.'],
	[
		'http',
		'describes the request that brought the event; the event service fills in headers that the stream asks for.',
	],
]);

/** A version's top-level fields in reading order. */
export interface FieldGroups {
	/** The schema's own fields first, then those of fragments; both in the order of the file. */
	readonly fields: readonly Field[];
	/** Empty where the schema has nothing but the envelope: a fragment that defines it shows it as its own. */
	readonly envelope: readonly Field[];
}

/** Sorts the top-level fields for reading. */
export function groupFields(fields: readonly Field[]): FieldGroups {
	const envelope = fields.filter(({ name }) => ENVELOPE.has(name));
	const others = fields.filter(({ name }) => !ENVELOPE.has(name));
	if (others.length === 0) return { fields, envelope: [] };
	const isOwn = ({ provenance }: Field): boolean => provenance === null;
	return { fields: [...others.filter(isOwn), ...others.filter((field) => !isOwn(field))], envelope };
}
