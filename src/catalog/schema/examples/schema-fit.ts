import { isTame } from '../../../formats/pattern/safe-pattern.ts';
import { isArray, isObject, type Json, type JsonObject, own, stringify } from '../../../model/json.ts';

/**
 * Whether a value fits a draft-07 schema, as far as event schemas go. A small check that runs in the browser too;
 * the verdicts that pages show come from a full validator.
 *
 * Formats are checked loosely, `$ref` is not followed (materialised schemas have none).
 */
export function fits(schema: Json | undefined, value: Json): boolean {
	if (schema === true || schema === undefined) return true;
	if (!isObject(schema)) return false;
	return (
		fitsType(own(schema, 'type'), value) &&
		fitsValues(schema, value) &&
		fitsScalar(schema, value) &&
		(!isArray(value) || fitsArray(schema, value)) &&
		(!isObject(value) || fitsObject(schema, value)) &&
		fitsCombination(schema, value)
	);
}

function fitsType(type: Json | undefined, value: Json): boolean {
	if (type === undefined) return true;
	return (isArray(type) ? type : [type]).some((one) => {
		switch (one) {
			case 'null':
				return value === null;
			case 'array':
				return isArray(value);
			case 'object':
				return isObject(value);
			case 'integer':
				return typeof value === 'bigint' || Number.isInteger(value);
			case 'number':
				return typeof value === 'bigint' || typeof value === 'number';
			default:
				return typeof value === one;
		}
	});
}

function fitsValues(schema: JsonObject, value: Json): boolean {
	const allowed = own(schema, 'enum');
	if (isArray(allowed) && !allowed.some((one) => stringify(one) === stringify(value))) return false;
	const constant = own(schema, 'const');
	return constant === undefined || stringify(constant) === stringify(value);
}

function fitsScalar(schema: JsonObject, value: Json): boolean {
	if (typeof value === 'number' || typeof value === 'bigint') {
		const bound = (key: string, ok: (limit: number | bigint) => boolean): boolean => {
			const limit = own(schema, key);
			return (typeof limit !== 'number' && typeof limit !== 'bigint') || ok(limit);
		};
		return (
			bound('minimum', (limit) => value >= limit) &&
			bound('maximum', (limit) => value <= limit) &&
			bound('exclusiveMinimum', (limit) => value > limit) &&
			bound('exclusiveMaximum', (limit) => value < limit) &&
			bound('multipleOf', (limit) => Number.isInteger(Number(value) / Number(limit)))
		);
	}
	if (typeof value !== 'string') return true;
	const length = [...value].length;
	const pattern = own(schema, 'pattern');
	return (
		length >= numberAt(schema, 'minLength', 0) &&
		length <= numberAt(schema, 'maxLength', Number.POSITIVE_INFINITY) &&
		(typeof pattern !== 'string' || matches(pattern, value)) &&
		fitsFormat(own(schema, 'format'), value)
	);
}

/** A number at a key, or the fallback. */
export function numberAt(schema: JsonObject, key: string, fallback: number): number {
	const found = own(schema, key);
	return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : fallback;
}

/** Longest value that is tried against a pattern which could take exponential time. */
const SHORT = 16;

/** Patterns come from schemas of strangers: one that does not compile fits nothing, long values are not tried. */
function matches(pattern: string, value: string): boolean {
	if (value.length > (isTame(pattern) ? 500 : SHORT)) return false;
	try {
		return new RegExp(pattern, 'u').test(value);
	} catch {
		return false;
	}
}

const FORMATS: Readonly<Record<string, RegExp>> = {
	'date-time': /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/,
	date: /^\d{4}-\d\d-\d\d$/,
	time: /^\d\d:\d\d:\d\d/,
	email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
	hostname: /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/,
	ipv4: /^(\d{1,3}\.){3}\d{1,3}$/,
	ipv6: /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/,
	uri: /^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>\\^`{|}]+$/,
	uuid: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
};

function fitsFormat(format: Json | undefined, value: string): boolean {
	if (typeof format !== 'string' || !Object.hasOwn(FORMATS, format)) return true;
	return FORMATS[format]?.test(value) ?? true;
}

function fitsArray(schema: JsonObject, value: readonly Json[]): boolean {
	const items = own(schema, 'items');
	return (
		value.length >= numberAt(schema, 'minItems', 0) &&
		value.length <= numberAt(schema, 'maxItems', Number.POSITIVE_INFINITY) &&
		(own(schema, 'uniqueItems') !== true ||
			new Set(value.map((one) => stringify(one))).size === value.length) &&
		value.every((one, index) => fits(isArray(items) ? items[index] : items, one))
	);
}

function fitsObject(schema: JsonObject, value: JsonObject): boolean {
	const required = own(schema, 'required');
	if (isArray(required) && required.some((name) => typeof name === 'string' && !Object.hasOwn(value, name))) {
		return false;
	}
	const size = Object.keys(value).length;
	if (size < numberAt(schema, 'minProperties', 0)) return false;
	if (size > numberAt(schema, 'maxProperties', Number.POSITIVE_INFINITY)) return false;
	const properties = own(schema, 'properties');
	return Object.entries(value).every(([name, inner]) => {
		const declared = own(properties, name);
		if (declared !== undefined) return fits(declared, inner);
		const rest = own(schema, 'additionalProperties');
		return rest === undefined || fits(rest, inner);
	});
}

function fitsCombination(schema: JsonObject, value: Json): boolean {
	const branches = (key: string): readonly Json[] | null => {
		const found = own(schema, key);
		return isArray(found) ? found : null;
	};
	return (
		(branches('allOf')?.every((one) => fits(one, value)) ?? true) &&
		(branches('anyOf')?.some((one) => fits(one, value)) ?? true) &&
		(branches('oneOf')?.filter((one) => fits(one, value)).length ?? 1) === 1
	);
}
