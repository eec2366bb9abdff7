import mergeAllOf from 'json-schema-merge-allof';
import { isArray, isObject, type Json, type JsonObject, own, setOwn } from '../../../model/json.ts';

/** Names that every JavaScript object answers to; the merging library looks them up without asking whose they are. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
const MARK = '\u{F0000}';

function renameKeys(value: Json, rename: (key: string) => string): Json {
	if (isArray(value)) return value.map((item) => renameKeys(item, rename));
	if (!isObject(value)) return value;
	const object: Record<string, Json> = {};
	for (const [key, inner] of Object.entries(value)) {
		setOwn(object, rename(key), renameKeys(inner, rename));
	}
	return object;
}

const protect = (value: Json): Json =>
	renameKeys(value, (key) => (INHERITED.has(key) ? `${MARK}${key}` : key));
const restore = (value: Json): Json =>
	renameKeys(value, (key) => (key.startsWith(MARK) ? key.slice(MARK.length) : key));

/** True where some mapping has a key that must be renamed. */
function needsProtection(value: Json): boolean {
	if (isArray(value)) return value.some(needsProtection);
	if (!isObject(value)) return false;
	return Object.entries(value).some(([key, inner]) => INHERITED.has(key) || needsProtection(inner));
}

/** Combinations of alternatives that merging may try. */
const MAX_COMBINATIONS = 500;

type Merge = (schemas: readonly Json[]) => Json;
type Resolver = (values: readonly Json[], path: readonly string[], merge: Merge, options: object) => Json;

const first: Resolver = (values) => values[0] ?? null;
const lowest: Resolver = (values) => values.reduce((a, b) => (Number(b) < Number(a) ? b : a));
const highest: Resolver = (values) => values.reduce((a, b) => (Number(b) > Number(a) ? b : a));

/** Alternatives are merged each with each; many of them would never end. */
function alternatives(keyword: 'anyOf' | 'oneOf'): Resolver {
	const original = (mergeAllOf as unknown as { options: { resolvers: Record<string, Resolver> } }).options
		.resolvers[keyword];
	return (values, path, merge, options) => {
		const combinations = values.reduce<number>(
			(product, list) => product * (isArray(list) ? list.length : 1),
			1,
		);
		if (combinations > MAX_COMBINATIONS || original === undefined) {
			throw new Error(`"${path.join('.')}" has too many alternatives to merge`);
		}
		return original(values, path, merge, options);
	};
}

const RESOLVERS = {
	examples: first,
	// Keywords that the tool does not know (often misspelt ones): the outermost stands.
	defaultResolver: first,
	// The library's own would fail on integers beyond 2^53.
	minimum: highest,
	maximum: lowest,
	exclusiveMinimum: highest,
	exclusiveMaximum: lowest,
	anyOf: alternatives('anyOf'),
	oneOf: alternatives('oneOf'),
};

/** What merging gave, and why it could not be done in full, if it could not. */
export interface Merged {
	readonly value: JsonObject;
	readonly conflict: { readonly message: string; readonly path: readonly string[] } | null;
}

/**
 * Merges the `allOf` parts of a dereferenced schema into it, as jsonschema-tools does with
 * json-schema-merge-allof: `ignoreAdditionalProperties`, `examples` and texts of the outermost schema win,
 * `required` is a union. Where parts contradict each other, the fields of all are still put together, outermost
 * first, and the conflict is named.
 */
export function mergeFragments(schema: Json): Merged {
	if (!isObject(schema)) return { value: {}, conflict: null };
	try {
		const isProtected = needsProtection(schema);
		const merged = mergeAllOf((isProtected ? protect(schema) : schema) as object, {
			ignoreAdditionalProperties: true,
			resolvers: RESOLVERS as never,
		});
		const result = merged as unknown as Json;
		const value = isProtected ? restore(result) : result;
		if (isObject(value)) return { value, conflict: null };
		return { value: looselyMerged(schema, 0), conflict: { message: 'the result is no schema', path: [] } };
	} catch (error) {
		const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
		const path = text.match(/"([^"]*)"/)?.[1]?.split('.') ?? [];
		return { value: looselyMerged(schema, 0), conflict: { message: text.slice(0, 300), path } };
	}
}

/** Fields of all parts, the outermost first; no attempt to combine constraints. */
function looselyMerged(schema: JsonObject, depth: number): JsonObject {
	const parts = own(schema, 'allOf');
	if (!isArray(parts) || depth > 50) return schema;
	let merged: JsonObject = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'allOf'));
	for (const part of parts) {
		if (!isObject(part)) continue;
		const inner = looselyMerged(part, depth + 1);
		const [inherited, outer] = [own(inner, 'properties'), own(merged, 'properties')];
		merged = { ...inner, ...merged };
		// Spreading, unlike Object.assign, takes `__proto__` for a name like any other.
		if (isObject(inherited) && isObject(outer))
			merged = { ...merged, properties: { ...inherited, ...outer } };
	}
	return merged;
}
