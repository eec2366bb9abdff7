import { expect, it } from 'vitest';
import { arrayOf, type OriginSource, toJson } from '../../../../src/formats/php/value.ts';
import { stringify } from '../../../../src/model/json.ts';
import { parseJsonArray } from '../../../../src/sources/streams/json-array.ts';

const SOURCE: OriginSource = { environment: 'production', file: 'a.json', path: '', setting: '', group: '' };

it('JSON becomes the array that PHP would have, with the line of every entry', () => {
	const { value, problems } = parseJsonArray('{\n "0": { "stream": "a" },\n "b": [\n 1,\n null ]\n}', SOURCE);
	const array = arrayOf(value ?? undefined);
	expect(problems).toEqual([]);
	expect(Array.from(array?.entries() ?? [], ([key]) => key)).toEqual([0, 'b']);
	expect(array?.get(0)?.origin.line).toBe(2);
	expect(arrayOf(array?.at('b'))?.get(1)?.origin.line).toBe(5);
});

it('Integers beyond the exact range of numbers keep their digits', () => {
	const { value } = parseJsonArray('[18446744073709551615, 1.5, -3]', SOURCE);
	expect(value && stringify(toJson(value.value))).toBe('[18446744073709551615,1.5,-3]');
});

it('The key __proto__ is an ordinary key', () => {
	const { value } = parseJsonArray('{"__proto__": {"x": 1}}', SOURCE);
	expect(value && stringify(toJson(value.value))).toBe('{"__proto__":{"x":1}}');
});

it('A syntax error is one problem at its line, and nothing is kept', () => {
	const { value, problems } = parseJsonArray('{\n "a": 1\n "b": 2\n}', SOURCE);
	expect(value).toBeNull();
	expect(problems.map(({ code, line }) => [code, line])).toEqual([['json-syntax-error', 3]]);
});

it('A key written twice is reported, and the last value counts', () => {
	const { value, problems } = parseJsonArray('{ "a": 1,\n "a": 2 }', SOURCE);
	expect(value && stringify(toJson(value.value))).toBe('{"a":2}');
	expect(problems.map(({ code, line }) => [code, line])).toEqual([['array-duplicate-key', 2]]);
});

it('Nesting beyond reason is refused', () => {
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
	expect(parseJsonArray(deep, SOURCE).problems.map(({ code }) => code)).toContain('array-too-deep');
});
