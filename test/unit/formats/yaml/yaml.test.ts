import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../../src/formats/yaml/yaml.ts';
import { pointerKeys, pointerToken } from '../../../../src/model/json-pointer.ts';

const place = { file: 'repository/current.yaml', subject: 'schema:test' } as const;
const read = (text: string) => readYaml(text, place);
const codes = (text: string) => read(text).problems.map(({ code, line }) => `${code}:${line}`);

describe('values', () => {
	it('YAML 1.2 keeps yes, on and off as words', () => {
		expect(read('a: yes\nb: off\non: 1\n').value).toEqual({ a: 'yes', b: 'off', on: 1 });
	});
	it('an integer beyond 2^53 is kept exactly, one within stays a number', () => {
		expect(read('a: 18446744073709551615\nb: 9007199254740991\nc: -9007199254740993').value).toEqual({
			a: 18446744073709551615n,
			b: 9007199254740991,
			c: -9007199254740993n,
		});
	});
	it('JSON is read by the same function', () => {
		expect(read('{"a": [1, 20210223205005000], "b": "x\\u00e9"}').value).toEqual({
			a: [1, 20210223205005000n].map((n) => (n === 20210223205005000n ? n : n)),
			b: 'xé',
		});
	});
	it('an empty file is null', () => expect(read('').value).toBeNull());
	it('keys such as __proto__ and constructor are ordinary', () => {
		const { value } = read('__proto__: {x: 1}\nconstructor: 2\n');
		expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
	});
	it('anchors and merge keys are resolved, own keys win', () => {
		expect(read('base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\ncopy: *b\n').value).toEqual({
			base: { x: 1, y: 2 },
			use: { y: 3, x: 1 },
			copy: { x: 1, y: 2 },
		});
	});
});

describe('lines', () => {
	const text = 'title: x\nproperties:\n  a/b:\n    type: string\n  list:\n    - one\n    - two\n';
	it('a pointer gives the line of its key', () => {
		expect(read(text).lineAt('/properties/a~1b/type')).toBe(4);
	});
	it('a pointer into a list gives the line of the item', () => {
		expect(read(text).lineAt('/properties/list/1')).toBe(7);
	});
	it('a pointer to nothing gives the line of the nearest ancestor', () => {
		expect(read(text).lineAt('/properties/list/9/x')).toBe(5);
		expect(read(text).lineAt('')).toBe(1);
	});
	it('pointer tokens are escaped and unescaped', () => {
		expect(pointerToken('a/b~c')).toBe('a~1b~0c');
		expect(pointerKeys('/a~1b~0c/0')).toEqual(['a/b~c', '0']);
	});
});

describe('problems', () => {
	it('broken syntax is told at its line and gives no value', () => {
		const file = read('title: x\nproperties:\n  a: [1, 2\nb: }\n');
		expect(file.value).toBeUndefined();
		expect(file.problems[0]).toMatchObject({ code: 'yaml-syntax', file: 'repository/current.yaml' });
		expect(file.problems[0]?.line).toBeGreaterThanOrEqual(3);
	});
	it('a key that stands twice is told at the second one, and the first value is used', () => {
		const file = read('a: 1\nb: 2\na: 3\n');
		expect(file.value).toEqual({ a: 1, b: 2 });
		expect(codes('a: 1\nb: 2\na: 3\n')).toEqual(['yaml-duplicate-key:3']);
	});
	it('a second document is told, and the first is used', () => {
		expect(codes('a: 1\n---\nb: 2\n')).toEqual(['yaml-multiple-documents:2']);
		expect(read('a: 1\n---\nb: 2\n').value).toEqual({ a: 1 });
	});
	it('infinite numbers and complex keys are told', () => {
		expect(codes('a: .inf\n')).toEqual(['yaml-not-json:1']);
		expect(codes('? [x, y]\n: 1\n')).toEqual(['yaml-not-json:1']);
	});
	it('aliases that stand for billions of values are not expanded', () => {
		const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]'];
		for (let i = 1; i < 12; i++)
			bomb.push(
				`a${i}: &a${i} [${Array(10)
					.fill(`*a${i - 1}`)
					.join(',')}]`,
			);
		const file = read(bomb.join('\n'));
		expect(file.value).toBeUndefined();
		expect(file.problems.map(({ code }) => code)).toEqual(['yaml-too-large']);
	});
	it('an alias inside its own anchor is a problem, not a loop', () => {
		expect(codes('a: &a [*a]\n')).toEqual(['yaml-syntax:1']);
	});
	it('ten thousand brackets are a problem, not a crash', () => {
		const { value, problems } = read('['.repeat(10_000));
		expect(problems.length).toBeGreaterThan(0);
		expect(value).toBeUndefined();
	});
	it('of thousands of errors ten are told, and how many more there are', () => {
		const { value, problems } = read(`title: x\n${"- 'x' y\n".repeat(2000)}`);
		expect(value).toBeUndefined();
		expect(problems).toHaveLength(11);
		expect(problems.at(-1)?.message).toMatch(/^The syntax is broken in [\d,]+ more places, from here on\.$/);
	});
	it('of thousands of keys that stand twice a hundred are told, and how many more there are', () => {
		const { value, problems } = read('a: 1\n'.repeat(5001));
		expect(value).toEqual({ a: 1 });
		expect(problems).toHaveLength(101);
		expect(problems.at(-1)).toMatchObject({
			code: 'yaml-duplicate-key',
			line: 102,
			message: 'There are 4,900 more faults in this file, from here on.',
		});
	});
	it('the line of every key of a long mapping is found', () => {
		const { lineAt } = read(Array.from({ length: 200 }, (_, index) => `k${index}: 1\n`).join(''));
		expect([lineAt('/k0'), lineAt('/k199'), lineAt('/none')]).toEqual([1, 200, 1]);
	});
	it('a mapping with five thousand keys keeps all of them', () => {
		const text = Array.from({ length: 5000 }, (_, index) => `key${index}: 1`).join('\n');
		expect(Object.keys(read(text).value as object)).toHaveLength(5000);
	});
	it('a file beyond the size limit is not parsed', () => {
		expect(readYaml('a: 1234567890', place, { size: 5, depth: 5, values: 5 }).problems[0]?.code).toBe(
			'yaml-too-large',
		);
	});
});
