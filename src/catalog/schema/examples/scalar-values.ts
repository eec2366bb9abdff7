import { matchingText } from '../../../formats/pattern/matching-text.ts';
import { type Json, type JsonObject, own } from '../../../model/json.ts';
import { numberAt } from '../keywords/keyword.ts';

/** What a reader understands at once, for names that many schemas use. */
const READABLE: Readonly<Record<string, string>> = { action: 'click' };

const TEXT_BY_FORMAT: Readonly<Record<string, string>> = {
	'date-time': '2026-01-31T12:00:00.000Z',
	date: '2026-01-31',
	time: '12:00:00Z',
	email: 'reader@example.org',
	'idn-email': 'reader@example.org',
	hostname: 'en.wikipedia.org',
	'idn-hostname': 'en.wikipedia.org',
	ipv4: '192.0.2.1',
	ipv6: '2001:db8::1',
	uri: 'https://en.wikipedia.org/wiki/Example',
	iri: 'https://en.wikipedia.org/wiki/Example',
	'uri-reference': '/wiki/Example',
	'iri-reference': '/wiki/Example',
	'uri-template': 'https://en.wikipedia.org/wiki/{title}',
	'json-pointer': '/meta/stream',
	'relative-json-pointer': '0/meta',
	regex: '^[a-z]+$',
	uuid: '7b6f1f3e-2c1d-4c55-9f0e-0d9a4c6a1b2e',
};

/** Characters of a made-up text; a schema that asks for more has no smallest event. */
const LONGEST = 10_000;

/**
 * Plain values that a schema of one type may accept, in the order in which they are tried: what tells most to a reader
 * first.
 *
 * @param type a name of JSON Schema that is neither object nor array
 * @param name of the field, for a readable text
 */
export function scalars(schema: JsonObject, type: string, name: string): readonly Json[] {
	if (type === 'boolean') return [true, false];
	if (type === 'null') return [null];
	return type === 'integer' || type === 'number' ? numbers(schema) : texts(schema, name);
}

function numbers(schema: JsonObject): readonly number[] {
	const low = numberAt(schema, 'minimum') ?? Number.NEGATIVE_INFINITY;
	const above = numberAt(schema, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY;
	const high = numberAt(schema, 'maximum') ?? 1;
	const below = numberAt(schema, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY;
	const step = numberAt(schema, 'multipleOf') ?? 1;
	const least = Math.max(low, above);
	const most = Math.min(high, below);
	return [
		1,
		0,
		Math.ceil(low),
		Math.floor(above) + 1,
		Math.floor(high),
		Math.ceil(below) - 1,
		low,
		high,
		step,
		Math.ceil(least / step) * step,
		(Math.floor(least / step) + 1) * step,
		Math.floor(most / step) * step,
		(low + high) / 2,
		(least + most) / 2,
		1.5,
		-1,
	].filter(Number.isFinite);
}

function texts(schema: JsonObject, name: string): readonly string[] {
	const format = own(schema, 'format');
	const byFormat =
		typeof format === 'string' && Object.hasOwn(TEXT_BY_FORMAT, format) ? [TEXT_BY_FORMAT[format] ?? ''] : [];
	const pattern = own(schema, 'pattern');
	const least = numberAt(schema, 'minLength') ?? 0;
	const most = numberAt(schema, 'maxLength') ?? Number.POSITIVE_INFINITY;
	const readable = Object.hasOwn(READABLE, name)
		? (READABLE[name] ?? '')
		: `example ${name.replaceAll('_', ' ')}`.replace(/[^\x20-\x7e]/g, '').trim();
	return [
		...byFormat,
		readable,
		readable.slice(0, Math.max(0, most)),
		'x'.repeat(Math.max(0, Math.min(least, LONGEST))),
		'1',
		'a',
		'A',
		'',
		...(typeof pattern === 'string' ? byPattern(pattern, least) : []),
	];
}

function byPattern(pattern: string, least: number): readonly string[] {
	const made = [matchingText(pattern), matchingText(pattern, true)].flatMap((text) =>
		text === null ? [] : [text, text.padEnd(Math.min(least, LONGEST), text.at(-1) ?? 'a')],
	);
	return [...Object.values(TEXT_BY_FORMAT), ...made];
}
