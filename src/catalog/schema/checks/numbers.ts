import {
	asText,
	isArray,
	isNumber,
	isObject,
	type Json,
	type JsonObject,
	own,
	stringify,
} from '../../../model/json.ts';
import { childPointer } from '../../../model/json-pointer.ts';
import type { NumericBounds } from '../../../model/schema.ts';
import { subschemas } from '../materialize/nodes.ts';
import { code, type Finding, subjectOf, type VersionRule } from './finding.ts';

/** `schema-enforced-numeric-bounds` (jsonschema-tools, lib/tests/robustness.js, assertEnforcedNumericBounds). */
export const enforcedNumericBounds: VersionRule = ({
	content,
	numericBounds = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}) => (numericBounds === null ? [] : walkBounds(content, '', 0, numericBounds));

function* walkBounds(
	node: JsonObject,
	pointer: string,
	depth: number,
	bounds: NumericBounds,
): Generator<Finding> {
	if (depth > 200) return;
	const type = own(node, 'type');
	if (type === 'number' || type === 'integer') {
		for (const keyword of ['minimum', 'maximum'] as const) {
			const fault = boundFault(own(node, keyword), keyword, bounds);
			if (fault === null) continue;
			yield {
				code: 'schema-enforced-numeric-bounds',
				pointer,
				message: `${subjectOf(pointer)} ${fault}.`,
				hint: 'Leave the bound out, so that the tool adds a safe one, or state a smaller one.',
			};
		}
	}
	for (const { node: child, pointer: inner } of subschemas(node)) {
		yield* walkBounds(child, pointer + inner, depth + 1, bounds);
	}
}

function boundFault(
	bound: Json | undefined,
	keyword: 'minimum' | 'maximum',
	[lowest, highest]: NumericBounds,
): string | null {
	if (!isNumber(bound)) return `has no ${keyword}`;
	const unsafe = keyword === 'minimum' ? bound < lowest : bound > highest;
	if (!unsafe) return null;
	const limit = keyword === 'minimum' ? lowest : highest;
	const beyond = Math.abs(limit) === Number.MAX_SAFE_INTEGER ? '±(2^53 − 1)' : asText(limit);
	return `has the ${keyword} ${stringify(bound)}, beyond ${beyond}`;
}

/** Integers anywhere in the file, examples included, that JavaScript cannot hold exactly. */
export const unsafeIntegers: VersionRule = ({ content }) => walkValues(content, '', 0);

function* walkValues(value: Json, pointer: string, depth: number): Generator<Finding> {
	if (depth > 400) return;
	if (isUnsafe(value)) {
		yield {
			code: 'integer-unsafe',
			pointer,
			message: `${placeOf(pointer)} is ${stringify(value)}, more than JavaScript holds exactly${rounding(value)}.`,
			hint: 'State a smaller number, or use a string.',
		};
	} else if (isArray(value)) {
		for (const [index, item] of value.entries())
			yield* walkValues(item, childPointer(pointer, index), depth + 1);
	} else if (isObject(value)) {
		for (const [key, item] of Object.entries(value)) {
			yield* walkValues(item, childPointer(pointer, key), depth + 1);
		}
	}
}

/** What becomes of the number, where it is not its own nearest double. */
function rounding(value: number | bigint): string {
	if (!Number.isFinite(Number(value))) return ': it becomes infinite';
	const rounded = BigInt(Number(value));
	return rounded === BigInt(value) ? '' : `: it becomes ${rounded}`;
}

const isUnsafe = (value: Json): value is number | bigint =>
	typeof value === 'bigint' || (Number.isInteger(value) && !Number.isSafeInteger(value));

function placeOf(pointer: string): string {
	const key = code(pointer.slice(pointer.lastIndexOf('/') + 1));
	if (pointer.startsWith('/examples/')) return `In an example, ${key}`;
	return `The ${key} of ${subjectOf(pointer).replace(/^The/, 'the')}`;
}
