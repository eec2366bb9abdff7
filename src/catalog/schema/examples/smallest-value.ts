import { matchingText } from '../../../formats/pattern/matching-text.ts';
import {
	asText,
	isArray,
	isObject,
	type Json,
	type JsonObject,
	newObject,
	own,
} from '../../../model/json.ts';
import { conjoin, withoutAllOf } from '../keywords/conjoin.ts';
import { checkerOf } from '../keywords/fits.ts';
import { type Fits, numberAt } from '../keywords/keyword.ts';
import { matches } from '../keywords/scalar-keywords.ts';
import { resolveLocal } from '../materialize/local-reference.ts';
import { scalars } from './scalar-values.ts';

/** Marks of json-schema-faker, as the schema build uses it: values that say nothing. */
const FAKED: ReadonlySet<Json> = new Set([
	'dolor',
	1351079888211148,
	'http://example.org',
	'2021-01-01T00:00:00.000Z',
	'2021-01-01T00:00:00.0Z',
]);

const MAX_DEPTH = 30;
/** Ways through the alternatives of one schema that are tried. */
const MAX_CASES = 40;
/** Items that are made where a list must be long. */
const MAX_ITEMS = 200;

export interface SmallestValueOptions {
	/** The schema that references are followed from. */
	readonly root: Json;
	/** Values that would do, such as examples; the first that fit are taken. */
	readonly models: readonly Json[];
	/** Name of the field, for a readable text. */
	readonly name?: string;
	/** Whether a value is what is wanted; that it fits the schema unless given. */
	readonly fits?: (value: Json) => boolean;
}

/**
 * The smallest value that a draft-07 schema accepts, as far as trying finds one: each way through `oneOf`, `anyOf`,
 * `if` and `dependencies` is tried until a value fits. Where none does, the first attempt is returned.
 */
export function smallestValue(schema: Json, options: SmallestValueOptions): Json {
	const { root, models, name = '' } = options;
	const search = new Search(root);
	const isWanted = options.fits ?? ((value: Json) => search.fits(schema, value));
	return search.find(schema, models, name, 0, isWanted);
}

class Search {
	readonly fits: Fits;
	private readonly root: Json;
	/** Attempts left: nested alternatives multiply. */
	private effort = 3000;

	constructor(root: Json) {
		this.root = root;
		this.fits = checkerOf(root);
	}

	find(
		schema: Json,
		models: readonly Json[],
		name: string,
		depth: number,
		isWanted: (value: Json) => boolean = (value) => this.fits(schema, value),
	): Json {
		if (depth > MAX_DEPTH) return null;
		let first: Json | undefined;
		for (const one of this.cases(schema, depth)) {
			for (const value of this.candidates(one, models, name, depth)) {
				this.effort -= 1;
				first ??= value;
				if (isWanted(value)) return value;
				if (this.effort < 0) return first;
			}
		}
		return models.find(isWanted) ?? first ?? null;
	}

	/** The schema without alternatives, in each way that can be gone through them; the plain one first. */
	private *cases(schema: Json, depth: number): Generator<JsonObject> {
		let count = 0;
		for (const one of this.expanded(this.followed(schema, 0), 0)) {
			yield one;
			count += 1;
			if (count >= MAX_CASES >> Math.min(4, depth >> 2)) return;
		}
	}

	private followed(schema: Json, hops: number): JsonObject {
		if (!isObject(schema)) return {};
		const reference = own(schema, '$ref');
		if (typeof reference === 'string') {
			return hops > 20 ? {} : this.followed(resolveLocal(this.root, reference) ?? true, hops + 1);
		}
		const parts = own(schema, 'allOf');
		if (!isArray(parts)) return schema;
		const whole = parts.map((part) => this.followed(part, hops + 1));
		const flat = withoutAllOf({ ...schema, allOf: whole });
		return isObject(flat) ? flat : {};
	}

	private *expanded(node: JsonObject, level: number): Generator<JsonObject> {
		const [keyword, ways] = this.waysOf(node);
		if (keyword === null || level > 12) {
			yield node;
			return;
		}
		const { [keyword]: _taken, ...rest } = node;
		for (const way of ways) {
			const both = conjoin(rest, this.followed(way, 0));
			if (isObject(both)) yield* this.expanded(this.followed(both, 0), level + 1);
		}
	}

	/** The first keyword that leaves a choice, and the schemas that each choice adds. */
	private waysOf(node: JsonObject): readonly [string | null, readonly Json[]] {
		for (const keyword of ['oneOf', 'anyOf']) {
			const branches = own(node, keyword);
			if (isArray(branches) && branches.length > 0) return [keyword, branches];
		}
		const condition = own(node, 'if');
		if (condition !== undefined) {
			const met = conjoin(condition, own(node, 'then') ?? true);
			return ['if', [own(node, 'else') ?? true, met]];
		}
		const dependencies = own(node, 'dependencies');
		if (isObject(dependencies)) {
			const needed = Object.entries(dependencies).flatMap(([name, schema]) =>
				this.isRequired(node, name) ? [isArray(schema) ? { required: schema } : schema] : [],
			);
			return ['dependencies', [needed.reduce<Json>((sum, one) => conjoin(sum, one), true)]];
		}
		return [null, []];
	}

	private isRequired(node: JsonObject, name: string): boolean {
		const required = own(node, 'required');
		return isArray(required) && required.includes(name);
	}

	/** Values by a schema without alternatives, the most telling first. */
	private *candidates(
		schema: JsonObject,
		models: readonly Json[],
		name: string,
		depth: number,
	): Generator<Json> {
		const type = typeOf(schema);
		const constant = own(schema, 'const');
		if (constant !== undefined) yield constant;
		if (type !== 'object') yield* models.filter((model) => !FAKED.has(model));
		for (const keyword of ['examples', 'default', 'enum']) {
			const value = own(schema, keyword);
			if (value === undefined || type === 'object') continue;
			if (keyword === 'default') yield value;
			else if (isArray(value)) yield* value;
		}
		if (type === 'object') yield* this.objects(schema, models, depth);
		else if (type === 'array') yield* this.lists(schema, models, name, depth);
		else yield* scalars(schema, type, name);
		const values = own(schema, 'enum');
		if (type === 'object' && isArray(values)) yield* values;
		yield* models;
		const types = own(schema, 'type');
		if (isArray(types)) {
			for (const other of types) {
				if (other !== type) yield* this.candidates({ ...schema, type: other }, [], name, depth + 1);
			}
		} else if (types === undefined) yield* [{}, [], 1, null, true, 1.5, ''];
	}

	private *objects(schema: JsonObject, models: readonly Json[], depth: number): Generator<Json> {
		const required = own(schema, 'required');
		const names = new Set((isArray(required) ? required : []).filter((one) => typeof one === 'string'));
		const made = newObject();
		for (const name of names) made[name] = this.member(schema, name, models, depth);
		yield made;
		const properties = own(schema, 'properties');
		const least = numberAt(schema, 'minProperties') ?? 0;
		const others = isObject(properties) ? Object.keys(properties) : [];
		const full = newObject(Object.entries(made));
		for (const name of others) {
			if (Object.keys(full).length >= least && least > 0) break;
			if (!names.has(name) && own(properties, name) !== false)
				full[name] = this.member(schema, name, models, depth);
		}
		for (const name of this.freeNames(schema)) {
			if (Object.keys(full).length >= least) break;
			if (own(full, name) === undefined) full[name] = this.member(schema, name, models, depth);
		}
		yield full;
	}

	/** Names that an object without enough fields can be filled with. */
	private *freeNames(schema: JsonObject): Generator<string> {
		const patterns = own(schema, 'patternProperties');
		for (const pattern of isObject(patterns) ? Object.keys(patterns) : []) {
			const text = matchingText(pattern) || matchingText(pattern, true);
			if (text) yield text;
		}
		const keys = own(schema, 'propertyNames');
		const values = own(keys, 'enum');
		for (const value of isArray(values) ? values : []) yield asText(value);
		if (isObject(keys)) {
			const key = this.find({ type: 'string', ...keys }, [], 'key', MAX_DEPTH - 2);
			if (typeof key === 'string') yield key;
		}
		for (let number = 1; number <= MAX_ITEMS; number++) yield `key_${number}`;
	}

	private member(schema: JsonObject, name: string, models: readonly Json[], depth: number): Json {
		const inner = models.flatMap((model) => {
			const found = own(model, name);
			return found === undefined ? [] : [found];
		});
		return this.find(this.memberSchema(schema, name), inner, name, depth + 1);
	}

	private memberSchema(schema: JsonObject, name: string): Json {
		const patterns = own(schema, 'patternProperties');
		const matching = Object.entries(isObject(patterns) ? patterns : {}).flatMap(([pattern, one]) =>
			matches(pattern, name) ? [one] : [],
		);
		const declared = own(own(schema, 'properties'), name);
		const stated = declared === undefined ? matching : [declared, ...matching];
		if (stated.length === 0) return own(schema, 'additionalProperties') ?? true;
		return stated.length === 1 ? (stated[0] ?? true) : { allOf: stated };
	}

	private *lists(
		schema: JsonObject,
		models: readonly Json[],
		name: string,
		depth: number,
	): Generator<readonly Json[]> {
		const items = own(schema, 'items');
		const inner = models.flatMap((model) => (isArray(model) ? model : []));
		const least = numberAt(schema, 'minItems') ?? 0;
		const itemAt = (index: number): Json => {
			const one = isArray(items) ? (items[index] ?? own(schema, 'additionalItems') ?? true) : (items ?? true);
			return this.find(one, inner.slice(index), name, depth + 1);
		};
		const make = (length: number) =>
			Array.from({ length: Math.min(length, MAX_ITEMS) }, (_, index) => itemAt(index));
		const list = make(Math.max(least, 1));
		yield list;
		if (least === 0) yield [];
		const wanted = own(schema, 'contains');
		if (wanted !== undefined) {
			const one = this.find(
				isArray(items) ? wanted : { allOf: [wanted, items ?? true] },
				inner,
				name,
				depth + 1,
			);
			const times = Math.min(numberAt(schema, 'minContains') ?? 1, MAX_ITEMS);
			const found = Array.from({ length: times }, () => one);
			yield found;
			yield [...found, ...list.slice(times)];
			yield [...list, ...found];
		}
		if (own(schema, 'uniqueItems') === true && least > 1) {
			const one = isArray(items) ? true : (items ?? true);
			yield [...new Set(this.varied(one, name))].slice(0, least);
		}
		if (isArray(items)) yield make(items.length);
	}

	/** Different values of one schema, for a list in which none may stand twice. */
	private varied(schema: Json, name: string): readonly Json[] {
		const start = numberAt(schema, 'minimum') ?? 0;
		const values = own(schema, 'enum');
		const numbered = Array.from({ length: MAX_ITEMS }, (_, index): Json => start + index);
		return [
			...(isArray(values) ? values : []),
			...numbered,
			...numbered.map((number) => `${name} ${asText(number)}`),
			...numbered.map((number) => [number]),
			...numbered.map((number) => ({ key: number })),
		].filter((value) => this.fits(schema, value));
	}
}

function typeOf(schema: JsonObject): string {
	const type = own(schema, 'type');
	const first = isArray(type) ? (type.find((one) => one !== 'null') ?? 'null') : type;
	if (typeof first === 'string') return first;
	const has = (...keywords: readonly string[]) =>
		keywords.some((keyword) => own(schema, keyword) !== undefined);
	if (has('properties', 'required', 'patternProperties', 'minProperties', 'propertyNames')) return 'object';
	if (has('items', 'minItems', 'contains', 'uniqueItems')) return 'array';
	if (has('minimum', 'exclusiveMinimum', 'multipleOf', 'maximum', 'exclusiveMaximum')) return 'number';
	return 'string';
}
