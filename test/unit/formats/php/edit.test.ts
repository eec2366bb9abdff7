import { describe, expect, it } from 'vitest';
import { NotEditableError, putSetting } from '../../../../src/formats/php/edit.ts';
import { PhpSyntaxError } from '../../../../src/formats/php/strings.ts';

const file = (body: string): string => `<?php\n\nreturn [\n${body}];\n`;

describe('a setting that is put into a file', () => {
	it('gets a line of its own, behind the last one, in the style of the lines around it', () => {
		const text = file("\t'a' => [\n\t\t'default' => [\n\t\t\t'x' => 1, // one\n\t\t],\n\t],\n");
		expect(putSetting(text, ['a', 'default', 'y'], { z: [true] })).toBe(
			file(
				"\t'a' => [\n\t\t'default' => [\n\t\t\t'x' => 1, // one\n\t\t\t'y' => [\n\t\t\t\t'z' => [\n\t\t\t\t\ttrue,\n\t\t\t\t],\n\t\t\t],\n\t\t],\n\t],\n",
			),
		);
	});

	it('adds a comma to a last item that has none, and ends without one itself', () => {
		const text = file("\t'a' => [\n\t\t'x' => 1 // one\n\t]\n");
		expect(putSetting(text, ['a', 'y'], 2)).toBe(
			file("\t'a' => [\n\t\t'x' => 1, // one\n\t\t'y' => 2\n\t]\n"),
		);
	});

	it('stays in a row of items', () => {
		expect(putSetting(file("\t'a' => [ 'x' => 1 ],\n"), ['a', 'y'], 2)).toBe(
			file("\t'a' => [ 'x' => 1, 'y' => 2 ],\n"),
		);
	});

	it.each([
		['[]', "[\n\t\t'y' => 2,\n\t]"],
		['[ ]', "[\n\t\t'y' => 2,\n\t]"],
		['[\n\t\t// nothing yet\n\t]', "[\n\t\t// nothing yet\n\t\t'y' => 2,\n\t]"],
	])('opens the empty array %j', (before, after) => {
		expect(putSetting(file(`\t'a' => ${before},\n`), ['a', 'y'], 2)).toBe(file(`\t'a' => ${after},\n`));
	});

	it('takes spaces and line breaks from the file', () => {
		const text = file("    'a' => [\n        'x' => 1,\n    ],\n").replaceAll('\n', '\r\n');
		expect(putSetting(text, ['a', 'y'], { z: 1 })).toBe(
			file(
				"    'a' => [\n        'x' => 1,\n        'y' => [\n            'z' => 1,\n        ],\n    ],\n",
			).replaceAll('\n', '\r\n'),
		);
	});

	it('makes the arrays that are not there', () => {
		expect(putSetting(file("\t'a' => [\n\t\t'x' => [],\n\t],\n"), ['a', 'b', 'c'], 1)).toContain(
			"\t\t'b' => [\n\t\t\t'c' => 1,\n\t\t],\n",
		);
	});

	it('is never taken for text in a string or a comment', () => {
		const text = file(
			"\t// 'a' => [ ],\n\t'note' => \"'a' => [ ]\",\n\t'a' => [\n\t\t'x' => ' ], ',\n\t],\n",
		);
		expect(putSetting(text, ['a', 'y'], 1)).toBe(text.replace("' ], ',\n", "' ], ',\n\t\t'y' => 1,\n"));
	});

	it('writes quotes and backslashes so that PHP reads them back', () => {
		expect(putSetting(file("\t'a' => [],\n"), ['a', "/^it's\\.x/"], 1)).toContain("'/^it\\'s\\\\.x/' => 1,");
	});

	it('finds its way in an array that is added to another', () => {
		const text = "<?php\nfunction settings() {\n\treturn $more + [\n\t\t'a' => [],\n\t];\n}\n";
		expect(putSetting(text, ['a', 'x'], 1)).toContain("'a' => [\n\t\t\t'x' => 1,\n\t\t],");
	});
});

describe('a setting that is there', () => {
	const text = file("\t'a' => [\n\t\t'rate' => 1, // all\n\t\t'unit' => 'session',\n\t],\n");

	it('gets another value; all else stays, comments too', () => {
		expect(putSetting(text, ['a'], { rate: 0.5 })).toBe(text.replace('1, // all', '0.5, // all'));
	});

	it('stays where it says the same already', () => {
		expect(putSetting(text, ['a'], { rate: 1, unit: 'session' })).toBe(text);
	});

	it('is set where PHP counts it: the last of two equal keys', () => {
		const twice = file("\t'a' => [ 'x' => 1, 'x' => 2 ],\n");
		expect(putSetting(twice, ['a', 'x'], 3)).toBe(twice.replace('2', '3'));
	});
});

describe('a file that cannot be changed', () => {
	it.each([
		['returns no array', '<?php\nreturn 1;\n', NotEditableError],
		['has an expression on the way', file("\t'a' => make(),\n"), NotEditableError],
		['is no PHP', "<?php\nreturn [ 'a' => ;", PhpSyntaxError],
	])('%s: it is refused', (_what, text, error) => {
		expect(() => putSetting(text, ['a', 'b'], 1)).toThrow(error);
	});
});
