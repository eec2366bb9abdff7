/** What the catalog knows of one keyword of JSON Schema: all of it stands in one place, the table of keywords. */
import { isNumber, type Json, type JsonObject, own, stringify, toNumber } from '../../../model/json.ts';
import type { Part } from '../../../model/words.ts';

/** The kinds of values that a keyword can be about; it says nothing of others. */
export type ValueKind = 'number' | 'string' | 'array' | 'object';

/** Whether a value fits a schema; `#/…` references are followed from the root that the check was made for. */
export type Fits = (schema: Json | undefined, value: Json) => boolean;

/** Drafts by year or number, as the `$schema` of a file names them. */
export type Draft = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

export interface Keyword {
	/** The values that it is about; undefined for all. */
	readonly on?: ValueKind;
	/**
	 * Where schemas stand in its value: it is one, a list of them, a map of names to them, one or a list (`items`), or
	 * a map of names to schemas or names (`dependencies`).
	 */
	readonly holds?: 'schema' | 'list' | 'map' | 'items' | 'dependencies';
	/** Where a bound must not be passed. */
	readonly bound?: 'lower' | 'upper';
	/**
	 * Says what a value may be, without its subject; null where the value says nothing. Keywords that hold schemas are
	 * said by `rulesOf`.
	 */
	readonly says?: (value: Json) => readonly Part[] | null;
	/** Whether a value of the kind passes; a keyword without it restricts nothing. */
	readonly fits?: (keyword: Json, value: Json, node: JsonObject, fits: Fits) => boolean;
	/** The drafts that know it, where not all from 07 on do. */
	readonly drafts?: readonly Draft[];
}

/** The kind of a value that keywords speak of; null for booleans and null. */
export function kindOf(value: Json): ValueKind | null {
	if (isNumber(value)) return 'number';
	if (typeof value === 'string') return 'string';
	if (Array.isArray(value)) return 'array';
	return typeof value === 'object' && value !== null ? 'object' : null;
}

/** A number at a key, or undefined. */
export const numberAt = (schema: Json, key: string): number | undefined => toNumber(own(schema, key));

/** A value as it is shown in code: texts bare, all else as JSON; an empty text can be seen. */
export const literal = (value: Json): string =>
	typeof value === 'string' && value !== '' ? value : stringify(value);

/** The same value as JSON Schema sees it: key order aside, 1 and 1.0 are one number. */
export function canonical(value: Json): string {
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}
