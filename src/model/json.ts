/**
 * JSON as the catalog holds it. Integers that a JavaScript number cannot hold exactly are kept as
 * `bigint`, because schemas state bounds such as 18446744073709551615 and a page must show them as written.
 */
export type JsonScalar = null | boolean | number | bigint | string;
export type Json = JsonScalar | readonly Json[] | JsonObject;
export interface JsonObject {
	readonly [key: string]: Json;
}

/** True for a JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a JSON array; `Array.isArray` alone does not narrow a readonly array out of `Json`. */
export function isArray(value: unknown): value is readonly Json[] {
	return Array.isArray(value);
}

/** The own property `key` of `value` if it is an object that has it. Safe for keys such as `__proto__`. */
export function own(value: Json | undefined, key: string): Json | undefined {
	return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path of own keys (array indices as decimal strings), or undefined. */
export function at(value: Json | undefined, path: readonly string[]): Json | undefined {
	let current = value;
	for (const key of path) {
		if (isArray(current)) current = current[Number(key)];
		else current = own(current, key);
	}
	return current;
}

/** The string value at `key`, or undefined where it is missing or not a string. */
export function stringAt(value: Json | undefined, key: string): string | undefined {
	const found = own(value, key);
	return typeof found === 'string' ? found : undefined;
}

/**
 * A mutable JSON object that treats `__proto__` as an ordinary key: it has no prototype, so assignment
 * with any key only ever creates an own property.
 */
export function newObject(entries: Iterable<readonly [string, Json]> = []): Record<string, Json> {
	const object: Record<string, Json> = Object.create(null);
	for (const [key, value] of entries) object[key] = value;
	return object;
}

/** Sets a key as an own property, `__proto__` included, as JSON.parse does. */
export function setOwn(object: Record<string, Json>, key: string, value: Json): void {
	if (key === '__proto__') {
		Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
	} else object[key] = value;
}

/** True for a JSON number, also where it is held as `bigint`. */
export const isNumber = (value: Json | undefined): value is number | bigint =>
	typeof value === 'number' || typeof value === 'bigint';

/** A JSON number as JavaScript rounds it, or undefined for what is no number. */
export const toNumber = (value: Json | undefined): number | undefined =>
	isNumber(value) ? Number(value) : undefined;

/** A value as JavaScript's own JSON tools see it: integers beyond 2^53 are rounded. Returns the same value where it has none. */
export const withoutBigInt = (value: Json): Json => (hasBigInt(value) ? rounded(value) : value);

function hasBigInt(value: Json): boolean {
	if (isArray(value)) return value.some(hasBigInt);
	return isObject(value) ? Object.values(value).some(hasBigInt) : typeof value === 'bigint';
}

function rounded(value: Json): Json {
	if (typeof value === 'bigint') return Number(value);
	if (isArray(value)) return value.map(rounded);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}

declare global {
	interface JSON {
		/** ECMAScript "JSON.parse source text access": a number's source text, written out unchanged. */
		rawJSON(text: string): unknown;
	}
}

/**
 * A value as words: a text as it is, anything else as JSON. Never `String(value)` on what was read: an object can
 * have a `toString` of its own, or no prototype.
 */
export function asText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'object' && value !== null ? stringify(value) : String(value);
}

/** JSON text of any value, with bigint written as the integer it is. */
export function stringify(value: unknown, indent: number | string = ''): string {
	return JSON.stringify(
		value,
		(_key, inner) => (typeof inner === 'bigint' ? JSON.rawJSON(inner.toString()) : inner),
		indent,
	);
}
