import { expect, it } from 'vitest';
import { csv } from '../../../src/text/csv.ts';

it('puts a field in quotes only where it needs them', () => {
	expect(
		csv(
			['a', 'b'],
			[
				['plain', 'with, comma'],
				['say "so"', 'two\nlines'],
			],
		),
	).toBe('a,b\r\nplain,"with, comma"\r\n"say ""so""","two\nlines"\r\n');
});

it('writes numbers, truth and nothing as they are, and a list with spaces', () => {
	expect(csv(['a', 'b', 'c', 'd'], [[0.2, true, null, ['x', 'y']]])).toBe('a,b,c,d\r\n0.2,true,,x y\r\n');
});

it('keeps a spreadsheet from running a text', () => {
	expect(csv(['a'], [['=1+1'], ['@sum'], ['-1'], [-1]])).toBe("a\r\n'=1+1\r\n'@sum\r\n'-1\r\n-1\r\n");
});
