import { isArray, isObject, type Json, type JsonObject, newObject, own } from '../../../model/json.ts';
import { fits, numberAt } from './schema-fit.ts';

/** Marks of json-schema-faker, as the schema build uses it: values that say nothing. */
const FAKED: ReadonlySet<Json> = new Set([
	'dolor',
	1351079888211148,
	'http://example.org',
	'2021-01-01T00:00:00.000Z',
	'2021-01-01T00:00:00.0Z',
]);

/** What a reader understands at once, for names that many schemas use. */
const READABLE: Readonly<Record<string, string>> = { action: 'click' };

const MAX_DEPTH = 30;

/**
 * The smallest event that a schema accepts: its required fields and nothing else, with values that a reader can
 * take for real. Values come from the schema's own examples where they fit, then from defaults, enumerations and
 * bounds. Pure, and runs in the browser.
 *
 * @param content a materialised JSON Schema. Untrusted
 * @param event `stream` goes to `meta.stream`, `uri` (`/<title>/<version>`) to `$schema`
 */
export function minimalEvent(
	content: JsonObject,
	event: { readonly stream: string; readonly uri: string },
): JsonObject {
	const examples = own(content, 'examples');
	const models = isArray(examples) ? examples.filter(isObject) : [];
	const made = objectFor(content, models, 0);
	const properties = own(content, 'properties');
	const metaSchema = own(properties, 'meta');
	// An envelope that is not required is sent all the same: it names the stream.
	const meta = own(made, 'meta') ?? (isObject(metaSchema) ? valueFor(metaSchema, [], 'meta', 1) : undefined);
	if (own(properties, '$schema') !== undefined) made['$schema'] = event.uri;
	if (metaSchema !== undefined) {
		made['meta'] = newObject([
			['stream', event.stream],
			...Object.entries(isObject(meta) ? meta : {}).filter(([name]) => name !== 'stream'),
		]);
	}
	return made;
}

function objectFor(schema: JsonObject, models: readonly Json[], depth: number): Record<string, Json> {
	const made = newObject();
	const required = own(schema, 'required');
	const properties = own(schema, 'properties');
	for (const name of isArray(required) ? required : []) {
		if (typeof name !== 'string') continue;
		const declared = own(properties, name) ?? own(schema, 'additionalProperties');
		const inner = models.flatMap((model) => {
			const found = own(model, name);
			return found === undefined ? [] : [found];
		});
		made[name] = valueFor(isObject(declared) ? declared : {}, inner, name, depth + 1);
	}
	return made;
}

/** A value for one field: the first candidate that fits its schema. */
function valueFor(schema: JsonObject, models: readonly Json[], name: string, depth: number): Json {
	if (depth > MAX_DEPTH) return null;
	const type = typeOf(schema);
	const inner = own(schema, 'examples');
	if (type === 'object') {
		const made = objectFor(schema, models, depth);
		if (fits(schema, made)) return made;
		return models.find((model) => fits(schema, model)) ?? branchFor(schema, models, name, depth) ?? made;
	}
	const values = own(schema, 'enum');
	const candidates = [
		...(own(schema, 'const') === undefined ? [] : [own(schema, 'const') as Json]),
		...models.filter((model) => !FAKED.has(model)),
		...(isArray(inner) ? inner : []),
		...(own(schema, 'default') === undefined ? [] : [own(schema, 'default') as Json]),
		...(isArray(values) ? values : []),
		...(type === 'array' ? [arrayFor(schema, models, name, depth)] : scalars(schema, type, name)),
		...models,
	];
	return (
		candidates.find((candidate) => fits(schema, candidate)) ??
		branchFor(schema, models, name, depth) ??
		candidates.at(-1) ??
		null
	);
}

/** A value by one branch of `oneOf`, `anyOf` or `allOf`, laid over the schema around it. */
function branchFor(
	schema: JsonObject,
	models: readonly Json[],
	name: string,
	depth: number,
): Json | undefined {
	for (const key of ['oneOf', 'anyOf', 'allOf']) {
		const branches = own(schema, key);
		if (!isArray(branches)) continue;
		const { [key]: _taken, ...rest } = schema;
		for (const branch of branches) {
			const value = isObject(branch) ? valueFor({ ...rest, ...branch }, models, name, depth + 1) : undefined;
			if (value !== undefined && fits(schema, value)) return value;
		}
	}
	return undefined;
}

function typeOf(schema: JsonObject): string {
	const type = own(schema, 'type');
	const first = isArray(type) ? (type.find((one) => one !== 'null') ?? 'null') : type;
	if (typeof first === 'string') return first;
	return own(schema, 'properties') !== undefined ? 'object' : 'string';
}

function arrayFor(schema: JsonObject, models: readonly Json[], name: string, depth: number): readonly Json[] {
	const items = own(schema, 'items');
	const inner = models.flatMap((model) => (isArray(model) ? model : []));
	const wanted = Math.max(numberAt(schema, 'minItems', 0), 1);
	return Array.from({ length: Math.min(wanted, 20) }, (_, index) => {
		const one = isArray(items) ? items[index] : items;
		return valueFor(isObject(one) ? one : {}, inner.slice(index), name, depth + 1);
	});
}

const TEXT_BY_FORMAT: Readonly<Record<string, string>> = {
	'date-time': '2026-01-31T12:00:00.000Z',
	date: '2026-01-31',
	time: '12:00:00Z',
	email: 'reader@example.org',
	hostname: 'en.wikipedia.org',
	ipv4: '192.0.2.1',
	ipv6: '2001:db8::1',
	uri: 'https://en.wikipedia.org/wiki/Example',
	'uri-reference': '/wiki/Example',
	uuid: '7b6f1f3e-2c1d-4c55-9f0e-0d9a4c6a1b2e',
};

/** Plain values of a type in the order in which they are tried. */
function scalars(schema: JsonObject, type: string, name: string): readonly Json[] {
	switch (type) {
		case 'boolean':
			return [true, false];
		case 'null':
			return [null];
		case 'integer':
		case 'number': {
			const low = numberAt(schema, 'minimum', Number.NEGATIVE_INFINITY);
			const above = numberAt(schema, 'exclusiveMinimum', Number.NEGATIVE_INFINITY);
			const high = numberAt(schema, 'maximum', 1);
			const step = numberAt(schema, 'multipleOf', 1);
			return [
				1,
				0,
				Math.ceil(low),
				Math.floor(above) + 1,
				Math.floor(high),
				low,
				high,
				step,
				(low + high) / 2,
			].filter(Number.isFinite);
		}
		default: {
			const format = own(schema, 'format');
			const byFormat =
				typeof format === 'string' && Object.hasOwn(TEXT_BY_FORMAT, format)
					? [TEXT_BY_FORMAT[format] ?? '']
					: [];
			const byPattern = own(schema, 'pattern') === undefined ? [] : Object.values(TEXT_BY_FORMAT);
			const least = numberAt(schema, 'minLength', 0);
			const most = numberAt(schema, 'maxLength', Number.POSITIVE_INFINITY);
			const readable = Object.hasOwn(READABLE, name)
				? (READABLE[name] ?? '')
				: `example ${name.replaceAll('_', ' ')}`.replace(/[^\x20-\x7e]/g, '').trim();
			return [
				...byFormat,
				readable,
				readable.slice(0, most),
				'x'.repeat(Math.min(least, 10_000)),
				'1',
				'a',
				'A',
				'',
				...byPattern,
			];
		}
	}
}
