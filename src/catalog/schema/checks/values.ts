import { asText, isArray, type Json, type JsonObject, own } from '../../../model/json.ts';
import { checkerOf } from '../keywords/fits.ts';
import { type Fits, literal, numberAt } from '../keywords/keyword.ts';
import { isOfType } from '../keywords/scalar-keywords.ts';
import { subschemas } from '../materialize/nodes.ts';
import { code, type Finding, subjectOf, type VersionRule } from './finding.ts';

/** Values named in a message before the rest is only counted. */
const NAMED = 5;

/** Values that a schema allows, or gives as an example, although they do not fit it; ranges in which nothing lies. */
export const valuesFitTheirSchema: VersionRule = ({ content }) => walk(content, '', 0, checkerOf(content));

function* walk(node: JsonObject, pointer: string, depth: number, fits: Fits): Generator<Finding> {
	if (depth > 200) return;
	yield* allowedValues(node, pointer);
	if (pointer !== '') yield* givenValues(node, pointer, fits);
	yield* emptyRanges(node, pointer);
	for (const { node: child, pointer: inner } of subschemas(node)) {
		yield* walk(child, pointer + inner, depth + 1, fits);
	}
}

const names = (types: readonly Json[]): string => types.map(asText).join(' or ');

/** Values of `enum` and `const` that are not of the field's own type, such as an unquoted 1.10 of a string. */
function* allowedValues(node: JsonObject, pointer: string): Generator<Finding> {
	const type = own(node, 'type');
	if (type === undefined) return;
	const types = isArray(type) ? type : [type];
	for (const keyword of ['enum', 'const'] as const) {
		const stated = own(node, keyword);
		const values = keyword === 'enum' ? stated : stated === undefined ? undefined : [stated];
		if (!isArray(values)) continue;
		// A null among other values is what the rule of deterministic types tells.
		const wrong = values.filter(
			(value) => !types.some((one) => isOfType(value, one)) && (value !== null || values.length === 1),
		);
		if (wrong.length === 0) continue;
		const shown = wrong.slice(0, NAMED).map((value) => code(literal(value)));
		const more = wrong.length > NAMED ? ` and ${wrong.length - NAMED} more` : '';
		const never = wrong.length === values.length ? ', so that it can never hold a value' : '';
		const isUnquoted =
			types.includes('string') && wrong.some((value) => typeof value !== 'object' || value === null);
		yield {
			code: 'value-not-of-type',
			pointer: `${pointer}/${keyword}`,
			message: `${subjectOf(pointer)} allows ${shown.join(', ')}${more}, but its type is ${names(types)}${never}.`,
			hint: isUnquoted
				? 'Write the values in quotes: YAML reads 1.10, yes, no and null without quotes as numbers, words and nothing.'
				: 'Correct the values or the type.',
		};
	}
}

/** A default, or an example of the field, that the field itself refuses. */
function* givenValues(node: JsonObject, pointer: string, fits: Fits): Generator<Finding> {
	const preset = own(node, 'default');
	if (preset !== undefined && !fits(node, preset)) {
		yield {
			code: 'default-not-valid',
			pointer: `${pointer}/default`,
			message: `The default ${code(literal(preset))} of ${subjectOf(pointer).replace(/^The/, 'the')} does not fit its own schema.`,
			hint: 'Correct the default, or the type, values or bounds of the field.',
		};
	}
	const examples = own(node, 'examples');
	for (const [index, example] of (isArray(examples) ? examples : []).entries()) {
		if (fits(node, example)) continue;
		yield {
			code: 'default-not-valid',
			pointer: `${pointer}/examples/${index}`,
			message: `The example ${code(literal(example))} of ${subjectOf(pointer).replace(/^The/, 'the')} does not fit its own schema.`,
			hint: 'Correct the example, or the type, values or bounds of the field.',
		};
	}
}

const RANGES = [
	['minimum', 'maximum'],
	['exclusiveMinimum', 'maximum'],
	['minimum', 'exclusiveMaximum'],
	['exclusiveMinimum', 'exclusiveMaximum'],
	['minLength', 'maxLength'],
	['minItems', 'maxItems'],
	['minProperties', 'maxProperties'],
] as const;

function* emptyRanges(node: JsonObject, pointer: string): Generator<Finding> {
	for (const [lower, upper] of RANGES) {
		const [low, high] = [numberAt(node, lower), numberAt(node, upper)];
		if (low === undefined || high === undefined) continue;
		const isOpen = lower.startsWith('exclusive') || upper.startsWith('exclusive');
		if (isOpen ? low < high : low <= high) continue;
		yield {
			code: 'range-empty',
			pointer: `${pointer}/${lower}`,
			message: `${subjectOf(pointer)} has ${code(lower)} ${low} and ${code(upper)} ${high}, between which nothing lies.`,
			hint: 'Correct one of the two, most likely they are the wrong way round.',
		};
	}
	const allowed = own(node, 'enum');
	if (isArray(allowed) && allowed.length === 0) {
		yield {
			code: 'range-empty',
			pointer: `${pointer}/enum`,
			message: `${subjectOf(pointer)} has an empty list of values, so that it can never hold one.`,
			hint: 'Name the values, or leave enum out.',
		};
	}
}
