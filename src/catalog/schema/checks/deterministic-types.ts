import { asText, isArray, isObject, type Json, own } from '../../../model/json.ts';
import { pointerToken } from '../../../model/json-pointer.ts';
import { type Finding, subjectOf, type VersionRule } from './finding.ts';

/**
 * `schema-deterministic-types` (jsonschema-tools, lib/tests/robustness.js, assertDeterministicTypes). The test
 * stops at its first failure, this goes on.
 */
export const deterministicTypes: VersionRule = ({ content }) => walk(content, '', 0);

function* walk(node: Json, pointer: string, depth: number): Generator<Finding> {
	if (!isObject(node) || depth > 200) return;
	const type = own(node, 'type');
	const fail = (what: string, hint: string): Finding => ({
		code: 'schema-deterministic-types',
		pointer,
		message: `${subjectOf(pointer)} ${what}.`,
		hint,
	});
	if (isArray(type)) {
		yield fail(`can be of several types (${type.map(asText).join(', ')})`, 'Declare one type.');
	}
	if (type === 'array') {
		const items = own(node, 'items');
		if (!truthy(own(items, 'type'))) {
			yield fail('is an array that does not declare what its items are', 'Add items with a type.');
		}
		if (items !== undefined) yield* walk(items, `${pointer}/items`, depth + 1);
	}
	const values = own(node, 'additionalProperties');
	if (type === 'object') {
		const shaped = ['properties', 'oneOf', 'allOf'].some((keyword) => truthy(own(node, keyword)));
		if (!shaped && !truthy(values)) {
			yield fail(
				'is an object that says neither its fields nor the type of its values',
				'Name its fields, or make it a map with a schema as additionalProperties.',
			);
		}
		if (values !== undefined) yield* walk(values, `${pointer}/additionalProperties`, depth + 1);
	}
	const allowed = own(node, 'enum');
	if (isArray(allowed) && allowed.includes(null)) {
		yield fail('has null among its values', 'Leave the field out of events where it has no value.');
	}
	yield* walkProperties(node, pointer, depth);
	yield* walkBranches(node, pointer, depth);
}

function* walkProperties(node: Json, pointer: string, depth: number): Generator<Finding> {
	const properties = own(node, 'properties');
	if (!isObject(properties)) return;
	for (const [name, child] of Object.entries(properties)) {
		const place = `${pointer}/properties/${pointerToken(name)}`;
		if (!truthy(own(child, 'type'))) {
			yield {
				code: 'schema-deterministic-types',
				pointer: place,
				message: `${subjectOf(place)} does not declare a type.`,
				hint: 'Add a type.',
			};
		}
		yield* walk(child, place, depth + 1);
	}
}

function* walkBranches(node: Json, pointer: string, depth: number): Generator<Finding> {
	for (const keyword of ['allOf', 'oneOf']) {
		const branches = own(node, keyword);
		if (!isArray(branches)) continue;
		for (const [index, branch] of branches.entries()) {
			yield* walk(branch, `${pointer}/${keyword}/${index}`, depth + 1);
		}
	}
	const oneOf = own(node, 'oneOf');
	if (!isArray(oneOf) || oneOf.length === 0) return;
	const shapes = new Set(oneOf.map((branch) => `${asText(own(branch, 'type'))}: ${requiredOf(branch)}`));
	if (shapes.size > 1) {
		yield {
			code: 'schema-deterministic-types',
			pointer,
			message: `${subjectOf(pointer)} has alternatives of different types or with different required fields.`,
			hint: 'Give all alternatives of oneOf the same type and the same required fields.',
		};
	}
}

function requiredOf(branch: Json): string {
	const required = own(branch, 'required');
	return own(branch, 'type') === 'object' && isArray(required) ? required.map(asText).sort().join() : '';
}

/** The test asks for truthy values, not for valid ones. */
const truthy = (value: Json | undefined): boolean => Boolean(value);
