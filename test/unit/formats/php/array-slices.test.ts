import { describe, expect, it } from 'vitest';
import { plainKey, sliceArray } from '../../../../src/formats/php/array-slices.ts';

const texts = (php: string) => sliceArray(php, 0)?.items.map(({ key, value }) => [key, value]);

describe('slicing a PHP array', () => {
	it('gives each item with its key, as written', () => {
		expect(texts(`[ 'a' => [ 1, 2 ], "b" => null, 'c' ]`)).toEqual([
			["'a'", '[ 1, 2 ]'],
			['"b"', 'null'],
			[null, "'c'"],
		]);
	});

	it('leaves comments around items out and those inside of items in', () => {
		expect(texts("[ // it's a\n'a' => [ /* ] */ 1 ], # end ]\n]")).toEqual([["'a'", '[ /* ] */ 1 ]']]);
	});

	it('is not misled by brackets, arrows and quotes in strings', () => {
		expect(texts(String.raw`[ 'a]' => "=> ]\"", 'b\'[' => 1 ]`)).toEqual([
			["'a]'", String.raw`"=> ]\""`],
			[String.raw`'b\'['`, '1'],
		]);
	});

	it('takes the first arrow of an item for that of its key', () => {
		expect(texts("[ 'a' => fn() => 1 ]")).toEqual([["'a'", 'fn() => 1']]);
	});

	it('says where the array ends', () => {
		expect(sliceArray('x = [ 1 ]; y', 4)?.end).toBe(9);
	});

	it.each([
		['is not closed', '[ 1'],
		['has a heredoc', '[ <<<A\n]\nA ]'],
		['spreads another', '[ ...$more ]'],
		['is closed by another bracket', '[ 1 )'],
		['has an open string', "[ 'a ]"],
		['is none', 'array( 1 )'],
	])('leaves an array that %s to a parser', (_what, php) => {
		expect(sliceArray(php, 0)).toBeNull();
	});
});

describe('the text of a key', () => {
	it('is read where it is a plain string', () => {
		expect(plainKey("'+enwiki'")).toBe('+enwiki');
		expect(plainKey('"default"')).toBe('default');
	});

	it('is left to a parser where it has escapes, variables or is no string', () => {
		expect([String.raw`'a\'b'`, '"$a"', 'NAME', '7', null].map(plainKey)).toEqual([
			null,
			null,
			null,
			null,
			null,
		]);
	});
});
