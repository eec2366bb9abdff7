/**
 * The formats of JSON Schema as the platform's tools check them: event services and jsonschema-tools use Ajv 6 in its
 * default mode, which looks at the shape of a text only (`2024-02-31T25:00:00Z` is a date-time). `ajv-formats` has
 * the same expressions; the two that changed after Ajv 6 are stated here.
 */
import { fastFormats } from 'ajv-formats/dist/formats.js';
import { compiles } from '../../../formats/pattern/compiles.ts';

const TIME = '(?:[0-2]\\d:[0-5]\\d:[0-5]\\d|23:59:60)(?:\\.\\d+)?';
const ZONE = '(?:z|[+-]\\d\\d(?::?\\d\\d)?)';

const expression = (format: unknown): RegExp | null => {
	if (format instanceof RegExp) return format;
	const inner =
		typeof format === 'object' && format !== null && 'validate' in format ? format.validate : null;
	return inner instanceof RegExp ? inner : null;
};

/** Formats whose expression is the one of Ajv 6. */
const UNCHANGED = [
	'date',
	'uri',
	'uri-reference',
	'uri-template',
	'url',
	'email',
	'hostname',
	'ipv6',
	'uuid',
	'json-pointer',
	'json-pointer-uri-fragment',
	'relative-json-pointer',
] as const;

const EXPRESSIONS = new Map<string, RegExp>([
	...UNCHANGED.flatMap((name) => {
		const found = expression(fastFormats[name]);
		return found === null ? [] : [[name, found] as const];
	}),
	// A blank may stand for the T.
	['date-time', new RegExp(`^\\d{4}-[01]\\d-[0-3]\\d[t\\s]${TIME}${ZONE}$`, 'i')],
	['time', new RegExp(`^${TIME}${ZONE}?$`, 'i')],
	// Leading zeros are let through.
	['ipv4', /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)$/],
]);

/** The formats that the tools know, each with its test. A schema with another cannot be used by an event service. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
	...Object.fromEntries([...EXPRESSIONS].map(([name, found]) => [name, (text: string) => found.test(text)])),
	// No JavaScript expression ends in \Z, which Ajv asks in addition.
	regex: (text) => !/[^\\]\\Z/.test(text) && compiles(text),
};
