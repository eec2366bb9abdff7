import { isArray, isObject, type Json, own } from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';
import { code, type Finding, pathOfPointer, type VersionRule } from './finding.ts';

const SNAKE_CASE = /^[$a-z]+[a-z0-9_]*$/;

/**
 * `schema-snake-case-properties` (jsonschema-tools, lib/tests/robustness.js, assertSnakeCaseProperties). Like the
 * test it follows `properties` and `allOf` only, not arrays and maps.
 */
export const snakeCaseProperties: VersionRule = ({ content }) => walk(content, '', 0);

function* walk(node: Json, pointer: string, depth: number): Generator<Finding> {
	if (depth > 200) return;
	const allOf = own(node, 'allOf');
	if (isArray(allOf)) {
		for (const [index, part] of allOf.entries()) yield* walk(part, `${pointer}/allOf/${index}`, depth + 1);
	}
	const properties = own(node, 'properties');
	if (!isObject(properties)) return;
	for (const [name, child] of Object.entries(properties)) {
		const place = `${pointer}/properties/${pointerToken(name)}`;
		if (!SNAKE_CASE.test(name)) {
			yield {
				code: 'schema-snake-case-properties',
				pointer: place,
				message: `The name of the field ${code(pathOfPointer(place))} is not in snake case.`,
				hint: 'In a new schema, use lower case letters, digits and underscores.',
			};
		}
		yield* walk(child, place, depth + 1);
	}
}
