import yaml from 'js-yaml';
import { isArray, isObject, type Json, withoutBigInt } from '../../../model/json.ts';

/** Keys that jsonschema-tools writes first, in this order (`schemaKeySortOrder`). */
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

/** The tool compares by the language of its machine; repositories are built in English. */
const ALPHABET = new Intl.Collator('en');

/** Order of keys, as jsonschema-tools has it (`schemaKeyCompare`). */
function compareKeys(a: string, b: string): number {
	const [first, second] = [FIRST.indexOf(a), FIRST.indexOf(b)];
	if (first !== -1 && second !== -1) return first - second;
	if (first !== -1) return -1;
	return second === -1 ? ALPHABET.compare(a, b) : 1;
}

/** A value with the keys of every mapping in the order in which jsonschema-tools writes them. */
export function inToolOrder(value: Json): Json {
	if (isArray(value)) return value.map(inToolOrder);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => compareKeys(a, b))
			.map(([key, inner]) => [key, inToolOrder(inner)]),
	);
}

/**
 * The bytes of a version file, as jsonschema-tools writes them (`serialize`): its own YAML library in its own major
 * version, which wraps and quotes otherwise than YAML 1.2 libraries do.
 *
 * @param content a materialised schema
 */
export function versionFileText(content: Json): string {
	return yaml.dump(withoutBigInt(content), { sortKeys: compareKeys });
}
