import yaml from 'js-yaml';
import { isArray, isObject, type Json } from '../../../model/json.ts';

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

/** JSON as the tool holds it: integers beyond 2^53 are the nearest number. */
function plain(value: Json): unknown {
	if (typeof value === 'bigint') return Number(value);
	if (isArray(value)) return value.map(plain);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/**
 * The bytes of a version file, as jsonschema-tools writes them (`serialize`): its own YAML library in its own major
 * version, which wraps and quotes otherwise than YAML 1.2 libraries do.
 *
 * @param content a materialised schema
 */
export function versionFileText(content: Json): string {
	return yaml.dump(plain(content), { sortKeys: compareKeys });
}
