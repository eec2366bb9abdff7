import { type Schema as JsonSchema, Validator } from '@cfworker/json-schema';
import { isQuick } from '../../../formats/pattern/backtracking.ts';
import { runWithTimeout, TimeLimitError } from '../../../formats/pattern/run-with-timeout.ts';
import {
	isArray,
	isObject,
	type Json,
	type JsonObject,
	own,
	stringify,
	withoutBigInt,
} from '../../../model/json.ts';
import { mapSchemas } from '../materialize/nodes.ts';

/** The keywords of draft-07 that a validator acts on. All others are texts, or unknown and often misspelt. */
const ACTED_ON = new Set([
	'$ref',
	'type',
	'enum',
	'const',
	'multipleOf',
	'maximum',
	'exclusiveMaximum',
	'minimum',
	'exclusiveMinimum',
	'maxLength',
	'minLength',
	'pattern',
	'format',
	'items',
	'additionalItems',
	'maxItems',
	'minItems',
	'uniqueItems',
	'contains',
	'maxProperties',
	'minProperties',
	'required',
	'properties',
	'patternProperties',
	'additionalProperties',
	'dependencies',
	'propertyNames',
	'definitions',
	'allOf',
	'anyOf',
	'oneOf',
	'not',
	'if',
	'then',
	'else',
]);

/** Milliseconds that checking one event may take; real ones take a tenth of one. */
const TIME_LIMIT = 1000;
/** Characters of an event, and of one text in it, within which a quick pattern cannot take long. */
const QUICK_EVENT = 5000;
const QUICK_TEXT = 500;
const MAX_MESSAGES = 5;

/** Errors that only say that something deeper is wrong. */
const WRAPPERS = new Set([
	'properties',
	'items',
	'additionalItems',
	'patternProperties',
	'additionalProperties',
	'allOf',
]);

/** What is wrong with an event; empty where it is valid. Null where it could not be told, with the reason. */
export type ValidationResult = { readonly errors: readonly string[] } | { readonly unchecked: string };

/** A schema as the validator needs it, and whether checking against it could take very long. */
interface Prepared {
	readonly schema: JsonSchema;
	readonly risky: boolean;
}

/**
 * Identifiers are dropped at every level: a materialised schema keeps the `$id` of each fragment, several times with
 * different content, which validators refuse.
 */
function prepare(content: JsonObject): Prepared {
	let risky = false;
	const bare = mapSchemas(content, (node) => {
		const patterns = own(node, 'patternProperties');
		for (const pattern of [own(node, 'pattern'), ...(isObject(patterns) ? Object.keys(patterns) : [])]) {
			if (typeof pattern === 'string' && !isQuick(pattern, QUICK_TEXT)) risky = true;
		}
		if (own(node, '$ref') !== undefined) risky = true;
		return Object.fromEntries(Object.entries(node).filter(([key]) => ACTED_ON.has(key)));
	});
	return { schema: withoutBigInt(bare) as unknown as JsonSchema, risky };
}

/** Characters of the longest text in a value, keys included. */
function longestText(value: Json): number {
	if (typeof value === 'string') return value.length;
	if (isArray(value)) return value.reduce<number>((longest, one) => Math.max(longest, longestText(one)), 0);
	if (!isObject(value)) return 0;
	return Object.entries(value).reduce(
		(longest, [key, one]) => Math.max(longest, key.length, longestText(one)),
		0,
	);
}

/** `#/meta/dt` → `meta.dt`; `''` for the event itself. */
const dotted = (location: string): string => location.replace(/^#\/?/, '').replaceAll('/', '.');

function check(validator: Validator, event: Json): readonly string[] {
	const { valid, errors } = validator.validate(withoutBigInt(event));
	if (valid) return [];
	const own = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
	const messages = (own.length > 0 ? own : errors).map(({ instanceLocation, keyword, error }) => {
		const path = dotted(instanceLocation) || 'the event';
		return keyword === 'false' ? `${path}: the schema does not allow this field` : `${path}: ${error}`;
	});
	return [...new Set(messages)].slice(0, MAX_MESSAGES).map((message) => message.slice(0, 500));
}

/**
 * A function that checks events against a materialised schema (draft-07).
 *
 * The validator walks the schema and never turns it into code, because the schema is untrusted; for one or two
 * examples per version that is also thirteen times faster than to compile a function. Patterns that would hang are
 * stopped. Formats are checked, `$ref` stays inside the schema.
 */
export function eventValidator(content: JsonObject): (event: Json) => ValidationResult {
	let prepared: (Prepared & { readonly validator: Validator }) | undefined;
	const run = (event: Json): readonly string[] => {
		prepared ??= ((made) => ({ ...made, validator: new Validator(made.schema, '7', false) }))(
			prepare(content),
		);
		const { validator } = prepared;
		const quick =
			!prepared.risky && stringify(event).length <= QUICK_EVENT && longestText(event) <= QUICK_TEXT;
		// Setting a time limit costs more than checking an honest example.
		return quick ? check(validator, event) : runWithTimeout(() => check(validator, event), TIME_LIMIT);
	};
	return (event) => {
		try {
			return { errors: run(event) };
		} catch (error) {
			if (error instanceof TimeLimitError) return { unchecked: 'checking takes too long' };
			const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason';
			return { unchecked: reason.slice(0, 300) };
		}
	};
}

/** The examples at the root of a schema. */
export function examplesOf(content: JsonObject): readonly Json[] {
	const examples = own(content, 'examples');
	return isArray(examples) ? examples : [];
}
