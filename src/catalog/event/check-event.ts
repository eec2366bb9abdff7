/**
 * What an event service says of an event: the checks of EventGate with Wikimedia's own rules, in their order. The
 * service answers with the first that fails; all are made here, so that one look shows everything there is to mend.
 *
 * Source of the order and of every rule: `makeWikimediaValidate` and `EventValidator` of
 * https://github.com/wikimedia/eventgate; verdicts are compared with it by `scripts/measure/run/eventgate.ts`.
 */
import {
	isArray,
	isObject,
	type Json,
	type JsonObject,
	own,
	stringAt,
	stringify,
	withoutBigInt,
} from '../../model/json.ts';
import { formatBytes } from '../../text/format.ts';
import {
	dottedPath,
	type SchemaValidator,
	SlowPattern,
	schemaValidator,
} from '../schema/examples/schema-validator.ts';
import { type CheckData, type CheckedStream, streamIn } from './check-data.ts';
import { type EventNote, eventNotes } from './event-notes.ts';
import { withDefaults, withServerFields } from './fill-in.ts';
import { nearName } from './near-name.ts';
import { sayViolation, shownValue } from './say-violation.ts';
import { type NamedSchema, schemaOfEvent } from './schema-of-event.ts';

/** The checks, in the order of the service. */
export const CHECK_STEPS = ['envelope', 'schema', 'stream', 'title', 'valid', 'size'] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

/** What each check asks. */
export const STEP_WORDS: Readonly<Record<CheckStep, string>> = {
	envelope: 'It is an object with `meta.stream`',
	schema: '`$schema` names a schema that is there',
	stream: 'The stream is configured for the event service',
	title: 'The stream takes events of this schema',
	valid: 'The event is valid against the schema',
	size: 'The event is not too large',
};

/** What each verdict is called, and the colour that repeats it. */
export const VERDICT_WORDS = {
	accepted: { label: 'Accepted', tone: 'success', meaning: 'The event service takes it.' },
	refused: {
		label: 'Refused',
		tone: 'error',
		meaning: 'The event service refuses it, for the first of the reasons.',
	},
	undecided: {
		label: 'Not decided',
		tone: 'warning',
		meaning: 'It cannot be told here: the schema could not be loaded or not be used.',
	},
} as const;

/** One reason why the service would refuse an event. */
export interface Refusal {
	readonly step: CheckStep;
	/** Dotted path in the event; '' for the event as a whole. */
	readonly path: string;
	/** The keyword of JSON Schema that is broken; null where no schema is. */
	readonly rule: string | null;
	/** The value that is wrong as JSON, cut; null where it is missing or the whole event. */
	readonly value: string | null;
	/** What is wrong, a full sentence or one whose subject is the path. Code stands between backticks. */
	readonly message: string;
	readonly fix: string;
}

export interface CheckedEvent {
	readonly verdict: keyof typeof VERDICT_WORDS;
	/** In the order of the service, which tells the first only. */
	readonly refusals: readonly Refusal[];
	/** Why nothing can be said; null otherwise. */
	readonly undecided: string | null;
	readonly steps: readonly { readonly step: CheckStep; readonly state: 'passed' | 'failed' | 'unknown' }[];
	/** What the service would not say, but matters. */
	readonly notes: readonly EventNote[];
	readonly stream: string | null;
	readonly schema: NamedSchema | null;
	/** Event service of the stream; null where there is none. */
	readonly service: string | null;
	/** Size in bytes as it is sent on. */
	readonly bytes: number;
}

export interface EventCheck {
	readonly data: CheckData;
	/** Name of the environment that the event is sent to. */
	readonly environment: string;
	/** The service that it is sent to, where that is known; otherwise that of its stream. */
	readonly service?: string | null;
	/** A materialised schema, or null where it cannot be had. */
	readonly loadSchema: (schema: NamedSchema) => Promise<JsonObject | null>;
	readonly now?: Date;
}

/** Violations that are listed; a broken event can break the same rule thousands of times. */
const MAX_VIOLATIONS = 50;

const encoder = new TextEncoder();

/**
 * Checks one event.
 *
 * @param event what was sent. Untrusted; any JSON
 * @returns the verdict with all reasons; never throws for bad input
 */
export async function checkEvent(event: Json, check: EventCheck): Promise<CheckedEvent> {
	if (depthOf(event) > MAX_DEPTH) return tooDeep(event);
	const { data, now = new Date() } = check;
	const refusals: Refusal[] = [];
	const states = new Map<CheckStep, 'passed' | 'failed' | 'unknown'>();
	const refuse = (step: CheckStep, refusal: Partial<Refusal> & Pick<Refusal, 'message' | 'fix'>): void => {
		states.set(step, 'failed');
		refusals.push({ step, path: '', rule: null, value: null, ...refusal });
	};
	const pass = (step: CheckStep): void => void states.set(step, 'passed');

	const stream = streamOf(event, refuse);
	if (!states.has('envelope')) pass('envelope');
	const lookup = isObject(event) ? schemaOfEvent(event, data.versions) : null;
	if (lookup !== null && 'message' in lookup) {
		refuse('schema', { ...lookup, path: '$schema', value: shownAt(own(event, '$schema')) });
	}
	const schema = lookup !== null && 'found' in lookup ? lookup.found : null;
	let undecided: string | null = null;
	const content = schema === null ? null : await check.loadSchema(schema);
	if (schema !== null) {
		if (content === null)
			undecided = `The schema \`/${schema.title}/${schema.version}\` could not be loaded.`;
		else pass('schema');
	}
	const settings = stream === null ? null : settingsOf(stream, check, refuse);
	if (settings !== null) pass('stream');
	// The title is that of the schema's content, which checks keep equal to its path.
	const title = content === null ? (schema?.title ?? null) : (stringAt(content, 'title') ?? null);
	if (settings !== null && title !== null && schema !== null) {
		if (settings.schemaTitle === title) pass('title');
		else if (settings.schemaTitle !== null) {
			refuse('title', {
				path: '$schema',
				value: shownAt(own(event, '$schema')),
				message: `The stream \`${stream}\` takes events of the schema \`${settings.schemaTitle}\` only; this one is of \`${title}\`.`,
				fix: 'Send the event to another stream, or with the schema of this one.',
			});
		}
	}
	let filled: readonly string[] = [];
	if (content !== null && isObject(event)) {
		const headerFields = settings?.headerFields ?? [];
		const made = withServerFields(content, event, {
			title: title ?? '',
			fields: data.serverFields,
			headerFields,
			now,
		});
		filled = made.filled;
		const reason = validate(content, made.event, refuse);
		if (reason === null) {
			if (!states.has('valid')) pass('valid');
		} else undecided ??= reason;
	}
	const bytes = encoder.encode(stringify(event)).length;
	const service = check.service ?? settings?.service ?? null;
	const limit = data.services.find(({ name }) => name === service)?.maxMessage ?? null;
	if (limit !== null) {
		if (bytes <= limit) pass('size');
		else {
			refuse('size', {
				message: `The event has ${formatBytes(bytes)}; \`${service}\` takes ${formatBytes(limit)}.`,
				fix: 'Send less: leave long texts and lists out, or split the event.',
			});
		}
	}
	const notes =
		isObject(event) && content !== null
			? eventNotes(event, { content, data, settings, title: title ?? '', filled, refusals, now })
			: [];
	return {
		verdict: refusals.length > 0 ? 'refused' : undecided === null ? 'accepted' : 'undecided',
		refusals: refusals.toSorted((a, b) => CHECK_STEPS.indexOf(a.step) - CHECK_STEPS.indexOf(b.step)),
		undecided,
		steps: CHECK_STEPS.map((step) => ({ step, state: states.get(step) ?? 'unknown' })),
		notes,
		stream,
		schema,
		service,
		bytes,
	};
}

/** Levels of an event that are looked into; tables of the platform have far fewer. */
const MAX_DEPTH = 500;

/** Levels of a value, counted without recursion: what is too deep must not be walked. */
function depthOf(event: Json): number {
	let level: readonly Json[] = [event];
	let depth = 0;
	for (; level.length > 0 && depth <= MAX_DEPTH; depth++) {
		level = level.flatMap((value) => (isArray(value) ? value : isObject(value) ? Object.values(value) : []));
	}
	return depth;
}

const tooDeep = (event: Json): CheckedEvent => ({
	verdict: 'undecided',
	refusals: [],
	undecided: `The event is nested deeper than ${MAX_DEPTH} levels.`,
	steps: CHECK_STEPS.map((step) => ({ step, state: 'unknown' })),
	notes: [],
	stream: stringAt(own(event, 'meta'), 'stream') ?? null,
	schema: null,
	service: null,
	bytes: 0,
});

type Refuse = (step: CheckStep, refusal: Partial<Refusal> & Pick<Refusal, 'message' | 'fix'>) => void;

const shownAt = (value: Json | undefined): string | null => (value === undefined ? null : shownValue(value));

function streamOf(event: Json, refuse: Refuse): string | null {
	if (!isObject(event)) {
		refuse('envelope', {
			value: shownValue(event),
			message: 'An event is a JSON object; this is none.',
			fix: 'Send one object, or a list of objects.',
		});
		return null;
	}
	const stream = own(own(event, 'meta'), 'stream');
	if (typeof stream === 'string' && stream !== '') return stream;
	const isMissing = stream === undefined;
	// The service looks for the setting of whatever stands there.
	refuse(isMissing ? 'envelope' : 'stream', {
		path: 'meta.stream',
		value: shownAt(stream),
		message: isMissing ? '`meta.stream` is missing.' : '`meta.stream` is not the name of a stream.',
		fix: 'Send the name of the stream in it.',
	});
	return null;
}

/** The stream's settings where the service knows it; otherwise refuses. */
function settingsOf(
	stream: string,
	{ data, environment: wanted, service = null }: EventCheck,
	refuse: Refuse,
): CheckedStream | null {
	const environment = data.environments.find(({ name }) => name === wanted) ?? data.environments[0];
	if (environment === undefined) return null;
	const settings = streamIn(environment, stream);
	const where = environment.title;
	const at = { path: 'meta.stream', value: shownValue(stream) };
	if (settings === null) {
		const elsewhere = data.environments.find((one) => one !== environment && streamIn(one, stream) !== null);
		const near = elsewhere === undefined ? nearName(stream, Object.keys(environment.streams)) : null;
		refuse('stream', {
			...at,
			message: `\`${stream}\` is not a configured stream in ${where}.`,
			fix:
				elsewhere !== undefined
					? `It is configured in ${elsewhere.title} only.`
					: near === null
						? 'Declare it in the stream configuration first.'
						: `Did you mean \`${near}\`? If not, declare it in the stream configuration first.`,
		});
		return null;
	}
	if (settings.schemaTitle === null) {
		refuse('stream', {
			...at,
			message: `\`${stream}\` has no \`schema_title\` in ${where}.`,
			fix: 'Set it in the stream configuration.',
		});
	} else if (service !== null && settings.service !== service) {
		refuse('stream', {
			...at,
			message: `\`${service}\` does not take \`${stream}\`${settings.service === null ? '' : `; \`${settings.service}\` does`}.`,
			fix: 'Send it to the event service of its stream.',
		});
	} else return settings;
	return null;
}

/** Refuses for every rule that is broken. @returns why nothing can be said, or null */
function validate(content: JsonObject, event: JsonObject, refuse: Refuse): string | null {
	try {
		const validator = validatorOf(content);
		if (validator.unknownFormat !== null) {
			refuse('valid', {
				message: `The schema has the format \`${validator.unknownFormat}\`, which the event service does not know, so that it refuses every event of the schema.`,
				fix: 'Take the format out of the schema.',
			});
			return null;
		}
		const full = withDefaults(content, withoutBigInt(event));
		const violations = validator.check(full);
		for (const violation of violations.slice(0, MAX_VIOLATIONS)) {
			const { pointer, keyword, value } = violation;
			refuse('valid', {
				path: dottedPath(pointer),
				rule: keyword,
				value: shownAt(value),
				...sayViolation(violation),
			});
		}
		if (violations.length > MAX_VIOLATIONS) {
			refuse('valid', {
				message: `${violations.length - MAX_VIOLATIONS} more rules are broken.`,
				fix: 'Correct these first.',
			});
		}
		return null;
	} catch (error) {
		if (error instanceof SlowPattern) return `Not checked: ${error.message} on a text of this event.`;
		const [line = ''] = error instanceof Error ? error.message.split('\n') : [''];
		return `The schema cannot be used: ${line.slice(0, 200)}`;
	}
}

const validators = new WeakMap<JsonObject, SchemaValidator>();

/** A schema is prepared once for all events of a list. */
function validatorOf(content: JsonObject): SchemaValidator {
	const known = validators.get(content) ?? schemaValidator(content);
	validators.set(content, known);
	return known;
}
