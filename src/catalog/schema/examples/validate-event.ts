import { runWithTimeout, TimeLimitError } from '../../../formats/pattern/run-with-timeout.ts';
import { type Json, type JsonObject, stringify } from '../../../model/json.ts';
import {
	dottedPath,
	longestText,
	QUICK_TEXT,
	type SchemaValidator,
	SlowPattern,
	schemaValidator,
	type Violation,
} from './schema-validator.ts';

/** Milliseconds that checking one event may take; real ones take a tenth of one. */
const TIME_LIMIT = 1000;
/** Characters of an event within which patterns that are quick on one text cannot take long in all. */
const QUICK_EVENT = 5000;
const MAX_MESSAGES = 5;

/** What is wrong with an event; empty where it is valid. Null where it could not be told, with the reason. */
export type ValidationResult = { readonly errors: readonly string[] } | { readonly unchecked: string };

function messageOf({ pointer, keyword, text, value }: Violation): string {
	const isMissing = value === undefined && keyword === 'required';
	// What is missing is told of the object that lacks it.
	const path = dottedPath(isMissing ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer) || 'the event';
	return keyword === 'additionalProperties'
		? `${path}: the schema does not allow this field`
		: `${path}: ${text}`;
}

/**
 * A function that checks events against a materialised schema (draft-07).
 *
 * For one or two examples per version, walking the schema is thirteen times faster than to compile a function.
 * Patterns that would hang are stopped. Formats are checked, `$ref` stays inside the schema.
 */
export function eventValidator(content: JsonObject): (event: Json) => ValidationResult {
	let prepared: { readonly validator: SchemaValidator; readonly risky: boolean } | undefined;
	const run = (event: Json): readonly Violation[] => {
		prepared ??= ((validator) => ({
			validator,
			risky: validator.hasReferences || validator.slowPattern(QUICK_TEXT) !== null,
		}))(schemaValidator(content));
		const { validator, risky } = prepared;
		const quick = !risky && stringify(event).length <= QUICK_EVENT && longestText(event) <= QUICK_TEXT;
		// Setting a time limit costs more than checking an honest example.
		return quick ? validator.check(event) : runWithTimeout(() => validator.check(event), TIME_LIMIT);
	};
	return (event) => {
		try {
			const messages = [...new Set(run(event).map(messageOf))];
			return { errors: messages.slice(0, MAX_MESSAGES).map((message) => message.slice(0, 500)) };
		} catch (error) {
			if (error instanceof TimeLimitError || error instanceof SlowPattern)
				return { unchecked: 'checking takes too long' };
			const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason';
			return { unchecked: reason.slice(0, 300) };
		}
	};
}
