import { isArray, isObject, type Json } from '../../../model/json.ts';

/**
 * What json-schema-faker writes where jsonschema-tools calls it with `random: () => 0.15`
 * (`shouldGenerateExample`): always the same word and the same integer.
 */
const FAKER_WORD = 'dolor';
const FAKER_INTEGER = 1351079888211148;

/** True for an example that the build tool made up, told by the values that only it writes. */
export function isGeneratedExample(example: Json): boolean {
	if (isArray(example)) return example.some(isGeneratedExample);
	if (isObject(example)) return Object.values(example).some(isGeneratedExample);
	return example === FAKER_WORD || example === FAKER_INTEGER;
}
