/** Whether one schema says at least as much as another, told by their keywords alone. */
import { asText, isArray, isObject, type Json, type JsonObject, own, toNumber } from '../../../model/json.ts';
import { checkerOf } from '../keywords/fits.ts';
import { kindOf, numberAt } from '../keywords/keyword.ts';
import { isOfType } from '../keywords/scalar-keywords.ts';
import { isRestriction, keywordOf } from '../keywords/table.ts';
import { sameJson } from './diff-keywords.ts';

/** Keywords that are judged with others beside them. */
const FAMILY: Readonly<Record<string, readonly string[]>> = {
	additionalProperties: ['properties', 'patternProperties'],
	additionalItems: ['items'],
	contains: ['minContains', 'maxContains'],
	minContains: ['contains', 'maxContains'],
	maxContains: ['contains', 'minContains'],
	if: ['then', 'else'],
	then: ['if', 'else'],
	else: ['if', 'then'],
};

/** The part of a node that some keywords and their family say. */
export function partOf(node: JsonObject, keywords: readonly string[]): JsonObject {
	const wanted = new Set(keywords.flatMap((keyword) => [keyword, ...(FAMILY[keyword] ?? [])]));
	return Object.fromEntries(Object.entries(node).filter(([keyword]) => wanted.has(keyword)));
}

/**
 * Whether everything that `a` accepts passes `b`. False where the keywords alone do not show it.
 *
 * @param depth how deep in the schema: what lies too deep is not shown
 */
export function isImplied(a: Json, b: Json, depth: number): boolean {
	if (b === true || a === false || sameJson(a, b)) return true;
	if (!isObject(b) || depth > 8) return false;
	// A reference means what its own root says; the two may differ.
	if (own(a, '$ref') !== undefined || own(b, '$ref') !== undefined) return false;
	return Object.entries(b).every(
		([keyword, value]) => !isRestriction(keyword) || keywordImplied(a, b, keyword, value, depth),
	);
}

function keywordImplied(a: Json, b: JsonObject, keyword: string, after: Json, depth: number): boolean {
	const before = own(a, keyword);
	const family = FAMILY[keyword] ?? [];
	const isSame = before !== undefined && sameJson(before, after);
	if (isSame && family.every((other) => sameJson(own(a, other), own(b, other)))) return true;
	const on = keywordOf(keyword)?.on;
	const types = typesOf(a);
	if (
		on !== undefined &&
		types !== null &&
		!types.some((type) => (type === 'integer' ? 'number' : type) === on)
	)
		return true;
	const parts = own(a, 'allOf');
	if (isArray(parts) && parts.some((part) => isImplied(part, partOf(b, [keyword]), depth + 1))) return true;
	for (const choice of ['anyOf', 'oneOf']) {
		const branches = own(a, choice);
		const isChoice = isArray(branches) && branches.length > 0 && keyword !== 'oneOf';
		if (isChoice && branches.every((branch) => isImplied(branch, partOf(b, [keyword]), depth + 1)))
			return true;
	}
	const values = own(a, 'enum') ?? (own(a, 'const') === undefined ? undefined : [own(a, 'const') as Json]);
	if (isArray(values)) return values.every((value) => checkerOf(b)(partOf(b, [keyword]), value));
	return stated(a, b, keyword, before, after, depth);
}

/** Whether the value of the same keyword before says at least as much. */
function stated(
	a: Json,
	b: JsonObject,
	keyword: string,
	before: Json | undefined,
	after: Json,
	depth: number,
): boolean {
	const inside = (one: Json | undefined, other: Json | undefined) =>
		other === undefined || isImplied(one ?? true, other, depth + 1);
	switch (keyword) {
		case 'type': {
			const [from, to] = [typesOf(a), typesOf(b)];
			return (
				from !== null &&
				to !== null &&
				from.every((type) => to.includes(type) || (type === 'integer' && to.includes('number')))
			);
		}
		case 'required':
			return isArray(before) && isArray(after) && after.every((name) => before.includes(name));
		case 'items':
		case 'additionalItems':
		case 'propertyNames':
			return !isArray(before) && !isArray(after) && inside(before, after);
		case 'additionalProperties':
			return sameJson(own(a, 'properties'), own(b, 'properties')) && inside(before, after);
		case 'properties':
			return (
				isObject(after) &&
				Object.entries(after).every(([name, one]) => {
					const isNamed =
						own(own(a, 'properties'), name) !== undefined || own(a, 'patternProperties') !== undefined;
					return inside(isNamed ? own(before, name) : own(a, 'additionalProperties'), one);
				})
			);
		case 'patternProperties':
			return isObject(after) && Object.entries(after).every(([name, one]) => inside(own(before, name), one));
		case 'anyOf':
			return isArray(after) && after.some((branch) => isImplied(a, branch, depth + 1));
		case 'allOf':
			return isArray(after) && after.every((part) => isImplied(a, part, depth + 1));
		case 'oneOf':
			return (
				isArray(before) &&
				isArray(after) &&
				before.every((one) => after.some((other) => sameJson(one, other))) &&
				areApart(before, after)
			);
		case 'uniqueItems':
			return after !== true;
		case 'multipleOf':
			return Number.isInteger(amount(before) / amount(after));
		case 'exclusiveMinimum':
			return (
				(numberAt(a, 'minimum') ?? Number.NEGATIVE_INFINITY) > amount(after) ||
				isTighter('lower', before, after)
			);
		case 'exclusiveMaximum':
			return (
				(numberAt(a, 'maximum') ?? Number.POSITIVE_INFINITY) < amount(after) ||
				isTighter('upper', before, after)
			);
		case 'minimum':
			return (
				(numberAt(a, 'exclusiveMinimum') ?? Number.NEGATIVE_INFINITY) >= amount(after) ||
				isTighter('lower', before, after)
			);
		case 'maximum':
			return (
				(numberAt(a, 'exclusiveMaximum') ?? Number.POSITIVE_INFINITY) <= amount(after) ||
				isTighter('upper', before, after)
			);
		default: {
			const bound = keywordOf(keyword)?.bound;
			if (bound === 'lower' && amount(after) <= 0) return true;
			return bound !== undefined && isTighter(bound, before, after);
		}
	}
}

function isTighter(bound: 'lower' | 'upper', before: Json | undefined, after: Json): boolean {
	if (before === undefined || kindOf(before) !== 'number' || kindOf(after) !== 'number') return false;
	return bound === 'lower' ? amount(before) >= amount(after) : amount(before) <= amount(after);
}

/** New alternatives that no value of the old ones can fit as well, told by their types. */
function areApart(before: readonly Json[], after: readonly Json[]): boolean {
	const added = after.filter((branch) => !before.some((one) => sameJson(one, branch)));
	const old = before.map(typesOf);
	const isNumber = (type: string) => type === 'integer' || type === 'number';
	return added.every((branch) => {
		const types = typesOf(branch);
		return (
			types !== null &&
			old.every((others) =>
				others?.every((other) =>
					types.every((type) => type !== other && !(isNumber(type) && isNumber(other))),
				),
			)
		);
	});
}

/** The types that a node leaves a value; null where it does not say. */
function typesOf(node: Json): readonly string[] | null {
	const type = own(node, 'type');
	if (type !== undefined) return (isArray(type) ? type : [type]).map(asText);
	const values =
		own(node, 'enum') ?? (own(node, 'const') === undefined ? undefined : [own(node, 'const') as Json]);
	if (!isArray(values)) return null;
	return ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'].filter((name) =>
		values.some((value) => isOfType(value, name) && !(name === 'number' && isOfType(value, 'integer'))),
	);
}

/** A bound as a number; what is no number bounds nothing, and compares with nothing. */
export const amount = (value: Json | undefined): number => toNumber(value) ?? Number.NaN;
