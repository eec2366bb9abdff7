import { isArray, isNumber, isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import { canonical } from './keyword.ts';
import { isRestriction, keywordOf } from './table.ts';

const MAX_DEPTH = 40;

/**
 * One schema that says what two say together, as far as it can be said without `allOf`; what cannot stays there.
 * Texts of the first count. For showing and for making examples: whether an object is closed is not kept exactly, so a
 * verdict must come from the schemas themselves.
 */
export function conjoin(a: Json, b: Json, depth = 0): Json {
	if (a === false || b === false) return false;
	if (!isObject(a)) return b;
	if (!isObject(b)) return a;
	// Beside a reference nothing counts.
	if (own(a, '$ref') !== undefined || own(b, '$ref') !== undefined) return { allOf: [a, b] };
	const result: Record<string, Json> = { ...a };
	const left: Record<string, Json> = {};
	for (const [keyword, value] of Object.entries(b)) {
		const before = own(a, keyword);
		if (before === undefined) result[keyword] = value;
		else if (canonical(before) !== canonical(value) && isRestriction(keyword)) {
			const both = depth > MAX_DEPTH ? undefined : together(keyword, before, value, depth);
			if (both === undefined) left[keyword] = value;
			else result[keyword] = both;
		}
	}
	if (Object.keys(left).length === 0) return result;
	const others = own(result, 'allOf');
	return { ...result, allOf: [...(isArray(others) ? others : []), left] };
}

/** The value of a keyword that two values make together, or undefined where there is none. */
function together(keyword: string, a: Json, b: Json, depth: number): Json | undefined {
	switch (keyword) {
		case 'type':
			return commonTypes(a, b);
		case 'enum':
			return isArray(a) && isArray(b)
				? a.filter((value) => b.some((other) => canonical(other) === canonical(value)))
				: undefined;
		case 'required':
			return isArray(a) && isArray(b) ? [...new Set([...a, ...b])] : undefined;
		case 'allOf':
			return isArray(a) && isArray(b) ? [...a, ...b] : undefined;
		case 'properties':
		case 'patternProperties':
			return isObject(a) && isObject(b) ? conjoinedMaps(a, b, depth) : undefined;
		case 'uniqueItems':
			return true;
		case 'items':
			return isArray(a) || isArray(b) ? undefined : conjoin(a, b, depth + 1);
		case 'additionalProperties':
		case 'additionalItems':
		case 'propertyNames':
			return conjoin(a, b, depth + 1);
		default:
			return tighter(keyword, a, b);
	}
}

function conjoinedMaps(a: JsonObject, b: JsonObject, depth: number): JsonObject {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]);
	return Object.fromEntries(
		Array.from(names, (name) => [name, conjoin(own(a, name) ?? true, own(b, name) ?? true, depth + 1)]),
	);
}

function tighter(keyword: string, a: Json, b: Json): Json | undefined {
	const bound = keywordOf(keyword)?.bound;
	if (bound === undefined || !isNumber(a) || !isNumber(b)) return undefined;
	return Number(b) > Number(a) === (bound === 'lower') ? b : a;
}

/** Types that both lists have; an integer is a number. */
function commonTypes(a: Json, b: Json): Json {
	const names = (type: Json): readonly Json[] => (isArray(type) ? type : [type]);
	const [one, other] = [names(a), names(b)];
	const has = (list: readonly Json[], type: Json) =>
		list.includes(type) || (type === 'integer' && list.includes('number'));
	const common = [...new Set([...one, ...other])].filter((type) => has(one, type) && has(other, type));
	return common.length === 1 ? (common[0] ?? []) : common;
}

/** A schema with its `allOf` parts conjoined into it, as far as they can be. */
export function withoutAllOf(node: JsonObject, depth = 0): Json {
	const parts = own(node, 'allOf');
	if (!isArray(parts) || depth > MAX_DEPTH) return node;
	const { allOf: _parts, ...rest } = node;
	return parts.reduce<Json>(
		(sum, part) => conjoin(sum, isObject(part) ? withoutAllOf(part, depth + 1) : part, depth + 1),
		rest,
	);
}
