import { stringify } from 'yaml';
import { isArray, isObject, type Json } from '../../../model/json.ts';
import { byCodeUnit } from '../../../model/order.ts';

/** Keys that jsonschema-tools writes first; all others follow in alphabetical order. */
const FIRST = [
	'title',
	'description',
	'$id',
	'$schema',
	'type',
	'additionalProperties',
	'required',
	'properties',
	'allOf',
	'examples',
];

function rank(key: string): number {
	const index = FIRST.indexOf(key);
	return index === -1 ? FIRST.length : index;
}

const byRank = (a: string, b: string): number => rank(a) - rank(b) || byCodeUnit(a, b);

/** A value with the keys of every mapping in the order in which jsonschema-tools writes them. */
export function inToolOrder(value: Json): Json {
	if (isArray(value)) return value.map(inToolOrder);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => byRank(a, b))
			.map(([key, inner]) => [key, inToolOrder(inner)]),
	);
}

/** The YAML text of a materialised schema, much as jsonschema-tools would write its version file. */
export function materializedText(content: Json): string {
	return stringify(content, {
		version: '1.2',
		aliasDuplicateObjects: false,
		lineWidth: 100,
		singleQuote: true,
	});
}
