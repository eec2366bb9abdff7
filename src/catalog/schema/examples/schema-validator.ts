/**
 * Events against a materialised schema as an event service checks them, in Node and in a browser. The validator walks
 * the schema and never turns it into code: the schema is untrusted, and the pages forbid `eval`.
 */
import { format, type Schema as JsonSchema, type OutputUnit, Validator } from '@cfworker/json-schema';
import { isQuick, mostWays } from '../../../formats/pattern/backtracking.ts';
import {
	at,
	isArray,
	isObject,
	type Json,
	type JsonObject,
	own,
	withoutBigInt,
} from '../../../model/json.ts';
import { childPointer, pointerKeys } from '../../../model/json-pointer.ts';
import { FORMATS } from '../keywords/formats.ts';
import { isRestriction } from '../keywords/table.ts';
import { mapSchemas } from '../materialize/nodes.ts';

// The validator looks formats up in this table; those of Ajv 6 take the place of its own.
Object.assign(format, FORMATS);

/** Keywords that a validator acts on, besides those that restrict. All others are texts, unknown or misspelt. */
const OTHERS = new Set(['$ref', 'definitions', 'if']);

/** Characters of a text within which a pattern must be quick to be tried without a time limit. */
export const QUICK_TEXT = 500;

/** Errors that only say that something deeper is wrong. */
const WRAPPERS = new Set([
	'properties',
	'items',
	'additionalItems',
	'patternProperties',
	'additionalProperties',
	'allOf',
	'$ref',
	'if',
]);

/** One rule of a schema that an event breaks. */
export interface Violation {
	/** JSON pointer of the value in the event; of the missing one, where it is missing. */
	readonly pointer: string;
	/** The keyword of JSON Schema; `additionalProperties` for a field that is not allowed. */
	readonly keyword: string;
	/** What the schema states at that keyword, undefined where it cannot be found. */
	readonly stated: Json | undefined;
	/** The value, undefined where it is missing. */
	readonly value: Json | undefined;
	/** The validator's own sentence. */
	readonly text: string;
}

export interface SchemaValidator {
	/** Every rule that is broken, in the order of the schema. @throws Error where the schema cannot be used */
	readonly check: (event: Json) => readonly Violation[];
	/** A pattern of the schema that could take very long on a text of that many characters, or null. */
	readonly slowPattern: (length: number) => string | null;
	/** True for a schema whose references could be followed for ever. */
	readonly hasReferences: boolean;
	/** A format that no tool knows, for which Ajv 6 refuses the whole schema; or null. */
	readonly unknownFormat: string | null;
}

/** A pattern of a schema could take very long on a text. */
export class SlowPattern extends Error {
	override readonly name = 'SlowPattern';
}

/** Stands before a pattern that the validator asks for as a format, which no schema can name. */
const PATTERN = '\u0000pattern ';
/** Steps within which a pattern is tried at all: on texts of any length that is a tenth of a second. */
const isBearable = (pattern: string, length: number): boolean => mostWays(pattern, length) <= 100_000_000;

/**
 * A pattern as a format of the validator, whose own way to run patterns differs from that of Ajv 6: that has no flag
 * `u`, so that `\\-` is a hyphen and `\\p` a letter. One that could take too long is not run.
 */
function patternFormat(pattern: string): string {
	const name = PATTERN + pattern;
	if (!Object.hasOwn(format, name)) {
		const expression = new RegExp(pattern);
		format[name] = (text) => {
			if (!isBearable(pattern, text.length))
				throw new SlowPattern(`the pattern ${pattern} could take very long`);
			return expression.test(text);
		};
	}
	return name;
}

/** A node with its pattern as a format, beside the one that it may have. */
function withPatternFormat(node: JsonObject): JsonObject {
	const { pattern, allOf, ...rest } = node;
	if (typeof pattern !== 'string') return node;
	return { ...rest, allOf: [...(isArray(allOf) ? allOf : []), { format: patternFormat(pattern) }] };
}

/**
 * Prepares a schema once for any number of events.
 *
 * Identifiers are dropped at every level: a materialised schema keeps the `$id` of each fragment, several times with
 * different content, which validators refuse.
 *
 * @param content a materialised JSON Schema (draft-07). Untrusted
 */
export function schemaValidator(content: JsonObject): SchemaValidator {
	const patterns: string[] = [];
	let hasReferences = false;
	let unknownFormat: string | null = null;
	const bare = mapSchemas(content, (node) => {
		const kept = Object.entries(node).filter(([key]) => OTHERS.has(key) || isRestriction(key));
		for (const [key, value] of kept) {
			if (key === '$ref') hasReferences = true;
			if (key === 'pattern' && typeof value === 'string') patterns.push(value);
			if (key === 'patternProperties' && isObject(value)) patterns.push(...Object.keys(value));
			if (key === 'format' && typeof value === 'string' && !Object.hasOwn(FORMATS, value)) {
				unknownFormat ??= value;
			}
		}
		return Object.fromEntries(kept);
	});
	let validator: Validator | undefined;
	let prepared: JsonObject = bare;
	const ready = (): Validator => {
		prepared = mapSchemas(withoutBigInt(bare) as JsonObject, withPatternFormat);
		validator ??= new Validator(prepared as unknown as JsonSchema, '7', false);
		return validator;
	};
	return {
		check: (event) => {
			const plain = withoutBigInt(event);
			const { valid, errors } = (validator ?? ready()).validate(plain);
			if (valid) return [];
			const telling = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
			return (telling.length > 0 ? telling : errors).map((error) => violation(error, prepared, plain));
		},
		slowPattern: (length) => patterns.find((pattern) => !isQuick(pattern, length)) ?? null,
		hasReferences,
		unknownFormat,
	};
}

const MISSING = /(?:required property|does not have) "(.*)"\.$/s;

function violation(error: OutputUnit, schema: JsonObject, event: Json): Violation {
	const pointer = error.instanceLocation.replace(/^#/, '');
	const missing =
		error.keyword === 'required' || error.keyword === 'dependencies' ? MISSING.exec(error.error) : null;
	// A schema that is false allows nothing; its keyword is the one that holds it.
	const isForbidden = error.keyword === 'false';
	const stated = isForbidden ? false : at(schema, pointerKeys(error.keywordLocation.replace(/^#/, '')));
	const pattern =
		typeof stated === 'string' && stated.startsWith(PATTERN) ? stated.slice(PATTERN.length) : null;
	return {
		pointer: missing === null ? pointer : childPointer(pointer, missing[1] ?? ''),
		keyword: isForbidden ? 'additionalProperties' : pattern === null ? error.keyword : 'pattern',
		stated: pattern ?? stated,
		value: missing === null ? at(event, pointerKeys(pointer)) : undefined,
		text: pattern === null ? error.error : 'String does not match pattern.',
	};
}

/** Characters of the longest text in a value, keys included. */
export function longestText(value: Json): number {
	if (typeof value === 'string') return value.length;
	if (isArray(value)) return value.reduce<number>((longest, one) => Math.max(longest, longestText(one)), 0);
	if (!isObject(value)) return 0;
	return Object.entries(value).reduce(
		(longest, [key, one]) => Math.max(longest, key.length, longestText(one)),
		0,
	);
}

/** `/tags/0/name` → `tags[0].name`; `''` for the event itself. */
export function dottedPath(pointer: string): string {
	return pointerKeys(pointer).reduce((path, key) => {
		if (/^\d+$/.test(key)) return `${path}[${key}]`;
		return path === '' ? key : `${path}.${key}`;
	}, '');
}

/** The root examples of a schema. */
export function examplesOf(content: JsonObject): readonly Json[] {
	const examples = own(content, 'examples');
	return isArray(examples) ? examples : [];
}
