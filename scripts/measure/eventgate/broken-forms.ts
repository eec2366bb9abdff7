/** Broken forms of an event, each with what is broken; some are still valid, and must be found so. */
import { isArray, isObject, type Json, type JsonObject, own, stringify } from '../../../src/model/json.ts';

export interface Form {
	readonly what: string;
	readonly event: Json;
}

/** A copy with the value at a path of keys replaced, or taken away with undefined. */
function withValue(value: Json, [key, ...rest]: readonly string[], put: Json | undefined): Json {
	if (key === undefined) return put ?? null;
	if (isArray(value)) {
		return value.flatMap((item, index) => {
			if (String(index) !== key) return [item];
			if (rest.length > 0) return [withValue(item, rest, put)];
			return put === undefined ? [] : [put];
		});
	}
	const entries = Object.entries(isObject(value) ? value : {}).filter(
		([name]) => name !== key || rest.length > 0 || put !== undefined,
	);
	const isThere = entries.some(([name]) => name === key);
	return Object.fromEntries([
		...entries.map(([name, inner]): [string, Json] =>
			name === key ? [name, rest.length > 0 ? withValue(inner, rest, put) : (put as Json)] : [name, inner],
		),
		...(isThere || put === undefined ? [] : [[key, put] as [string, Json]]),
	]);
}

/** Every path of keys in an event, objects and lists included. */
function* paths(value: Json, at: readonly string[] = []): Generator<readonly string[]> {
	if (at.length > 0) yield at;
	const entries = isArray(value)
		? value.map((item, index): [string, Json] => [String(index), item])
		: isObject(value)
			? Object.entries(value)
			: [];
	for (const [key, inner] of entries) yield* paths(inner, [...at, key]);
}

/** Values that most fields refuse, each for another reason. */
const OTHERS: readonly Json[] = [
	null,
	'',
	'x',
	'yesterday',
	'2024-02-31 25:00:00Z',
	'2024-02-31T23:59:59+0100',
	'2024-06-01T12:00:00',
	'http://',
	'x'.repeat(20_000),
	'😀'.repeat(50),
	-1,
	1.5,
	1e300,
	true,
	[],
	{},
	['x'],
	{ x: 1 },
];

/** Fields of an event that are broken in every way; more are broken in one way each. */
const THOROUGH = 6;
const MOST_PATHS = 60;

/**
 * @param event an event that is meant to be valid
 * @param other a stream that takes another schema
 */
export function* formsOf(
	event: JsonObject,
	{ other, seed }: { readonly other: string; readonly seed: number },
): Generator<Form> {
	const form = (what: string, path: readonly string[], put: Json | undefined): Form => ({
		what,
		event: withValue(event, path, put),
	});
	yield { what: 'as written', event };
	const uri = String(own(event, '$schema') ?? '');
	for (const [what, put] of [
		['no $schema', undefined],
		['$schema is a number', 7],
		['$schema without a slash', uri.slice(1)],
		['$schema is an address', `https://schema.example.org${uri}`],
		['unknown version', uri.replace(/[^/]+$/, '99.0.0')],
		['unknown schema', `/no${uri}`],
		['$schema with an ending', `${uri}.yaml`],
		['$schema with a fragment', `${uri}#`],
		['latest', uri.replace(/[^/]+$/, 'latest')],
	] as const) {
		yield form(what, ['$schema'], put);
	}
	yield form('no stream', ['meta', 'stream'], undefined);
	yield form('unknown stream', ['meta', 'stream'], 'no.such_stream');
	yield form('stream of another schema', ['meta', 'stream'], other);
	yield form('no meta', ['meta'], undefined);
	for (const name of Object.keys(event)) yield form('top-level field left out', [name], undefined);
	yield form('more at the root', ['zzz_not_in_the_schema'], 'x');
	const all = [...paths(event)].filter((path) => path[0] !== '$schema' && path.join('.') !== 'meta.stream');
	for (const [index, path] of all.slice(0, MOST_PATHS).entries()) {
		yield form('field left out', path, undefined);
		const isThorough = (index + seed) % Math.max(1, Math.ceil(all.length / THOROUGH)) === 0;
		const values = isThorough ? OTHERS : [OTHERS[(index + seed) % OTHERS.length] ?? null];
		for (const put of values) yield form(`another value: ${stringify(put).slice(0, 24)}`, path, put);
		yield form('more in an object', [...path, 'zzz_not_in_the_schema'], 'x');
	}
}
