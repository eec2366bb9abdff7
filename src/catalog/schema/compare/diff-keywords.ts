import type { Effect } from '../../../model/difference.ts';
import { isArray, isObject, type Json, stringify } from '../../../model/json.ts';

/** Bounds that the build tool adds to every number (jsonschema-tools, enforcedNumericBounds): the same as none. */
const SENTINELS: Readonly<Record<string, number>> = {
	minimum: Number.MIN_SAFE_INTEGER,
	maximum: Number.MAX_SAFE_INTEGER,
};

/** True for a bound that jsonschema-tools adds by itself and that says nothing about the field. */
export function isSentinelBound(keyword: string, value: Json | undefined): boolean {
	return Object.hasOwn(SENTINELS, keyword) && SENTINELS[keyword] === value;
}

/** Keywords whose value is a bound, and whether a greater value refuses more. */
const BOUNDS: Readonly<Record<string, 'lower' | 'upper'>> = {
	minimum: 'lower',
	exclusiveMinimum: 'lower',
	minLength: 'lower',
	minItems: 'lower',
	minProperties: 'lower',
	maximum: 'upper',
	exclusiveMaximum: 'upper',
	maxLength: 'upper',
	maxItems: 'upper',
	maxProperties: 'upper',
};

/** Keywords that restrict a value and cannot be ordered: having one refuses more, another value both ways. */
const RESTRICTIONS = new Set([
	'pattern',
	'format',
	'const',
	'multipleOf',
	'uniqueItems',
	'propertyNames',
	'contains',
	'dependencies',
	'patternProperties',
	'additionalItems',
	'allOf',
	'anyOf',
	'oneOf',
	'not',
	'if',
	'then',
	'else',
]);

/** True for a keyword that restricts what a value may be. */
export function isConstraint(keyword: string): boolean {
	return Object.hasOwn(BOUNDS, keyword) || RESTRICTIONS.has(keyword);
}

/** What changing a restricting keyword means for events that were valid before. */
export function constraintEffect(keyword: string, before: Json | undefined, after: Json | undefined): Effect {
	const from = isSentinelBound(keyword, before) || before === false ? undefined : before;
	const to = isSentinelBound(keyword, after) || after === false ? undefined : after;
	if (from === undefined) return to === undefined ? 'none' : 'tightens';
	if (to === undefined) return 'loosens';
	const side = Object.hasOwn(BOUNDS, keyword) ? BOUNDS[keyword] : undefined;
	if (side === undefined || !isNumber(from) || !isNumber(to)) return 'both';
	if (from === to) return 'none';
	return to > from === (side === 'lower') ? 'tightens' : 'loosens';
}

function isNumber(value: Json): value is number | bigint {
	return typeof value === 'number' || typeof value === 'bigint';
}

/** Names of the types that a `type` keyword lists. */
function typeSet(type: Json | undefined): ReadonlySet<string> | null {
	if (type === undefined) return null;
	const names = new Set((isArray(type) ? type : [type]).map(String));
	if (names.has('number')) names.add('integer');
	return names;
}

/** What changing the `type` keyword means for events that were valid before. */
export function typeEffect(before: Json | undefined, after: Json | undefined): Effect {
	const from = typeSet(before);
	const to = typeSet(after);
	if (from === null) return to === null ? 'none' : 'tightens';
	if (to === null) return 'loosens';
	const kept = from.isSubsetOf(to);
	return kept ? (to.isSubsetOf(from) ? 'none' : 'loosens') : to.isSubsetOf(from) ? 'tightens' : 'both';
}

/** Whether an object may have properties that its schema does not name. */
export function isOpen(additionalProperties: Json | undefined): boolean {
	return additionalProperties !== false;
}

/** What changing `additionalProperties` (neither of both a schema) means for events that were valid before. */
export function opennessEffect(before: Json | undefined, after: Json | undefined): Effect {
	const rank = (value: Json | undefined) => (value === false ? 0 : isObject(value) ? 1 : 2);
	const change = rank(after) - rank(before);
	return change === 0 ? 'none' : change > 0 ? 'loosens' : 'tightens';
}

/** True where two JSON values are the same; the order of object keys does not matter. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
	if (a === b) return true;
	if (isArray(a) && isArray(b)) {
		return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
	}
	if (!isObject(a) || !isObject(b)) return false;
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
	);
}

/** A JSON value as a key for sets: equal values give equal texts (used for enum values, mostly scalars). */
export const jsonKey = (value: Json): string => stringify(value);
