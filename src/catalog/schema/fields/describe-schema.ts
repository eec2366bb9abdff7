import { asText, isArray, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import type { FieldRule, FieldType } from '../../../model/schema.ts';
import type { Part } from '../../../model/words.ts';
import { formatCount } from '../../../text/format.ts';
import { withoutAllOf } from '../keywords/conjoin.ts';
import { numberAt } from '../keywords/keyword.ts';
import { keywordOf } from '../keywords/table.ts';
import { constraintParts, constraintsOf } from './constraints.ts';
import { describeType, fieldType } from './type.ts';

/** Levels of schemas inside schemas that one sentence takes in; what is deeper has rows of its own. */
const MAX_LEVEL = 3;
/** Clauses of one sentence before the rest is only counted. */
const MAX_CLAUSES = 30;

type Clause = readonly Part[];

const join = (clauses: readonly Clause[], separator: string): Clause =>
	clauses.flatMap((clause, index) => (index === 0 ? clause : [separator, ...clause]));

/**
 * What a schema accepts, in one sentence without a full stop: `string, at most 9 characters, one of a, b`. For an
 * object, the fields that it names and what it says of each. Names and values in it are untrusted text.
 */
export function describeSchema(schema: Json, level = 0): Clause {
	if (schema === false) return ['nothing'];
	if (!isObject(schema)) return ['anything'];
	const flat = withoutAllOf(schema);
	if (!isObject(flat)) return describeSchema(flat, level);
	const type = fieldType(flat);
	const clauses: Clause[] = [
		...(type.kind === 'unknown' ? [] : [[describeType(type)]]),
		...valueClauses(flat, type),
		...fieldClauses(flat, level),
		...rulesOf(flat, level + 1).map(
			({ title, options }): Clause => [`${title}: `, ...join(options, '; or ')],
		),
	];
	if (clauses.length === 0) return ['anything'];
	const rest = clauses.length - MAX_CLAUSES;
	return join(rest > 0 ? [...clauses.slice(0, MAX_CLAUSES), [`and ${rest} more`]] : clauses, ', ');
}

function valueClauses(node: JsonObject, type: FieldType): readonly Clause[] {
	const values = own(node, 'enum');
	const said = values === undefined ? null : keywordOf('enum')?.says?.(values);
	const constraints = constraintsOf(node).map(constraintParts);
	const isPlainList = type.kind === 'array' || type.kind === 'map';
	const items = own(node, 'items') ?? own(node, 'additionalProperties');
	const inner = isPlainList && isObject(items) ? own(items, 'enum') : undefined;
	const each = inner === undefined ? null : keywordOf('enum')?.says?.(inner);
	return [...(said ? [said] : []), ...(each ? [['each ', ...each]] : []), ...constraints];
}

/** `with kind always user, and user_number required`. */
function fieldClauses(node: JsonObject, level: number): readonly Clause[] {
	const properties = own(node, 'properties');
	const required = own(node, 'required');
	const names = isArray(required) ? required.filter((name) => typeof name === 'string') : [];
	const told: Clause[] = [];
	for (const [name, schema] of isObject(properties) ? Object.entries(properties) : []) {
		const isRequired = names.includes(name);
		const what = level >= MAX_LEVEL ? [] : describeSchema(schema, level + 1);
		const says = what.length === 0 || (what.length === 1 && what[0] === 'anything') ? [] : [' ', ...what];
		const mark = isRequired ? [says.length === 0 ? ' required' : ' (required)'] : [];
		told.push([{ code: name }, ...mark, ...says]);
	}
	const others = names.filter((name) => own(properties, name) === undefined);
	for (const name of others) told.push([{ code: name }, ' required']);
	if (told.length === 0) return [];
	const [first = [], ...rest] = told;
	const whole =
		rest.length === 0 ? first : [...join([first, ...rest.slice(0, -1)], '; '), '; ', ...(rest.at(-1) ?? [])];
	return [['with ', ...whole]];
}

/** Rules inside rules are not followed beyond this. */
const MAX_RULE_LEVEL = 5;
/** Options of one rule before the rest is only counted. */
const MAX_OPTIONS = 60;

const listed = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

/**
 * What a schema node says beyond single constraints, in the order of its keywords: alternatives, conditions,
 * dependencies, tuples, keys by a pattern, what a list must contain, what is refused.
 *
 * @param level how deep inside another description
 */
export function rulesOf(node: JsonObject, level = 0): readonly FieldRule[] {
	if (level > MAX_RULE_LEVEL) return [];
	const say = (schema: Json): Clause => describeSchema(schema, level);
	return Object.entries(node).flatMap(([keyword, value]): FieldRule[] => {
		const rule = (title: string, options: readonly Clause[]): FieldRule[] =>
			options.length === 0 ? [] : [{ keyword, title, options: cut(options) }];
		switch (keyword) {
			case 'oneOf':
				return rule('exactly one of', listed(value).map(say));
			case 'anyOf':
				return rule('at least one of', listed(value).map(say));
			case 'allOf':
				return rule('each of', listed(value).map(say));
			case 'not':
				return rule('refused', [say(value)]);
			case 'if':
				return rule('on a condition', conditions(node, value, say));
			case 'dependencies':
				return rule('depending on a field', dependencies(value, say));
			case 'items':
				return isArray(value)
					? rule('items in this order', tuple(node, value, say))
					: itemRules(value, level);
			case 'contains':
				return rule(containsTitle(node), [say(value)]);
			case 'patternProperties':
				return rule('by the name of the key', keysByPattern(node, value, say));
			default:
				return [];
		}
	});
}

function cut(options: readonly Clause[]): readonly Clause[] {
	const rest = options.length - MAX_OPTIONS;
	return rest > 0 ? [...options.slice(0, MAX_OPTIONS), [`and ${rest} more`]] : options;
}

/** Rules of the items are told at the list: arrays are transparent in the field tree. */
const itemRules = (items: Json, level: number): FieldRule[] =>
	isObject(items)
		? rulesOf(items, level + 1).map((rule) => ({ ...rule, title: `each item, ${rule.title}` }))
		: [];

function conditions(node: JsonObject, condition: Json, say: (schema: Json) => Clause): readonly Clause[] {
	const [met, unmet] = [own(node, 'then'), own(node, 'else')];
	return [
		...(met === undefined ? [] : [['if ', ...say(condition), ': ', ...say(met)]]),
		...(unmet === undefined
			? []
			: [
					[
						met === undefined ? 'unless ' : 'otherwise: ',
						...(met === undefined ? [...say(condition), ': '] : []),
						...say(unmet),
					],
				]),
	];
}

function dependencies(value: Json, say: (schema: Json) => Clause): readonly Clause[] {
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, needed]): Clause[] => {
		const start: Clause = ['if ', { code: name }, ' is there: '];
		if (!isArray(needed)) return [[...start, ...say(needed)]];
		const names = needed.flatMap((other, index): Part[] => [
			...(index > 0 ? [', '] : []),
			{ code: asText(other) },
		]);
		return names.length === 0 ? [] : [[...start, ...names, ' required']];
	});
}

function tuple(node: JsonObject, items: readonly Json[], say: (schema: Json) => Clause): readonly Clause[] {
	const others = own(node, 'additionalItems');
	const rest: Clause[] =
		others === false
			? [['no more items']]
			: others === undefined
				? []
				: [['each further item: ', ...say(others)]];
	return [...items.map(say), ...rest];
}

function containsTitle(node: JsonObject): string {
	const least = numberAt(node, 'minContains') ?? 1;
	const most = numberAt(node, 'maxContains');
	return `contains at least ${formatCount(least, 'item')}${most === undefined ? '' : ` and at most ${most}`} of`;
}

function keysByPattern(node: JsonObject, value: Json, say: (schema: Json) => Clause): readonly Clause[] {
	if (!isObject(value)) return [];
	const others = own(node, 'additionalProperties');
	return [
		...Object.entries(value).map(
			([pattern, schema]): Clause => ['keys that match ', { code: pattern }, ': ', ...say(schema)],
		),
		...(others === false ? [['no other keys']] : isObject(others) ? [['other keys: ', ...say(others)]] : []),
	];
}
