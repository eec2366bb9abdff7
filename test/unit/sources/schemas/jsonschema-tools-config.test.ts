import { expect, it } from 'vitest';
import { readToolsConfig } from '../../../../src/sources/schemas/jsonschema-tools-config.ts';

const read = (text: string) =>
	readToolsConfig(text, 'repository:primary', (line) => ({
		file: 'primary/.jsonschema-tools.yaml',
		line,
		url: null,
	}));

it('base path and content types are read, the base path without dots and slashes at its ends', () => {
	const tools = read('schemaBasePath: ./jsonschema/\ncontentTypes: [yaml, json]\n');
	expect(tools.schemaBasePath).toBe('jsonschema');
	expect(tools.contentTypes).toEqual(['yaml', 'json']);
	expect(tools.problems).toEqual([]);
});
it('a skip pattern matches anywhere in the $id and has the comment above it as its reason', () => {
	const tools = read(
		"skipSchemaTestCases:\n  # It is an old schema\n  # with nullable types.\n  'recentchange/.*':\n    - schema-deterministic-types\n",
	);
	expect(tools.skippedFor('/mediawiki/recentchange/1.0.0')).toEqual([
		{
			testCase: 'schema-deterministic-types',
			reason: 'It is an old schema\nwith nullable types.',
			location: { file: 'primary/.jsonschema-tools.yaml', line: 4, url: null },
		},
	]);
	expect(tools.skippedFor('/mediawiki/page/change/1.0.0')).toEqual([]);
});
it('an entry without a comment shares the reason of the entry above that skips the same cases', () => {
	const tools = read(
		"skipSchemaTestCases:\n  # Why\n  'a/1':\n    - x\n  'b/1':\n    - x\n  'c/1':\n    - y\n",
	);
	expect(tools.skippedFor('b/1').map(({ reason }) => reason)).toEqual(['Why']);
	expect(tools.skippedFor('c/1').map(({ reason }) => reason)).toEqual(['']);
});
it('a comment above a single case is the reason of that case', () => {
	const tools = read("skipSchemaTestCases:\n  # All\n  'a/1':\n    - x\n    # Only y\n    - y\n");
	expect(tools.skippedFor('a/1').map(({ testCase, reason }) => [testCase, reason])).toEqual([
		['x', 'All'],
		['y', 'Only y'],
	]);
});
it('an invalid and an overlong pattern are problems at their line, the others still work', () => {
	const tools = read(
		`skipSchemaTestCases:\n  '(':\n    - x\n  '${'a'.repeat(400)}':\n    - x\n  'good/':\n    - x\n`,
	);
	expect(tools.problems.map(({ code, line }) => [code, line])).toEqual([
		['skip-pattern-invalid', 2],
		['skip-pattern-invalid', 4],
	]);
	expect(tools.skippedFor('/good/1.0.0')).toHaveLength(1);
});
it('a pattern that would hang skips nothing and does not hang', () => {
	const tools = read("skipSchemaTestCases:\n  '^/(a+)+$':\n    - x\n");
	expect(tools.skippedFor(`/${'a'.repeat(80)}!`)).toEqual([]);
});
it('settings of another shape are problems', () => {
	expect(read('skipSchemaTestCases: [a]\n').problems[0]).toMatchObject({
		code: 'tools-config-invalid',
		line: 1,
	});
	expect(read('- a\n').problems[0]?.code).toBe('tools-config-invalid');
	expect(read('a: [\n').problems[0]?.code).toBe('yaml-syntax');
});

it('numbers need the bounds that enforcedNumericBounds states, or none where it says false', () => {
	expect(read('').numericBounds).toEqual([Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
	expect(read('enforcedNumericBounds: [0, 10]').numericBounds).toEqual([0, 10]);
	expect(read('enforcedNumericBounds: false').numericBounds).toBeNull();
	expect(read('enforcedNumericBounds: much').problems.map(({ code, line }) => [code, line])).toEqual([
		['tools-config-invalid', 1],
	]);
});
it('ignoreSchemas keeps versions out by a pattern on $id, with the comment above as its reason', () => {
	const tools = read('ignoreSchemas:\n  # polymorphic\n  - /old/poly/1\n');
	expect(tools.ignoredBy('/old/poly/1.0.0')).toMatchObject({ reason: 'polymorphic', location: { line: 3 } });
	expect(tools.ignoredBy('/new/poly/1.0.0')).toBeNull();
});
it('an option that is not followed is told, one with the value that the catalog goes by is not', () => {
	const { problems } = read('currentName: draft\nshouldDereference: true\nschemaTitleField: name\n');
	expect(problems.map(({ code, line }) => `${code}:${line}`)).toEqual([
		'tools-option-ignored:1',
		'tools-option-ignored:3',
	]);
});
it('an option that the tools do not know is told with the one that is meant', () => {
	expect(read('ignoreSchema: []').problems.map(({ message }) => message)).toEqual([
		'jsonschema-tools has no option “ignoreSchema”. Did you mean `ignoreSchemas`?',
	]);
});
