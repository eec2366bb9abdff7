/**
 * The keywords of JSON Schema, each once: where schemas stand in it, how it is said, compared and satisfied. The
 * catalog thinks in draft-07; keywords of other drafts that mean the same are rewritten before (`modernise`).
 */
import { isArray, type Json, own } from '../../../model/json.ts';
import { CONTAINER_KEYWORDS } from './container-keywords.ts';
import type { Draft, Keyword } from './keyword.ts';
import { SCALAR_KEYWORDS } from './scalar-keywords.ts';

const list = (value: Json): readonly Json[] => (isArray(value) ? value : []);

/** Keywords that combine whole schemas. */
const LOGIC_KEYWORDS: Readonly<Record<string, Keyword>> = {
	allOf: {
		holds: 'list',
		fits: (schemas, value, _node, fits) => list(schemas).every((schema) => fits(schema, value)),
	},
	anyOf: {
		holds: 'list',
		fits: (schemas, value, _node, fits) => list(schemas).some((schema) => fits(schema, value)),
	},
	oneOf: {
		holds: 'list',
		fits: (schemas, value, _node, fits) => list(schemas).filter((schema) => fits(schema, value)).length === 1,
	},
	not: { holds: 'schema', fits: (schema, value, _node, fits) => !fits(schema, value) },
	if: {
		holds: 'schema',
		fits: (condition, value, node, fits) =>
			fits(own(node, fits(condition, value) ? 'then' : 'else') ?? true, value),
	},
	// Judged with `if`; without it they mean nothing.
	then: { holds: 'schema' },
	else: { holds: 'schema' },
};

/** Keywords that restrict nothing. */
const ANNOTATIONS: Readonly<Record<string, Keyword>> = {
	$comment: {},
	$id: {},
	$ref: {},
	$schema: {},
	default: {},
	definitions: { holds: 'map' },
	// Later drafts added it, and many tools read it.
	deprecated: {},
	description: {},
	examples: {},
	readOnly: {},
	title: {},
	writeOnly: {},
};

/** Keywords of other drafts that are rewritten in the words of draft-07, and what for. */
export const REWRITTEN: Readonly<Record<string, { readonly drafts: readonly Draft[]; readonly as: string }>> =
	{
		id: { drafts: ['draft-04'], as: '$id' },
		$defs: { drafts: ['2019-09', '2020-12'], as: 'definitions' },
		prefixItems: { drafts: ['2020-12'], as: 'items' },
		dependentRequired: { drafts: ['2019-09', '2020-12'], as: 'dependencies' },
		dependentSchemas: { drafts: ['2019-09', '2020-12'], as: 'dependencies' },
		$anchor: { drafts: ['2019-09', '2020-12'], as: '$id' },
	};

/** Keywords of other drafts that the catalog knows by name only. */
export const NOT_UNDERSTOOD: ReadonlySet<string> = new Set([
	'unevaluatedProperties',
	'unevaluatedItems',
	'$dynamicRef',
	'$dynamicAnchor',
	'$recursiveRef',
	'$recursiveAnchor',
	'$vocabulary',
	'contentSchema',
]);

const TABLE: Readonly<Record<string, Keyword>> = {
	...ANNOTATIONS,
	...SCALAR_KEYWORDS,
	...CONTAINER_KEYWORDS,
	...LOGIC_KEYWORDS,
};

/** A keyword by its name, or undefined: a name such as `constructor` is none. */
export const keywordOf = (name: string): Keyword | undefined =>
	Object.hasOwn(TABLE, name) ? TABLE[name] : undefined;

/** All keywords, in the order of the table. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(Object.entries(TABLE));

/** Keywords that restrict what a value may be. */
export const isRestriction = (name: string): boolean =>
	keywordOf(name)?.fits !== undefined || name === 'then' || name === 'else';
