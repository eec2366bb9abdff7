import { expect, it } from 'vitest';
import { authorNotes } from '../../../../../src/catalog/schema/materialize/author-notes.ts';
import { readYaml } from '../../../../../src/formats/yaml/yaml.ts';
import { yamlComments } from '../../../../../src/formats/yaml/yaml-comments.ts';

const notes = (text: string) =>
	Object.fromEntries(
		[...authorNotes(text, yamlComments(text), readYaml(text, {}).value ?? null)].map(([pointer, list]) => [
			pointer,
			list.map(({ text: words, line, value }) => [words, line, value]),
		]),
	);

it('a comment above a property is about that property, wherever allOf puts it', () => {
	expect(
		notes(
			'# about nothing\ntitle: x\nallOf:\n  - properties:\n      # first\n      # second\n      a:\n        type: object\n        properties:\n          # inner\n\n          b: { type: string }\n',
		),
	).toEqual({
		'/properties/a': [['first\nsecond', 5, undefined]],
		'/properties/a/properties/b': [['inner', 10, undefined]],
	});
});
it('a comment behind a value of an enumeration is about that value', () => {
	expect(
		notes('properties:\n  a:\n    enum:\n      - save # pressed save\n      - "no" # pressed no\n'),
	).toEqual({
		'/properties/a': [
			['pressed save', 4, 'save'],
			['pressed no', 5, 'no'],
		],
	});
});
it('a comment above the first value is about the field, one above another value is about that', () => {
	expect(
		notes('properties:\n  a:\n    enum:\n      # all of them\n      - x\n      # only y\n      - y\n'),
	).toEqual({
		'/properties/a': [
			['all of them', 4, undefined],
			['only y', 6, 'y'],
		],
	});
});
it('a comment on a keyword is about its field; items and maps are looked through', () => {
	expect(
		notes(
			'properties:\n  a:\n    items:\n      properties:\n        b:\n          # must be so\n          type: string\n',
		),
	).toEqual({ '/properties/a/items/properties/b': [['must be so', 6, undefined]] });
});
it('fields named like keywords are fields', () => {
	expect(
		notes('properties:\n  # one\n  properties:\n    type: string\n  # two\n  enum:\n    type: string\n'),
	).toEqual({
		'/properties/properties': [['one', 2, undefined]],
		'/properties/enum': [['two', 5, undefined]],
	});
});
it('broken YAML has no notes', () => {
	expect(notes('properties: [\n# x\n')).toEqual({});
});
