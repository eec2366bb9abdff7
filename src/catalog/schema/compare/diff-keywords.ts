import { isArray, isObject, type Json, stringify } from '../../../model/json.ts';

export { isSentinelBound } from '../materialize/numeric-bounds.ts';

/** Whether an object may have properties that its schema does not name. */
export function isOpen(additionalProperties: Json | undefined): boolean {
	return additionalProperties !== false;
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
