import { expect, it } from 'vitest';
import { yamlComments } from '../../../../src/formats/yaml/yaml-comments.ts';

it('lines that follow each other are one comment', () => {
	expect(yamlComments('# one\n# two\na: 1\n\n# three\nb: 2\n')).toEqual([
		{ text: 'one\ntwo', line: 1, lastLine: 2, trailing: false },
		{ text: 'three', line: 5, lastLine: 5, trailing: false },
	]);
});
it('a comment behind a value is marked as trailing and stands alone', () => {
	expect(yamlComments('enum:\n  - a # first\n  - b # second\n')).toEqual([
		{ text: 'first', line: 2, lastLine: 2, trailing: true },
		{ text: 'second', line: 3, lastLine: 3, trailing: true },
	]);
});
it('a number sign inside a text is no comment', () => {
	expect(
		yamlComments('a: >\n  # not one\n  text\nb: "# nor this"\nc: x#y\n$ref: /fragment/common/1.0.0#\n'),
	).toEqual([]);
});
it('broken YAML does not throw', () => {
	expect(() => yamlComments('a: [\n# x\n}')).not.toThrow();
});
