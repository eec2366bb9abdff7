/** What an event service does not say of an event it takes, and what still matters. */
import { isArray, isObject, type Json, type JsonObject, own } from '../../model/json.ts';
import type { Field } from '../../model/schema.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import { formatList } from '../../text/format.ts';
import { eachField, fieldTree } from '../schema/fields/field.ts';
import { privacyRules } from '../schema/privacy.ts';
import type { CheckData, CheckedStream } from './check-data.ts';

export interface EventNote {
	readonly kind:
		| 'unknown-field'
		| 'personal-data'
		| 'future'
		| 'server-field'
		| 'missing-value'
		| 'rounded'
		| 'filled';
	/** Dotted path in the event. */
	readonly path: string;
	/** A full sentence; code stands between backticks. */
	readonly message: string;
	readonly fix: string;
}

interface NoteContext {
	readonly content: JsonObject;
	readonly data: CheckData;
	/** Null where the stream is not known. */
	readonly settings: CheckedStream | null;
	readonly title: string;
	/** Fields that the service filled in. */
	readonly filled: readonly string[];
	readonly refusals: readonly { readonly path: string; readonly rule: string | null }[];
	readonly now: Date;
}

/** Notes of one kind that are listed. */
const MOST = 20;
/** Clocks differ; what is further ahead than this is wrong. Milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** @param event the event as it was sent. Untrusted */
export function eventNotes(event: JsonObject, context: NoteContext): readonly EventNote[] {
	const fields = fieldsOf(context.content, context.data);
	const notes = [
		...unknownFields(event, fields, context),
		...personalData(event, fields),
		...futureTimes(event, context),
		...serverFields(event, context),
		...missingValues(event, fields, context),
		...roundedNumbers(event),
	];
	const shown = Map.groupBy(notes, ({ kind }) => kind);
	return [...shown.values()].flatMap((group) => group.slice(0, MOST));
}

interface KnownFields {
	/** By path, as the catalog writes it: `tags[].name`, `map.{}`. */
	readonly byPath: ReadonlyMap<string, Field>;
	readonly names: readonly string[];
}

const known = new WeakMap<JsonObject, KnownFields>();

function fieldsOf(content: JsonObject, { privacy }: CheckData): KnownFields {
	const before = known.get(content);
	if (before !== undefined) return before;
	const { fields } = fieldTree(content, { provenance: null, privacy: privacyRules(privacy) });
	const byPath = new Map([...eachField(fields)].map((field) => [field.path, field]));
	const made = { byPath, names: [...byPath.keys()] };
	known.set(content, made);
	return made;
}

/** One value of an event with its path there and its path in the schema. */
interface Place {
	readonly value: Json;
	readonly path: string;
	readonly field: string;
	readonly name: string;
}

const MAX_DEPTH = 100;

/** Values below an object that the schema's fields name, and names that none of them knows. */
function* places(
	value: Json,
	at: { readonly path: string; readonly field: string },
	{ byPath, names }: KnownFields,
	depth = 0,
): Generator<Place & { readonly known: boolean }> {
	if (depth > MAX_DEPTH) return;
	if (isArray(value)) {
		for (const [index, item] of value.entries()) {
			yield* places(
				item,
				{ path: `${at.path}[${index}]`, field: `${at.field}[]` },
				{ byPath, names },
				depth + 1,
			);
		}
		return;
	}
	if (!isObject(value)) return;
	const prefix = at.field === '' ? '' : `${at.field}.`;
	const isOpen = at.field !== '' && !names.some((name) => name.startsWith(prefix));
	const mapPath = `${prefix}{}`;
	const isMap =
		!isOpen &&
		names.some(
			(name) => name === mapPath || name.startsWith(`${mapPath}.`) || name.startsWith(`${mapPath}[`),
		);
	for (const [name, inner] of Object.entries(value)) {
		const path = at.path === '' ? name : `${at.path}.${name}`;
		const named = `${prefix}${name}`;
		const isNamed = byPath.has(named);
		// A map, or an object of which the schema says nothing, may have any names.
		if (isOpen) continue;
		const field = isNamed || !isMap ? named : mapPath;
		yield { value: inner, path, field, name, known: isNamed || isMap };
		if (isNamed || isMap) yield* places(inner, { path, field }, { byPath, names }, depth + 1);
	}
}

function* unknownFields(
	event: JsonObject,
	fields: KnownFields,
	{ refusals }: NoteContext,
): Generator<EventNote> {
	const refused = new Set(
		refusals.flatMap(({ path, rule }) => (rule === 'additionalProperties' ? [path] : [])),
	);
	for (const { path, name, field, known: isKnown } of places(event, { path: '', field: '' }, fields)) {
		if (isKnown || refused.has(path)) continue;
		const parent = field.slice(0, Math.max(0, field.length - name.length));
		const beside = fields.names.flatMap((one) =>
			one.startsWith(parent) && !/[.[]/.test(one.slice(parent.length)) ? [one.slice(parent.length)] : [],
		);
		const near = didYouMean(name, beside);
		yield {
			kind: 'unknown-field',
			path,
			message: `The schema has no field \`${path}\`: the event service lets it through, but tables have no column for it.`,
			fix:
				near === null
					? 'Leave it out, or add it to a new version of the schema.'
					: `Did you mean \`${near}\`? If not, leave it out or add it to the schema.`,
		};
	}
}

function* personalData(event: JsonObject, fields: KnownFields): Generator<EventNote> {
	for (const { path, field, value, known: isKnown } of places(event, { path: '', field: '' }, fields)) {
		if (!isKnown || isObject(value) || value === null || value === '') continue;
		for (const { label, reason } of fields.byPath.get(field)?.privacy ?? []) {
			yield {
				kind: 'personal-data',
				path,
				message: `\`${path}\` may hold personal data (${label}). ${reason}`,
				fix: 'Make sure that the measurement plan and the privacy review cover it.',
			};
		}
	}
}

function timeAt(event: JsonObject, path: string): number {
	const [first = '', second] = path.split('.');
	const value = second === undefined ? own(event, first) : own(own(event, first), second);
	return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

function* futureTimes(event: JsonObject, { now }: NoteContext): Generator<EventNote> {
	for (const path of ['dt', 'client_dt']) {
		const ahead = timeAt(event, path) - now.getTime();
		if (!(ahead > CLOCK_TOLERANCE)) continue;
		yield {
			kind: 'future',
			path,
			message: `\`${path}\` lies in the future: the clock of the device that sent it may be wrong.`,
			fix: 'Select by `meta.dt`, the time of arrival, where the time must be right.',
		};
	}
}

function* serverFields(
	event: JsonObject,
	{ data, settings, title, filled }: NoteContext,
): Generator<EventNote> {
	const set = data.serverFields.filter(({ titles }) => titles === null || new RegExp(titles).test(title));
	for (const path of new Set([...set.map((one) => one.path), ...(settings?.headerFields ?? [])])) {
		if (filled.includes(path)) {
			yield {
				kind: 'filled',
				path,
				message: `The event service fills in \`${path}\`.`,
				fix: 'Nothing to do.',
			};
			continue;
		}
		const [first = '', ...rest] = path.split('.');
		const value = rest.reduce<Json | undefined>((inner, key) => own(inner, key), own(event, first));
		if (value === undefined) continue;
		yield {
			kind: 'server-field',
			path,
			message: `\`${path}\` is a field that the event service fills in.`,
			fix: 'Producers leave it out. An event that was read back from a topic has it.',
		};
	}
}

/** `performer_is_logged_in` is the field `performer.is_logged_in`. */
const fieldOfValue = (name: string): string => name.replace('_', '.');

function* missingValues(
	event: JsonObject,
	{ byPath }: KnownFields,
	{ settings }: NoteContext,
): Generator<EventNote> {
	const missing = (settings?.values ?? []).map(fieldOfValue).filter((path) => {
		const [first = '', second = ''] = path.split('.');
		return byPath.has(path) && own(own(event, first), second) === undefined;
	});
	const [path] = missing;
	if (path === undefined) return;
	const fields = formatList(missing.map((one) => `\`${one}\``));
	yield {
		kind: 'missing-value',
		path,
		message: `${fields} ${missing.length === 1 ? 'is' : 'are'} missing, though the stream's \`provide_values\` asks client libraries to send ${missing.length === 1 ? 'it' : 'them'}.`,
		fix: 'A library leaves out what it does not know; a client without the library must send them itself.',
	};
}

function* roundedNumbers(value: Json, path = '', depth = 0): Generator<EventNote> {
	if (depth > MAX_DEPTH) return;
	if (typeof value === 'bigint') {
		yield {
			kind: 'rounded',
			path,
			message: `\`${path}\` is an integer beyond 9007199254740991, which the event service rounds.`,
			fix: 'Send it as a text where every digit counts.',
		};
	} else if (isArray(value)) {
		for (const [index, item] of value.entries()) yield* roundedNumbers(item, `${path}[${index}]`, depth + 1);
	} else if (isObject(value)) {
		for (const [name, inner] of Object.entries(value)) {
			yield* roundedNumbers(inner, path === '' ? name : `${path}.${name}`, depth + 1);
		}
	}
}
