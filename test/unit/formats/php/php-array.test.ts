import { describe, expect, it } from 'vitest';
import { phpItems, phpValue } from '../../../../src/formats/php/evaluate.ts';
import { parsePhpFile } from '../../../../src/formats/php/file.ts';
import type { PhpContext } from '../../../../src/formats/php/node.ts';
import { type OriginSource, PhpArray, toJson } from '../../../../src/formats/php/value.ts';
import { stringify } from '../../../../src/model/json.ts';

const SOURCE: OriginSource = {
	environment: 'production',
	file: 'config/a.php',
	path: 'a.php',
	setting: '',
	group: '',
};

/** Reads one key of the array a file returns. */
function read(code: string, key = 'v', constants: Record<string, string | number | boolean | null> = {}) {
	const { file, problems } = parsePhpFile(code, 'config/a.php');
	const context: PhpContext = {
		file: 'config/a.php',
		constants: new Map(Object.entries(constants)),
		problems: [...problems],
		keys: new WeakMap(),
	};
	const item = file?.array && phpItems(file.array, context).find((candidate) => candidate.key === key);
	const traced = item ? phpValue(item, SOURCE, context) : null;
	const codes = context.problems.map((problem) => `${problem.line}: ${problem.code}`);
	return { traced, json: traced && stringify(toJson(traced.value)), codes, problems: context.problems };
}

const value = (expression: string, constants = {}) =>
	read(`<?php\nreturn [ 'v' => ${expression} ];`, 'v', constants);

describe('values', () => {
	it.each([
		['true', 'true'],
		['NULL', 'null'],
		['-1', '-1'],
		['2 * 60 * 60', '7200'],
		['7 / 2', '3.5'],
		['6 / 2', '3'],
		['-7 % 3', '-1'],
		['2 ** 10', '1024'],
		['1 + 0.5', '1.5'],
		['9223372036854775806 + 1', '9223372036854775807'],
		["'a' . 'b' . 1", '"ab1"'],
		["'' . true . null . false", '"1"'],
		['!true', 'false'],
		['[]', '[]'],
		['array( 1, 2 )', '[1,2]'],
		["[ 'a' => 1 ] + [ 'a' => 2, 'b' => 3 ]", '{"a":1,"b":3}'],
		["<<<'X'\nraw \\n\nX", '"raw \\\\n"'],
		['(1 + 2) * 3', '9'],
		['\\true', 'true'],
		["1e25 . ''", '"1.0E+25"'],
		["0.1 + 0.2 . ''", '"0.3"'],
		["'a' . 1 + 2", '"a3"'],
		['-2 ** 2', '-4'],
		['9223372036854775807 + 1', '9223372036854776000'],
		['"\\xC3" . "\\xA9"', '"é"'],
		['<<<EOT\n\\"x\nEOT', '"\\\\\\"x"'],
		['<<<EOT\n  \\xC3\\xA9 \\400\n  EOT', '"é \\u0000"'],
		['![]', 'true'],
	])('%s is %s', (expression, json) => {
		const result = value(expression);
		expect(result.codes).toEqual([]);
		expect(result.json).toBe(json);
	});

	it('A constant has the value that is given for it, with or without a class', () => {
		expect(value('[ NS_MAIN, Foo::BAR ]', { NS_MAIN: 0, 'Foo::BAR': 'x' }).json).toBe('[0,"x"]');
	});
});

describe('keys', () => {
	it.each([
		["[ '7' => 'a' ]", [7]],
		["[ '07' => 'a', '-3' => 'b', '1.5' => 'c' ]", ['07', -3, '1.5']],
		['[ true => 1, null => 2 ]', [1, '']],
		['[ 1.9 => 1 ]', [1]],
		["[ 5 => 'a', 'b' ]", [5, 6]],
		["[ 'x' => 1, 'y', 'z' ]", ['x', 0, 1]],
		["[ -5 => 'a', 'b' ]", [-5, -4]],
	])('The keys of %s are %j, as PHP makes them', (expression, keys) => {
		const array = value(expression).traced?.value;
		expect(array instanceof PhpArray && Array.from(array.entries(), ([key]) => key)).toEqual(keys);
	});

	it('Keys named like members of objects are ordinary keys', () => {
		const result = value("[ '__proto__' => [ 'x' => 1 ], 'constructor' => 2, 'toString' => 3 ]");
		expect(result.json).toBe('{"__proto__":{"x":1},"constructor":2,"toString":3}');
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	it('A key written twice keeps the last value and is reported at its line', () => {
		const result = read("<?php\nreturn [ 'v' => [\n'a' => 1,\n'a' => 2 ] ];");
		expect(result.json).toBe('{"a":2}');
		expect(result.codes).toEqual(['4: array-duplicate-key']);
	});
});

describe('what is no literal', () => {
	it.each([
		['foo()', 'a function call'],
		['$x', 'a variable'],
		['$$x', 'a variable'],
		['new Foo', 'a new object'],
		['UNKNOWN', 'the constant UNKNOWN'],
		['$a ? 1 : 2', 'a condition'],
		['fn() => 1', 'a function'],
		['"a $b"', 'a string with a variable in it'],
		["1 + 'a'", 'the operator “+” on such values'],
		['1 / 0', 'the operator “/” on these numbers'],
		['7.5 % 0.5', 'the operator “%” on these numbers'],
		['2 ** 0.5', 'the operator “**” on these numbers'],
		['"\\xC3"', 'a string that is no UTF-8 text'],
		['1e308 * 10', 'a number without end'],
		['[ 9223372036854775807 => 1, 2 ]', 'an element behind the largest key there is'],
		['(int)"7"', 'a cast'],
		['`ls`', 'a shell command'],
		['1 | 2', 'the operator “|”'],
		['__DIR__', 'a magic constant'],
	])('%s is refused in words', (expression, words) => {
		const result = value(`[ 'a' => 1,\n'b' => ${expression},\n'c' => 3 ]`);
		expect(result.json).toMatch(/^\{"a":1,.*"c":3\}$/);
		expect(result.codes).toEqual(['3: php-not-a-literal']);
		expect(result.problems[0]?.message).toContain(words);
	});

	it('A spread is refused, the entries beside it are read', () => {
		const result = value('[ 1,\n...$others,\n3 ]');
		expect(result.json).toBe('[1,3]');
		expect(result.codes).toEqual(['3: php-not-a-literal']);
	});

	it('An expression at a key that nobody asked for is no problem', () => {
		expect(
			read("<?php return [ 'wgOther' => wfGetDB( $x ), 'v' => 'yes', 'wgMore' => [ foo() ] ];"),
		).toMatchObject({
			json: '"yes"',
			codes: [],
		});
	});

	it('A file nested beyond reason is refused without exhausting the stack', () => {
		const deep = `${'['.repeat(80)}1${']'.repeat(80)}`;
		expect(value(deep).codes).toEqual(['2: array-too-deep']);
		const deeper = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`;
		expect(value(deeper).problems.map((problem) => problem.code)).toEqual(['array-too-deep']);
	});
});

describe('what PHP refuses', () => {
	it.each([
		['"\\u{110000}"', 'Invalid UTF-8 codepoint escape sequence: Codepoint too large'],
		['"\\u{zz}"', 'Invalid UTF-8 codepoint escape sequence'],
		['08', 'Invalid numeric literal'],
		['[ 1,, 2 ]', 'Cannot use empty array elements in arrays'],
		['<<<X\n a\n  X', 'Invalid body indentation level (expecting an indentation level of at least 2)'],
	])('%s makes the whole file no PHP, in the words of PHP', (expression, words) => {
		const result = value(expression);
		expect(result.codes).toEqual(['2: php-syntax-error']);
		expect(result.problems[0]?.message).toBe(`The file is no valid PHP: ${words}.`);
	});
});

describe('depth and length', () => {
	it('A thousand concatenations are one value', () => {
		expect(value(Array(1000).fill("'a'").join(' . ')).json).toBe(`"${'a'.repeat(1000)}"`);
	});

	it('What is nested too deeply is told at its line, and the entries beside it are read', () => {
		const deep = `${'['.repeat(30_000)}1${']'.repeat(30_000)}`;
		const result = value(`[ 'a' => 1,\n'b' => ${deep},\n'c' => 3 ]`);
		expect(result.json).toMatch(/^\{"a":1,"b":.*"c":3\}$/);
		expect(result.codes).toEqual(['3: array-too-deep']);
	});

	it('Signs without end are too deep as well', () => {
		expect(value(`${'- '.repeat(20_000)}1`).codes).toEqual(['2: array-too-deep']);
	});
});

describe('files', () => {
	it('Every entry knows its own line', () => {
		const result = read("<?php\n\nreturn [\n'v' => [\n'a' => [\n'b' => 1,\n],\n'c' =>\n\t2 ] ];");
		const array = result.traced?.value;
		if (!(array instanceof PhpArray)) throw new Error('no array');
		expect(result.traced?.origin.line).toBe(4);
		expect(array.get('a')?.origin.line).toBe(5);
		expect(array.get('c')?.origin.line).toBe(8);
	});

	it('The array may be returned by a function', () => {
		expect(read("<?php\nfunction settings() {\n\t$x = 1;\n\treturn [ 'v' => 1 ];\n}\n").json).toBe('1');
	});

	it('A syntax error is a problem at its line', () => {
		const result = read("<?php\nreturn [\n\t'v' => 1\n\t'b' => 2,\n];");
		expect(result.codes).toEqual(['4: php-syntax-error']);
		expect(result.problems[0]?.message).toMatch(/^The file is no valid PHP: unexpected ''b''/);
	});

	it('A file that returns something else is a problem', () => {
		expect(read('<?php\nload();').codes).toEqual(['1: php-not-an-array']);
	});
});
