import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import secureSchema from 'ajv/lib/refs/json-schema-secure.json' with { type: 'json' };
import { withoutBigInt } from '../../../model/json.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { code, type Finding, subjectOf } from './finding.ts';

const META_SCHEMA = 'http://json-schema.org/draft-07/schema';
/** Errors listed for one schema; a broken one has the same error in many branches. */
const MAX_ERRORS = 5;

let ajv: Ajv | undefined;
let secure: ValidateFunction | undefined;

/** Ajv knows draft-07 by its http address; schemas here say https, so that the meta schema is named outright. */
function validators(): { readonly valid: ValidateFunction; readonly secure: ValidateFunction } {
	ajv ??= new Ajv({ strict: false, logger: false, allErrors: false });
	secure ??= ajv.compile(secureSchema);
	const valid = ajv.getSchema(META_SCHEMA);
	if (valid === undefined) throw new TypeError('Ajv does not know draft-07');
	return { valid: valid as ValidateFunction, secure };
}

/** `schema-is-valid` (jsonschema-tools): valid by the meta schema of draft-07. */
export function* schemaIsValid({ content }: SchemaVersion): Generator<Finding> {
	const { valid } = validators();
	if (valid(withoutBigInt(content))) return;
	for (const error of distinct(valid.errors)) {
		yield {
			code: 'schema-is-valid',
			pointer: error.instancePath,
			message: `${subjectOf(error.instancePath)} is not valid JSON Schema: ${code(lastKey(error))} ${error.message ?? 'is wrong'}.`,
			hint: 'Compare with the definition of the keyword in JSON Schema draft-07.',
		};
	}
}

/** `schema-is-secure` (jsonschema-tools): Ajv’s own schema for schemas that cannot be made slow. */
export function* schemaIsSecure({ content }: SchemaVersion): Generator<Finding> {
	const { secure: check } = validators();
	if (check(withoutBigInt(content))) return;
	for (const error of distinct(check.errors)) {
		yield {
			code: 'schema-is-secure',
			pointer: error.instancePath,
			message: `${subjectOf(error.instancePath)} has a pattern, format or uniqueItems without a limit on size.`,
			hint: 'Add maxLength beside pattern and format, and maxItems beside uniqueItems.',
		};
	}
}

function distinct(errors: readonly ErrorObject[] | null | undefined): readonly ErrorObject[] {
	const byPlace = new Map((errors ?? []).map((error) => [error.instancePath, error]));
	return [...byPlace.values()].slice(0, MAX_ERRORS);
}

const lastKey = ({ instancePath }: ErrorObject): string =>
	instancePath.slice(instancePath.lastIndexOf('/') + 1) || 'it';
