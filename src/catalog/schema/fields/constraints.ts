import { asText, isArray, isObject, type Json, own } from '../../../model/json.ts';
import type { FieldConstraint } from '../../../model/schema.ts';
import type { Part } from '../../../model/words.ts';
import { kindOf, type ValueKind } from '../keywords/keyword.ts';
import { KEYWORDS, keywordOf } from '../keywords/table.ts';
import { isSentinelBound } from '../materialize/numeric-bounds.ts';

/** Keywords that limit what a field can hold, in the order in which they are told; values of an enum are listed. */
const TOLD = [...KEYWORDS]
	.filter(([name, { says }]) => says !== undefined && name !== 'enum')
	.map(([name]) => name)
	.sort((a, b) => Number(b === 'const') - Number(a === 'const'));

/** The kinds of values that a node can hold; null where it does not say. */
function kindsOf(node: Json): ReadonlySet<ValueKind | null> | null {
	const type = own(node, 'type');
	if (type !== undefined) {
		const names = isArray(type) ? type : [type];
		return new Set(
			names.map((name) =>
				name === 'integer' ? 'number' : name === 'null' || name === 'boolean' ? null : (name as ValueKind),
			),
		);
	}
	const values = own(node, 'enum');
	return isArray(values) ? new Set(values.map(kindOf)) : null;
}

/**
 * The constraints of a schema node. Bounds that only the build tool put there are left out, so are formats, which
 * belong to the type. Constraints of list items and map values are the field's own, as arrays and maps are transparent in
 * the field tree; their keyword starts with `items.`.
 */
export function constraintsOf(node: Json | undefined, prefix: '' | 'items.' = ''): FieldConstraint[] {
	if (!isObject(node)) return [];
	const found: FieldConstraint[] = [];
	const kinds = kindsOf(node);
	for (const keyword of TOLD) {
		const value = own(node, keyword);
		if (value === undefined || isSentinelBound(keyword, value)) continue;
		const on = keywordOf(keyword)?.on;
		if (keywordOf(keyword)?.says?.(value) == null) continue;
		// A limit on values that the field can never hold says nothing.
		if (on !== undefined && kinds !== null && !kinds.has(on)) continue;
		const isCertain = on === undefined || (kinds !== null && kinds.size === 1);
		found.push({ keyword: `${prefix}${keyword}`, value, ...(isCertain ? {} : { when: on }) });
	}
	if (prefix === '') {
		const inner = own(node, 'items') ?? own(node, 'additionalProperties');
		if (isObject(inner)) found.push(...constraintsOf(inner, 'items.'));
	}
	return found;
}

const KINDS: Readonly<Record<ValueKind, string>> = {
	number: 'a number',
	string: 'a string',
	array: 'an array',
	object: 'an object',
};

/** Says a constraint in plain words: `at least 0`, `at most 128 characters`, `matches` and the pattern. */
export function constraintParts({ keyword, value, when }: FieldConstraint): readonly Part[] {
	const isOfItems = keyword.startsWith('items.');
	const name = isOfItems ? keyword.slice('items.'.length) : keyword;
	const said = keywordOf(name)?.says?.(value) ?? [`${name} `, { code: asText(value) }];
	const condition = when === undefined ? '' : `if ${KINDS[when]}, `;
	return [...(isOfItems ? ['each '] : []), ...(condition === '' ? [] : [condition]), ...said];
}
