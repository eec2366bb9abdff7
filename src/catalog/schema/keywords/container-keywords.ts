/** Keywords about lists and objects. */
import { asText, isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import type { Part } from '../../../model/words.ts';
import { canonical, type Fits, type Keyword, literal, numberAt } from './keyword.ts';
import { matches, sized } from './scalar-keywords.ts';

const items = (value: Json): readonly Json[] => (isArray(value) ? value : []);
const entries = (value: Json | undefined): readonly (readonly [string, Json])[] =>
	isObject(value) ? Object.entries(value) : [];

const sizeOf = (value: Json): number => (isArray(value) ? value.length : entries(value).length);

/** Fields of an object that neither `properties` nor a pattern names. */
function otherFields(value: Json, node: JsonObject): readonly (readonly [string, Json])[] {
	const patterns = entries(own(node, 'patternProperties')).map(([pattern]) => pattern);
	return entries(value).filter(
		([name]) =>
			own(own(node, 'properties'), name) === undefined && !patterns.some((pattern) => matches(pattern, name)),
	);
}

/** Items of a list that fit what it must contain. */
const fitting = (value: Json, schema: Json, fits: Fits): number =>
	items(value).filter((item) => fits(schema, item)).length;

/** What the keys of an object may be, as far as one schema says it in a few words. */
function keysSay(schema: Json): readonly Part[] | null {
	if (schema === true) return null;
	if (schema === false) return ['no keys at all'];
	const said: (readonly Part[])[] = [];
	const values =
		own(schema, 'enum') ?? (own(schema, 'const') === undefined ? undefined : [own(schema, 'const') as Json]);
	if (isArray(values)) {
		said.push(values.flatMap((value, index) => [index > 0 ? ', ' : 'keys ', { code: literal(value) }]));
	}
	const pattern = own(schema, 'pattern');
	if (typeof pattern === 'string') said.push(['keys match ', { code: pattern }]);
	const [least, most] = [numberAt(schema, 'minLength'), numberAt(schema, 'maxLength')];
	if (least !== undefined && least > 0) said.push([`keys of at least ${least} characters`]);
	if (most !== undefined) said.push([`keys of at most ${most} characters`]);
	const format = own(schema, 'format');
	if (typeof format === 'string') said.push([`keys are of the format ${format}`]);
	if (said.length === 0)
		return entries(schema).length === 0 ? null : ['keys are limited by ', { code: literal(schema) }];
	return said.flatMap((parts, index) => (index > 0 ? [', ', ...parts] : parts));
}

export const CONTAINER_KEYWORDS: Readonly<Record<string, Keyword>> = {
	items: {
		on: 'array',
		holds: 'items',
		fits: (schema, value, _node, fits) =>
			isArray(schema)
				? items(value).every((item, index) => index >= schema.length || fits(schema[index], item))
				: items(value).every((item) => fits(schema, item)),
	},
	additionalItems: {
		on: 'array',
		holds: 'schema',
		fits: (schema, value, node, fits) => {
			const tuple = own(node, 'items');
			return (
				!isArray(tuple) ||
				items(value)
					.slice(tuple.length)
					.every((item) => fits(schema, item))
			);
		},
	},
	minItems: sized('array', 'lower', 'item', sizeOf),
	maxItems: sized('array', 'upper', 'item', sizeOf),
	uniqueItems: {
		on: 'array',
		says: (value) => (value === true ? ['no item twice'] : null),
		fits: (unique, value) =>
			unique !== true || new Set(items(value).map(canonical)).size === items(value).length,
	},
	contains: {
		on: 'array',
		holds: 'schema',
		fits: (schema, value, node, fits) => {
			const found = fitting(value, schema, fits);
			return (
				found >= (numberAt(node, 'minContains') ?? 1) &&
				found <= (numberAt(node, 'maxContains') ?? Number.POSITIVE_INFINITY)
			);
		},
	},
	minContains: { on: 'array', drafts: ['2019-09', '2020-12'] },
	maxContains: { on: 'array', drafts: ['2019-09', '2020-12'] },
	properties: {
		on: 'object',
		holds: 'map',
		fits: (schemas, value, _node, fits) =>
			entries(schemas).every(([name, schema]) => {
				const inner = own(value, name);
				return inner === undefined || fits(schema, inner);
			}),
	},
	patternProperties: {
		on: 'object',
		holds: 'map',
		fits: (schemas, value, _node, fits) =>
			entries(schemas).every(([pattern, schema]) =>
				entries(value).every(([name, inner]) => !matches(pattern, name) || fits(schema, inner)),
			),
	},
	additionalProperties: {
		on: 'object',
		holds: 'schema',
		fits: (schema, value, node, fits) => otherFields(value, node).every(([, inner]) => fits(schema, inner)),
	},
	minProperties: sized('object', 'lower', 'key', sizeOf),
	maxProperties: sized('object', 'upper', 'key', sizeOf),
	propertyNames: {
		on: 'object',
		holds: 'schema',
		says: keysSay,
		fits: (schema, value, _node, fits) => entries(value).every(([name]) => fits(schema, name)),
	},
	required: {
		on: 'object',
		fits: (names, value) =>
			items(names).every((name) => typeof name !== 'string' || own(value, name) !== undefined),
	},
	dependencies: {
		on: 'object',
		holds: 'dependencies',
		fits: (schemas, value, _node, fits) =>
			entries(schemas).every(([name, needed]) => {
				if (own(value, name) === undefined) return true;
				return isArray(needed)
					? needed.every((other) => own(value, asText(other)) !== undefined)
					: fits(needed, value);
			}),
	},
};
