import { describe, expect, it } from 'vitest';
import {
	appendToMap,
	appendToSequence,
	NotEditableYamlError,
	replaceInScalar,
} from '../../../../src/formats/yaml/edit.ts';

const line = (indent: string): string => `${indent}new: 1\n`;

describe('a line that is put behind a mapping', () => {
	it.each([
		['a:\n  b: 1\nc: 2\n', 'a:\n  b: 1\n  new: 1\nc: 2\n'],
		['a:\n  b: 1 # one\n\nc: 2\n', 'a:\n  b: 1 # one\n  new: 1\n\nc: 2\n'],
		[
			'a:\n    b:\n        c: >\n            long\n            text\nd: 1\n',
			'a:\n    b:\n        c: >\n            long\n            text\n    new: 1\nd: 1\n',
		],
		['a:\n  b:\n    - x\n    - y', 'a:\n  b:\n    - x\n    - y\n  new: 1\n'],
		['a: # words\n  b: {c: 1}\n', 'a: # words\n  b: {c: 1}\n  new: 1\n'],
	])('%j', (before, after) => {
		expect(appendToMap(before, ['a'], line)).toBe(after);
	});

	it('stands as deep as the entries of a mapping in a list', () => {
		expect(appendToMap('a:\n  - p:\n      b: 1\n  - c\n', ['a', 0, 'p'], line)).toBe(
			'a:\n  - p:\n      b: 1\n      new: 1\n  - c\n',
		);
	});

	it('behind a list stands at its dashes', () => {
		expect(appendToSequence('a:\n  - b: 1\n    c: 2\nd: 1\n', ['a'], (indent) => `${indent}- x\n`)).toBe(
			'a:\n  - b: 1\n    c: 2\n  - x\nd: 1\n',
		);
	});

	it.each(['a: {b: 1}\n', 'a: 1\n', 'b: 1\n', 'a: [\n'])('is refused for %j', (text) => {
		expect(() => appendToMap(text, ['a'], line)).toThrow(NotEditableYamlError);
	});
});

describe('a text that takes the place of another', () => {
	it('leaves quotes and comments', () => {
		expect(replaceInScalar("$id: '/a/1.0.0' # id\n", ['$id'], '/a/1.0.0', '/a/1.1.0')).toBe(
			"$id: '/a/1.1.0' # id\n",
		);
	});

	it('is taken as it is, whatever characters it has', () => {
		expect(replaceInScalar('a: b\n', ['a'], 'b', '$&')).toBe('a: $&\n');
	});
});
