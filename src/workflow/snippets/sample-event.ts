import { minimalEvent } from '../../catalog/schema/examples/minimal-event.ts';
import { isObject, type Json, type JsonObject, newObject, own } from '../../model/json.ts';
import { concreteStream, type GuideContext } from '../subject/platform.ts';
import type { GuideSubject } from '../subject/subject.ts';
import { textOf } from '../subject/value.ts';

/** Fields that the client or the event service fills; code that sends an event leaves them out. */
export const CLIENT_FIELDS: ReadonlySet<string> = new Set(['$schema', 'meta', 'dt', 'client_dt']);

/** Times of the event itself, which code and shell fill in with the time of sending. */
const TIMES = ['dt', 'client_dt'] as const;
/** Stands in an event where code writes the time of sending; never shown. */
export const NOW = '\u0000now\u0000';

/** One guide shows the same event in several snippets. */
const made = new WeakMap<GuideSubject, JsonObject>();

/**
 * A valid event for the stream, or null where its schema is not loaded. It has no `meta.dt` and no `meta.id`: the
 * event service sets both when the event arrives (EventSerializer of EventBus, `createEvent`).
 */
export function sampleEvent({ subject }: GuideContext): JsonObject | null {
	if (subject.schema === null) return null;
	const known = made.get(subject);
	if (known !== undefined) return known;
	const whole = minimalEvent(subject.schema.content, {
		stream: textOf(concreteStream(subject)),
		uri: subject.schema.uri,
	});
	const meta = own(whole, 'meta');
	const event = isObject(meta) ? { ...whole, meta: without(meta, new Set(['dt', 'id'])) } : whole;
	made.set(subject, event);
	return event;
}

/** The same with `NOW` in place of the event's own times. */
export function timelessEvent(event: JsonObject): JsonObject {
	const times = TIMES.filter((name) => typeof own(event, name) === 'string');
	return times.length === 0
		? event
		: newObject(
				Object.entries(event).map(([name, value]) => [
					name,
					times.some((time) => time === name) ? NOW : value,
				]),
			);
}

/** An event without the fields named. */
export function without(event: JsonObject, fields: ReadonlySet<string>): JsonObject {
	return newObject(Object.entries(event).filter(([name]) => !fields.has(name)));
}

/** The sub-object of an event, or an empty one. */
export function objectAt(event: JsonObject, name: string): JsonObject {
	const found: Json | undefined = own(event, name);
	return isObject(found) ? found : newObject();
}

/** Said in place of a snippet that cannot be made without the schema. */
export const SCHEMA_MISSING =
	'The schema is not loaded here, so the catalog cannot know which fields an event needs. Look them up where the schema is published.';
