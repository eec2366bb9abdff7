/**
 * Events out of what people paste or drop: JSON, one event a line, a request as a browser's network panel copies it,
 * a line of a Kafka consumer, an event stream. Pure; never throws, whatever the text is.
 */
import { parseExactJson } from '../../formats/json/parse-exact-json.ts';
import { isArray, isObject, type Json, own, stringAt } from '../../model/json.ts';
import { type CopiedRequest, copiedRequest } from './copied-request.ts';

/** An event with the place it stood at. */
export interface PastedEvent {
	readonly event: Json;
	/** 1-based line of the text, where events stand on lines; null in one JSON text. */
	readonly line: number | null;
}

export interface UnreadPart {
	readonly line: number | null;
	/** A full sentence. */
	readonly message: string;
}

export interface Pasted {
	/** How the text was read, in words. */
	readonly kind: string;
	readonly events: readonly PastedEvent[];
	/** What could not be read; nothing is dropped in silence. */
	readonly unread: readonly UnreadPart[];
	/** The address that the request went to, where the text has one. */
	readonly url: string | null;
	/** Bytes of the request's body, where the text is a request. */
	readonly bodyBytes: number | null;
}

/** Characters of a text that is read: services refuse requests of 10 MB. */
const MOST_TEXT = 20_000_000;
/** Events that are read out of one text. */
const MOST_EVENTS = 2000;
const MOST_UNREAD = 20;

const NOTHING: Pasted = { kind: 'nothing', events: [], unread: [], url: null, bodyBytes: null };

/** @param text what was pasted or dropped. Untrusted */
export function readPasted(text: string): Pasted {
	const whole = text.replace(/^\uFEFF/, '').trim();
	if (whole === '') return NOTHING;
	if (whole.length > MOST_TEXT) {
		return { ...NOTHING, unread: [{ line: null, message: 'The text is longer than 20 MB.' }] };
	}
	const request = copiedRequest(whole);
	if (request !== null) return fromRequest(request);
	const json = parsed(whole);
	if (json !== undefined) return fromJson(json);
	const decoded = decodedForm(whole);
	if (decoded.length > 0) return limited({ ...NOTHING, kind: 'an encoded request body', events: decoded });
	// A bracket alone on the first line begins one JSON text over many lines, which then has a fault.
	if (!/^[[{]\s*\n/.test(whole)) {
		const lines = fromLines(whole);
		if (lines.events.length > 0) return limited(lines);
	}
	return { ...NOTHING, unread: [{ line: faultLine(whole), message: faultOf(whole) }] };
}

/** The JSON of a text, or undefined. */
function parsed(text: string): Json | undefined {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

function limited(pasted: Pasted): Pasted {
	const { events, unread } = pasted;
	const more: UnreadPart[] = [];
	if (events.length > MOST_EVENTS) {
		more.push({
			line: null,
			message: `Only the first ${MOST_EVENTS} of ${events.length} events are checked.`,
		});
	}
	if (unread.length > MOST_UNREAD) {
		more.push({ line: null, message: `${unread.length - MOST_UNREAD} more lines could not be read.` });
	}
	return {
		...pasted,
		events: events.slice(0, MOST_EVENTS),
		unread: [...unread.slice(0, MOST_UNREAD), ...more],
	};
}

const asList = (json: Json): readonly Json[] => (isArray(json) ? json : [json]);
const unplaced = (event: Json): PastedEvent => ({ event, line: null });

function fromRequest({ kind, url, body }: CopiedRequest): Pasted {
	const bodyBytes = body === null ? null : new TextEncoder().encode(body).length;
	const base = { ...NOTHING, kind, url, bodyBytes };
	if (body === null) {
		const inAddress = url === null ? [] : decodedForm(url.slice(url.indexOf('?') + 1));
		if (inAddress.length > 0) return limited({ ...base, events: inAddress });
		return { ...base, unread: [{ line: null, message: 'The request has no body, so no events.' }] };
	}
	const inner = readPasted(body);
	return { ...inner, ...base, events: inner.events, unread: inner.unread };
}

/** One JSON text: an event, a list, an archive of a network panel, or a message of Kafka with its envelope. */
function fromJson(json: Json): Pasted {
	const entries = own(own(json, 'log'), 'entries');
	if (isArray(entries)) return fromArchive(entries);
	if (isArray(json)) {
		const events = json.map((one) => unplaced(unwrapped(one)));
		return limited({ ...NOTHING, kind: 'a list of events', events });
	}
	const inner = unwrapped(json);
	return { ...NOTHING, kind: inner === json ? 'one event' : 'a Kafka message', events: [unplaced(inner)] };
}

/** `kafkacat -J` puts the event as text or JSON into `payload`. */
function unwrapped(json: Json): Json {
	if (!isObject(json) || own(json, '$schema') !== undefined) return json;
	const payload = own(json, 'payload');
	if (own(json, 'topic') === undefined || payload === undefined) return json;
	return typeof payload === 'string' ? (parsed(payload) ?? json) : payload;
}

/** A HAR file: every request whose body holds events. */
function fromArchive(entries: readonly Json[]): Pasted {
	const events: PastedEvent[] = [];
	for (const entry of entries) {
		const body = stringAt(own(own(entry, 'request'), 'postData'), 'text');
		if (body === undefined) continue;
		const inner = parsed(body.trim());
		const found = inner === undefined ? decodedForm(body).map(({ event }) => event) : asList(inner);
		events.push(...found.filter((event) => own(event, '$schema') !== undefined).map(unplaced));
	}
	if (events.length > 0) return limited({ ...NOTHING, kind: 'an archive of requests (HAR)', events });
	const message = `None of the ${entries.length} requests of the archive has a body with events.`;
	return { ...NOTHING, kind: 'an archive of requests (HAR)', unread: [{ line: null, message }] };
}

function decodedComponent(text: string): string | null {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return null;
	}
}

/** `event=%7B…%7D`, `%7B…%7D`, `?%7B…%7D;`: JSON behind percent signs. */
function decodedForm(text: string): PastedEvent[] {
	if (!/%7B|%5B|^[\w.-]+=[[{]/i.test(text)) return [];
	return text.split(/[&\n]/).flatMap((part) => {
		const [, value = part] = /^[\w.[\]-]{0,100}=([\s\S]*)$/.exec(part) ?? [];
		const plain = decodedComponent(value.trim().replace(/^[^%[{]*\?/, ''));
		const json = plain === null ? undefined : parsed(plain.trim().replace(/;$/, ''));
		return json === undefined || typeof json !== 'object' || json === null ? [] : asList(json).map(unplaced);
	});
}

/** Fields of an event stream that carry no event, and its comments. */
const NO_DATA = /^(?:event|id|retry):|^:/;

/** One event a line, with or without what a consumer prints before it. */
function fromLines(text: string): Pasted {
	const events: PastedEvent[] = [];
	const unread: UnreadPart[] = [];
	let isPrefixed = false;
	for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
		const content = raw.trim();
		if (content === '' || NO_DATA.test(content)) continue;
		const line = index + 1;
		const found = jsonIn(content);
		if (found === null)
			unread.push({ line, message: `Line ${line} holds no JSON object: ${faultOf(content)}` });
		else {
			isPrefixed ||= found.isPrefixed;
			for (const event of asList(found.json)) events.push({ event: unwrapped(event), line });
		}
	}
	return { ...NOTHING, kind: isPrefixed ? 'lines of a consumer' : 'one event a line', events, unread };
}

/** Places of a line at which JSON is looked for; a consumer prints topic, partition, offset and key. */
const MOST_STARTS = 20;

/** The object or list that a line ends in. */
function jsonIn(line: string): { readonly json: Json; readonly isPrefixed: boolean } | null {
	let start = -1;
	for (let attempt = 0; attempt < MOST_STARTS; attempt++) {
		const rest = line.slice(start + 1).search(/[[{]/);
		if (rest === -1) return null;
		start += rest + 1;
		// What follows a key belongs to an object that began on another line.
		if (/"\s*:\s*$/.test(line.slice(0, start))) return null;
		const json = parsed(line.slice(start).replace(/,$/, ''));
		if (typeof json === 'object' && json !== null) return { json, isPrefixed: start > 0 };
	}
	return null;
}

/** The line at which JSON goes wrong, where the engine tells the place. */
function faultLine(text: string): number | null {
	const position = faultPosition(text);
	return position === null ? null : text.slice(0, position).split('\n').length;
}

function faultPosition(text: string): number | null {
	try {
		JSON.parse(text);
		return null;
	} catch (error) {
		const found = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
		if (found !== undefined) return Number(found);
		const place = error instanceof Error ? /line (\d+) column (\d+)/.exec(error.message) : null;
		if (place === null) return /end of (?:JSON|data)/i.test(String(error)) ? text.length : null;
		const before = text.split('\n').slice(0, Number(place[1]) - 1);
		return before.reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1;
	}
}

/** Why a text is no JSON, with the character that should not stand there. */
function faultOf(text: string): string {
	if (!/[[{]/.test(text)) return 'there is no { or [ in it.';
	const position = faultPosition(text);
	if (position === null) return 'it is not JSON.';
	if (position >= text.length) return 'it ends before the JSON does: was it cut when it was copied?';
	const [character = ''] = text.slice(position);
	return `it is not JSON from character ${position + 1} on (${JSON.stringify(character)}).`;
}
