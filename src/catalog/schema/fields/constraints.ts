import { isObject, type Json, own } from '../../../model/json.ts';
import type { FieldConstraint } from '../../../model/schema.ts';
import { isSentinelBound } from '../materialize/numeric-bounds.ts';

/** Keywords that limit what a field can hold, in the order in which they are told. */
const KEYWORDS = [
	'const',
	'minimum',
	'exclusiveMinimum',
	'maximum',
	'exclusiveMaximum',
	'multipleOf',
	'minLength',
	'maxLength',
	'pattern',
	'contentEncoding',
	'contentMediaType',
	'minItems',
	'maxItems',
	'uniqueItems',
	'minProperties',
	'maxProperties',
	'propertyNames',
] as const;

const unprefixed = (keyword: string): string => keyword.replace(/^items\./, '');

/**
 * The constraints of a schema node. Bounds that only the build tool put there are left out, so are formats, which
 * belong to the type. Constraints of list items and map values are the field's own, as arrays and maps are transparent in
 * the field tree; their keyword starts with `items.`.
 */
export function constraintsOf(node: Json | undefined, prefix: '' | 'items.' = ''): FieldConstraint[] {
	if (!isObject(node)) return [];
	const found: FieldConstraint[] = [];
	for (const keyword of KEYWORDS) {
		const value = own(node, keyword);
		if (value === undefined || value === false || isSentinelBound(keyword, value)) continue;
		found.push({ keyword: `${prefix}${keyword}`, value });
	}
	if (prefix === '') {
		const inner = own(node, 'items') ?? own(node, 'additionalProperties');
		if (isObject(inner)) found.push(...constraintsOf(inner, 'items.'));
	}
	return found;
}

const plural = (count: Json, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

/** How a constraint is said, and the literal value that belongs in code style, or null. */
export interface ConstraintWords {
	readonly text: string;
	readonly code: string | null;
}

/** Says a constraint in plain words: `at least 0`, `at most 128 characters`, `matches` and the pattern. */
export function constraintWords({ keyword, value }: FieldConstraint): ConstraintWords {
	const each = keyword.startsWith('items.') ? 'each ' : '';
	const say = (text: string, code: string | null = null): ConstraintWords => ({
		text: `${each}${text}`,
		code,
	});
	switch (unprefixed(keyword)) {
		case 'const':
			return say('always', typeof value === 'string' ? value : String(value));
		case 'minimum':
			return say(`at least ${String(value)}`);
		case 'exclusiveMinimum':
			return say(`more than ${String(value)}`);
		case 'maximum':
			return say(`at most ${String(value)}`);
		case 'exclusiveMaximum':
			return say(`less than ${String(value)}`);
		case 'multipleOf':
			return say(`a multiple of ${String(value)}`);
		case 'minLength':
			return value === 1 ? say('not empty') : say(`at least ${plural(value, 'character')}`);
		case 'maxLength':
			return say(`at most ${plural(value, 'character')}`);
		case 'pattern':
			return say('matches', String(value));
		case 'minItems':
			return value === 1 ? say('not empty') : say(`at least ${plural(value, 'item')}`);
		case 'maxItems':
			return say(`at most ${plural(value, 'item')}`);
		case 'uniqueItems':
			return say('no item twice');
		case 'minProperties':
			return say(`at least ${plural(value, 'key')}`);
		case 'maxProperties':
			return say(`at most ${plural(value, 'key')}`);
		case 'propertyNames': {
			const pattern = own(value, 'pattern');
			return typeof pattern === 'string' ? say('keys match', pattern) : say('keys are limited');
		}
		default:
			return say(unprefixed(keyword), typeof value === 'string' ? value : null);
	}
}
