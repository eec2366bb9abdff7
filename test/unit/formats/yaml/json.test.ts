import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/formats/yaml/json.ts';
import { lineOfPointer } from '../../../../src/formats/yaml/yaml-line.ts';

const read = (text: string) => readJson(text, { file: 'repository/1.0.0.json' });
const codes = (text: string) => read(text).problems.map(({ code, line }) => `${code}:${line}`);

describe('a JSON file', () => {
	it('is read as data, with integers beyond 2^53 exactly as written', () => {
		const { value, problems } = read('{"a": [1, 1.5, 18446744073709551615], "b": {"c": null}, "d": ""}');
		expect(value).toEqual({ a: [1, 1.5, 18446744073709551615n], b: { c: null }, d: '' });
		expect(problems).toEqual([]);
	});
	it.each([
		['a comment', '{\n  // the root\n  "a": 1\n}', 'json-syntax:2'],
		['single quotes', "{\n  'a': 1\n}", 'json-syntax:2'],
		['a bare word', '{\n  "a": yes\n}', 'json-syntax:2'],
		['a comma too many', '{\n  "a": [1,\n  2,\n  ]\n}', 'json-syntax:4'],
		['an end too early', '{\n  "a": 1\n', 'json-syntax:3'],
		['nothing at all', '', 'json-syntax:1'],
	])('with %s is refused at its line, as every JSON reader refuses it', (_what, text, problem) => {
		expect(read(text).value).toBeUndefined();
		expect(codes(text)).toEqual([problem]);
	});
	it('with a key that stands twice has its last value, and the second place is told', () => {
		expect(read('{"a": 1,\n"a": 2}').value).toEqual({ a: 2 });
		expect(codes('{"a": 1,\n"a": 2}')).toEqual(['yaml-duplicate-key:2']);
	});
	it('with thousands of keys that stand twice tells a hundred of them, and how many more there are', () => {
		const text = `{${'"a": 1,\n'.repeat(5000)}"a": 2}`;
		expect(read(text).value).toEqual({ a: 2 });
		expect(read(text).problems).toHaveLength(101);
		expect(read(text).problems.at(-1)).toMatchObject({
			line: 102,
			message: 'The file has 4,900 more keys that stand twice, from here on.',
		});
	});
	it('that breaks off behind a thousand keys that stand twice is refused', () => {
		const text = `{${'"a": 1,\n'.repeat(1000)}`;
		expect(read(text).value).toBeUndefined();
		expect(codes(text)).toEqual(['json-syntax:1001']);
	});
	it('takes __proto__ for a name like any other', () => {
		expect(Object.keys(read('{"__proto__": 1}').value as object)).toEqual(['__proto__']);
	});
	it('nested a hundred thousand times is a problem, not a crash', () => {
		expect(codes('['.repeat(100_000))).toEqual(['yaml-too-large:1']);
	});
});

describe('the line of a pointer', () => {
	const json = '{\n  "a/b": {\n    "c": [\n      1,\n      { "d": 2 }\n    ]\n  }\n}';
	it('is that of the key or list item in JSON', () => {
		expect(['/a~1b', '/a~1b/c', '/a~1b/c/1', '/a~1b/c/1/d'].map((at) => lineOfPointer(json, at))).toEqual([
			2, 3, 5, 5,
		]);
	});
	it('is that of the nearest ancestor where the pointer leads to nothing', () => {
		expect(lineOfPointer(json, '/a~1b/x/y')).toBe(2);
		expect(lineOfPointer(json, '/x')).toBe(1);
	});
	it('is found in block YAML, in lists, in flow mappings and below keys in quotes', () => {
		const yaml =
			"a:\n  'b:c': 1\n  list:\n  - x: 1\n  - x: 2\n  after: {p: 1, q: 2}\nlast:\n  a: |\n    b: no key\n";
		const lines = ['/a/b:c', '/a/list/1/x', '/a/after', '/a/after/q', '/last', '/last/a'];
		expect(lines.map((at) => lineOfPointer(yaml, at))).toEqual([2, 5, 6, 6, 7, 8]);
	});
});
