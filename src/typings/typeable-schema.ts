import type { JSONSchema4 } from 'json-schema';
import { sameJson } from '../catalog/schema/compare/diff-keywords.ts';
import { isOfType } from '../catalog/schema/keywords/scalar-keywords.ts';
import { isArray, isObject, type Json, type JsonObject, own } from '../model/json.ts';

const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'] as const;
type TypeName = (typeof TYPES)[number];

/** Deeper than this a value is `unknown`; the compiler is recursive. */
const MAX_DEPTH = 64;
const UNKNOWN: JSONSchema4 = { tsType: 'unknown' };
const NEVER: JSONSchema4 = { tsType: 'never' };

export interface TypeableOptions {
	/** The TypeScript name of what a circular reference (`#`, `#/definitions/x`) leads to. */
	readonly nameOf?: (reference: string) => string;
	/** Types that the value is known to have from around it. */
	readonly known?: readonly TypeName[];
}

/**
 * What the TypeScript compiler for schemas is given: a new schema with nothing in it but the keywords that make
 * types. Built by structure, so that a *property* called `tsType`, `title` or `$ref` stays, while keywords that
 * would copy code into the output (`tsType`, `extends`), read files (`$ref`) or split a type into several (`title`,
 * `$id`, `definitions`) never reach it.
 *
 * The type takes in every value that the schema accepts, apart from fields that it does not name. A node that does not
 * restrict the type of its value is `unknown`, fields that only conditions declare are optional, and what TypeScript
 * cannot say (bounds, patterns, `not`) is left out.
 */
export function typeableSchema(node: Json | undefined, options: TypeableOptions = {}): JSONSchema4 {
	const { nameOf = () => 'unknown', known = [] } = options;
	return new Translation(nameOf).typeOf(node ?? true, known, 0);
}

class Translation {
	private readonly nameOf: (reference: string) => string;

	constructor(nameOf: (reference: string) => string) {
		this.nameOf = nameOf;
	}

	/** The type of a value with its texts. */
	typeOf(node: Json, known: readonly TypeName[], depth: number): JSONSchema4 {
		if (node === false) return NEVER;
		const type = this.restriction(node, known, depth) ?? UNKNOWN;
		const description = tidy(own(node, 'description'));
		return {
			...(description === '' ? {} : { description }),
			...(own(node, 'deprecated') === true ? { deprecated: true } : {}),
			...type,
		};
	}

	/** What a schema says of the type of its value; null where that is nothing. */
	private restriction(node: Json, known: readonly TypeName[], depth: number): JSONSchema4 | null {
		if (node === false) return NEVER;
		if (!isObject(node) || depth > MAX_DEPTH) return null;
		const reference = own(node, '$ref');
		if (typeof reference === 'string') return { tsType: this.nameOf(reference) };
		const stated = typeNames(own(node, 'type'));
		const types = stated.length === 0 ? known : stated;
		const result: JSONSchema4 = {};
		if (types.length > 0) result.type = types.length === 1 && types[0] ? types[0] : [...types];
		const values = literals(node, stated);
		if (values !== null && values.length === 0) return NEVER;
		if (values !== null) result.enum = [...values];
		if (types.includes('array')) this.addItems(result, node, depth);
		if (types.includes('object')) this.addFields(result, node, stated.length > 0, depth);
		this.addBranches(result, node, types, depth);
		const keys = Object.keys(result);
		// The type that is known from around it alone says nothing new.
		const isNothing = keys.length === 0 || (stated.length === 0 && keys.length === 1 && keys[0] === 'type');
		return isNothing ? null : result;
	}

	private addBranches(
		result: JSONSchema4,
		node: JsonObject,
		types: readonly TypeName[],
		depth: number,
	): void {
		for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
			const branches = own(node, keyword);
			if (!isArray(branches) || branches.length === 0) continue;
			const said = branches.map((branch) => this.restriction(branch, types, depth + 1));
			const telling = said.filter((branch) => branch !== null);
			if (telling.length === 0) continue;
			// Where one alternative accepts everything, so do all together.
			if (keyword !== 'allOf' && telling.length < said.length) continue;
			const possible = keyword === 'allOf' ? telling : telling.filter((branch) => branch !== NEVER);
			result[keyword] = possible.length === 0 ? [NEVER] : possible;
		}
	}

	/** The first items of a tuple have types of their own; it may be shorter, and longer unless it says not. Where they
	 * cannot be told apart, a list takes in all of them. */
	private addItems(result: JSONSchema4, node: JsonObject, depth: number): void {
		const items = own(node, 'items');
		if (!isArray(items)) {
			result.items = this.typeOf(items ?? true, [], depth + 1);
			return;
		}
		const others = own(node, 'additionalItems') ?? true;
		const each = items.map((item) => this.typeOf(item, [], depth + 1));
		const tuple = tupleText(each, others === false ? null : this.typeOf(others, [], depth + 1));
		if (tuple !== null && result.type === 'array') {
			delete result.type;
			result.tsType = tuple;
			return;
		}
		const rest = others === false ? [] : [this.typeOf(others, [], depth + 1)];
		const all = [...each, ...rest].map(withoutTexts);
		const isAnything = all.length === 0 || all.some(({ tsType }) => tsType === 'unknown');
		result.items = isAnything ? UNKNOWN : { anyOf: all };
	}

	private addFields(result: JSONSchema4, node: JsonObject, isStated: boolean, depth: number): void {
		const properties = own(node, 'properties');
		const entries = new Map<string, JSONSchema4>();
		for (const [name, child] of isObject(properties) ? Object.entries(properties) : []) {
			entries.set(name, this.typeOf(child, [], depth + 1));
		}
		const required = own(node, 'required');
		const names = new Set((isArray(required) ? required : []).filter((name) => typeof name === 'string'));
		for (const name of names) if (!entries.has(name)) entries.set(name, UNKNOWN);
		this.addConditionalFields(entries, node, depth);
		if (entries.size > 0) {
			// `Object.fromEntries` makes `__proto__` an ordinary property.
			result.properties = Object.fromEntries(entries);
			result.required = [...entries.keys()].filter((name) => names.has(name));
		}
		const others = this.otherFields(node, entries, depth);
		if (others !== null) result.additionalProperties = others;
		else if (entries.size === 0 && isStated && own(node, 'additionalProperties') === undefined) {
			result.additionalProperties = true;
		}
	}

	/** Fields that only a condition or a dependency declares: an event may have them. */
	private addConditionalFields(entries: Map<string, JSONSchema4>, node: JsonObject, depth: number): void {
		const found = new Map<string, JSONSchema4[]>();
		const add = (name: string, type: JSONSchema4) => {
			if (!entries.has(name)) found.set(name, [...(found.get(name) ?? []), type]);
		};
		for (const [part, isCondition] of conditionalParts(node)) {
			const properties = own(part, 'properties');
			for (const [name, child] of isObject(properties) ? Object.entries(properties) : []) {
				// Where the condition is not met, the field can be anything.
				add(name, isCondition ? UNKNOWN : this.typeOf(child, [], depth + 1));
			}
			const required = own(part, 'required');
			for (const name of isArray(required) ? required : []) {
				if (typeof name === 'string' && own(properties, name) === undefined) add(name, UNKNOWN);
			}
		}
		for (const [name, types] of found) {
			entries.set(name, eitherOf(types));
		}
	}

	/** The type of fields without a name; null where the closed rule decides. */
	private otherFields(
		node: JsonObject,
		entries: ReadonlyMap<string, JSONSchema4>,
		depth: number,
	): JSONSchema4 | boolean | null {
		const values = own(node, 'additionalProperties');
		const patterns = own(node, 'patternProperties');
		const byPattern = isObject(patterns) ? Object.values(patterns) : [];
		if (byPattern.length === 0 && !isObject(values)) return values === true ? true : null;
		const schemas = isObject(values) ? [...byPattern, values] : byPattern;
		const types = schemas.map((schema) => withoutTexts(this.typeOf(schema, [], depth + 1)));
		const isAnything =
			(byPattern.length > 0 && values !== false && !isObject(values)) ||
			types.some(({ tsType }) => tsType === 'unknown');
		const [only, ...more] = types;
		if (isAnything || only === undefined) return true;
		const type = more.length === 0 ? this.typeOf(schemas[0] ?? true, [], depth + 1) : { anyOf: types };
		// An index signature must fit all named properties; where it does not, the values are unknown.
		const fits = [...entries.values()].every((entry) => sameType(entry, only) && more.length === 0);
		return fits ? type : true;
	}
}

/** The schemas that apply to the same object on a condition; true for those that only state the condition. */
function* conditionalParts(node: JsonObject, level = 0): Generator<readonly [JsonObject, boolean]> {
	if (level > 8) return;
	const parts: [Json | undefined, boolean][] = [
		[own(node, 'then'), false],
		[own(node, 'else'), false],
		[own(node, 'if'), true],
	];
	const dependencies = own(node, 'dependencies');
	for (const [name, needed] of isObject(dependencies) ? Object.entries(dependencies) : []) {
		parts.push([{ required: [name] }, true], [isArray(needed) ? { required: needed } : needed, false]);
	}
	for (const [part, isCondition] of parts) {
		if (!isObject(part)) continue;
		yield [part, isCondition];
		for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
			const branches = own(part, keyword);
			for (const branch of isArray(branches) ? branches : [])
				if (isObject(branch)) yield [branch, isCondition];
		}
		yield* conditionalParts(part, level + 1);
	}
}

/** A type that takes in several; the texts of the first count. */
function eitherOf(types: readonly JSONSchema4[]): JSONSchema4 {
	const [only = UNKNOWN, ...others] = types;
	if (others.length === 0) return only;
	const texts = only.description === undefined ? {} : { description: only.description };
	if (types.some(({ tsType }) => tsType === 'unknown')) return { ...texts, ...UNKNOWN };
	return { ...texts, anyOf: types.map(withoutTexts) };
}

const SCALARS: Readonly<Record<string, string>> = {
	string: 'string',
	integer: 'number',
	number: 'number',
	boolean: 'boolean',
	null: 'null',
};

/** The TypeScript of a type that is made of words and values only; null for all others. */
function simpleText({ type, enum: values, tsType, ...rest }: JSONSchema4): string | null {
	if (Object.keys(withoutTexts(rest)).length > 0) return null;
	if (tsType === 'unknown' || tsType === 'never') return tsType;
	if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
	const names = (Array.isArray(type) ? type : [type]).map((name) =>
		typeof name === 'string' && Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined,
	);
	return names.includes(undefined) ? null : [...new Set(names)].join(' | ');
}

/** A tuple that may end early, `[number?, string?, ...boolean[]]`; null where an item is more than words and values. */
function tupleText(items: readonly JSONSchema4[], rest: JSONSchema4 | null): string | null {
	const texts = items.map(simpleText);
	const others = rest === null ? '' : simpleText(rest);
	if (others === null || texts.includes(null)) return null;
	const named = texts.map((text) => (text?.includes(' | ') ? `(${text})?` : `${text}?`));
	if (others !== '') named.push(`...${others.includes(' | ') ? `(${others})` : others}[]`);
	return `[${named.join(', ')}]`;
}

const withoutTexts = ({ description: _text, deprecated: _mark, ...rest }: JSONSchema4): JSONSchema4 => rest;

/** Line breaks as one kind, without blank lines at the ends: each line becomes a line of a comment. */
function tidy(text: Json | undefined): string {
	return typeof text === 'string' ? text.replace(/\r\n?|[\u2028\u2029]/g, '\n').trim() : '';
}

function typeNames(type: Json | undefined): readonly TypeName[] {
	const names = isArray(type) ? type : [type];
	return TYPES.filter((name) => names.includes(name));
}

/**
 * Values that TypeScript can write as a literal type, those that the type of the node refuses left out; null where one
 * of them cannot be written, so that the type stands.
 */
function literals(
	node: JsonObject,
	types: readonly TypeName[],
): readonly (string | number | boolean | null)[] | null {
	const constant = own(node, 'const');
	const stated = own(node, 'enum') ?? (constant === undefined ? undefined : [constant]);
	if (!isArray(stated) || stated.length === 0) return null;
	const values = stated.filter((value) => types.length === 0 || types.some((type) => isOfType(value, type)));
	const kept = values.filter(
		(value) =>
			value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
	);
	return kept.length === values.length ? (kept as (string | number | boolean | null)[]) : null;
}

/** True where two nodes make the same type: equal but for their texts. */
const sameType = (a: JSONSchema4, b: JSONSchema4): boolean =>
	sameJson(withoutTexts(a) as unknown as Json, withoutTexts(b) as unknown as Json);
