import type { RuleViolation } from '../../../model/difference.ts';
import { asText, isArray, type Json, type JsonObject, own } from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';

/** What the test does not look at (jsonschema-tools from 1.3.0 on, FIELDS_ALLOWED_TO_CHANGE). */
const MAY_CHANGE: ReadonlySet<string> = new Set(['$id', 'description', 'examples', 'maxLength']);

/**
 * Where the test `schema-version-compatibility` of jsonschema-tools fails for a step between two versions of one
 * major (lib/tests/compatibility.js, assertCompatible). The test stops at the first failure, this collects all.
 *
 * It walks the keys of the *older* schema only, and by their names, whether they are keywords or names of
 * properties: a property called `description` is not looked at, one called `required` makes it fail. Additions
 * pass unseen, which is why a verdict needs the semantic diff too.
 */
export function ruleViolations(older: JsonObject, newer: JsonObject): readonly RuleViolation[] {
	const violations: RuleViolation[] = [];
	walk(older, newer, '', violations);
	return violations;
}

function walk(older: Json, newer: Json | undefined, pointer: string, out: RuleViolation[]): void {
	if (older === null || (newer === null && typeof older === 'object')) {
		out.push({ pointer, reason: 'The test cannot compare a null value, changed or not.' });
	} else if (kindOf(older) !== kindOf(newer)) {
		out.push({ pointer, reason: `A value that was ${article(older)} is ${article(newer)} now.` });
	} else if (typeof older === 'object') {
		for (const key of Object.keys(older)) {
			if (!MAY_CHANGE.has(key)) walkKey(older, newer, key, pointer, out);
		}
	} else if (!sameScalar(older, newer)) {
		out.push({ pointer, reason: 'The value changed.' });
	}
}

function walkKey(
	older: Json,
	newer: Json | undefined,
	key: string,
	pointer: string,
	out: RuleViolation[],
): void {
	const before = elementOf(older, key);
	const after = elementOf(newer, key);
	const place = `${pointer}/${pointerToken(key)}`;
	if (before === undefined) return;
	if (key === 'required') checkRequired(before, after, place, out);
	else if (key === 'enum') checkEnum(before, after, place, out);
	else if (after === undefined) out.push({ pointer: place, reason: `The key ${key} was removed.` });
	else walk(before, after, place, out);
}

function checkRequired(before: Json, after: Json | undefined, pointer: string, out: RuleViolation[]): void {
	if (!isArray(before)) {
		out.push({ pointer, reason: 'The test cannot read a property that is called required.' });
	} else if (!isArray(after)) {
		out.push({ pointer, reason: 'The list of required properties was removed.' });
	} else {
		const [from, to] = [before.map(asText).sort(), after.map(asText).sort()];
		if (from.length !== to.length || from.some((name, index) => name !== to[index])) {
			out.push({ pointer, reason: 'The set of required properties must stay the same.' });
		}
	}
}

function checkEnum(before: Json, after: Json | undefined, pointer: string, out: RuleViolation[]): void {
	if (!isArray(before)) {
		out.push({ pointer, reason: 'The test cannot read a property that is called enum.' });
	} else if (!isArray(after)) {
		out.push({ pointer, reason: 'The enum was removed.' });
	} else if (!before.every((value) => after.some((other) => sameScalar(value, other)))) {
		out.push({ pointer, reason: 'The enum lost a value; it may only grow.' });
	}
}

/** Own property of an object, or element of an array by its index. */
function elementOf(value: Json | undefined, key: string): Json | undefined {
	return isArray(value) ? value[Number(key)] : own(value, key);
}

/** The test compares JavaScript numbers, so that integers beyond 2^53 are equal when their doubles are. */
function sameScalar(a: Json | undefined, b: Json | undefined): boolean {
	return typeof a === 'bigint' || typeof b === 'bigint' ? Number(a) === Number(b) : a === b;
}

function kindOf(value: Json | undefined): string {
	if (isArray(value)) return 'array';
	return typeof value === 'bigint' ? 'number' : typeof value;
}

const ARTICLES: Readonly<Record<string, string>> = {
	array: 'a list',
	object: 'an object',
	number: 'a number',
	string: 'a text',
	boolean: 'a boolean',
};

const article = (value: Json | undefined): string => ARTICLES[kindOf(value)] ?? 'missing';
