import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import secureSchema from 'ajv/lib/refs/json-schema-secure.json' with { type: 'json' };
import { at, isArray, isObject, type Json, stringify, withoutBigInt } from '../../../model/json.ts';
import { pointerKeys } from '../../../model/json-pointer.ts';
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

/** Values of a list up to which Ajv may compare each with every other. */
const FEW = 200;

/** The first two places of a list that hold the same; null where there are none. */
function equalItems(list: readonly Json[]): readonly [number, number] | null {
	const places = new Map<string, number>();
	for (const [index, value] of list.entries()) {
		const text = stringify(value);
		const before = places.get(text);
		if (before !== undefined) return [before, index];
		places.set(text, index);
	}
	return null;
}

/**
 * A schema in which Ajv need not compare a hundred thousand values with each other: the rest of a long `enum` or
 * `type` is left out where it says nothing, and two equal values stand for all where some are equal.
 */
function withShortLists(node: Json): Json {
	if (isArray(node)) return node.map(withShortLists);
	if (!isObject(node)) return node;
	return Object.fromEntries(
		Object.entries(node).map(([key, value]) => {
			if (!isArray(value) || value.length <= FEW || (key !== 'enum' && key !== 'type')) {
				return [key, withShortLists(value)];
			}
			const twice = equalItems(value);
			return [key, twice === null ? value.slice(0, FEW) : twice.map((index) => value[index] ?? null)];
		}),
	);
}

function hasLongList(node: Json): boolean {
	if (isArray(node)) return node.length > FEW || node.some(hasLongList);
	return isObject(node) && Object.values(node).some(hasLongList);
}

/** The schema as the validators take it. */
const checkable = (content: SchemaVersion['content']): unknown =>
	withoutBigInt(hasLongList(content) ? withShortLists(content) : content);

/** `schema-is-valid` (jsonschema-tools): valid by the meta schema of draft-07. */
export function* schemaIsValid({ content }: SchemaVersion): Generator<Finding> {
	const { valid } = validators();
	if (valid(checkable(content))) return;
	for (const error of distinct(valid.errors)) {
		yield {
			code: 'schema-is-valid',
			pointer: error.instancePath,
			message: `${subjectOf(error.instancePath)} is not valid JSON Schema: ${code(lastKey(error))} ${reason(error, content)}.`,
			hint: 'Compare with the definition of the keyword in JSON Schema draft-07.',
		};
	}
}

/** `schema-is-secure` (jsonschema-tools): Ajv’s own schema for schemas that cannot be made slow. */
export function* schemaIsSecure({ content }: SchemaVersion): Generator<Finding> {
	const { secure: check } = validators();
	if (check(checkable(content))) return;
	for (const error of distinct(check.errors)) {
		yield {
			code: 'schema-is-secure',
			pointer: error.instancePath,
			message: `${subjectOf(error.instancePath)} has a pattern, format or uniqueItems without a limit on size.`,
			hint: 'Add maxLength beside pattern and format, and maxItems beside uniqueItems.',
		};
	}
}

/** What Ajv says of an error; the places of equal values are those in the whole list. */
function reason({ keyword, instancePath, message }: ErrorObject, content: Json): string {
	if (keyword !== 'uniqueItems') return message ?? 'is wrong';
	const list = at(content, pointerKeys(instancePath));
	const places = isArray(list) ? equalItems(list) : null;
	return places === null ? 'holds a value twice' : `holds the same at ${places[0] + 1} and ${places[1] + 1}`;
}

function distinct(errors: readonly ErrorObject[] | null | undefined): readonly ErrorObject[] {
	const byPlace = new Map((errors ?? []).map((error) => [error.instancePath, error]));
	return [...byPlace.values()].slice(0, MAX_ERRORS);
}

const lastKey = ({ instancePath }: ErrorObject): string =>
	instancePath.slice(instancePath.lastIndexOf('/') + 1) || 'it';
