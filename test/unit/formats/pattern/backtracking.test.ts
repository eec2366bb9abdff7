import { describe, expect, it } from 'vitest';
import { isQuick, mostWays } from '../../../../src/formats/pattern/backtracking.ts';

describe('the ways that a pattern can take', () => {
	it.each([
		['^abc$', 1],
		['^a*$', 11],
		['^a+b?$', 20],
		['^a{2,4}$', 3],
		['^(?:a|b)$', 22],
		['^(?:a|b){3}$', 88],
		['^[a-z|]*$', 121],
		['abc', 11],
		['^a*b*$', 121],
		['^(?=a*)b*$', 121],
		['^(a*)\\1$', 121],
		['^(?:a*)*$', 11 * 11 ** 10],
	])('%s against ten characters are at most %d', (pattern, ways) => {
		expect(mostWays(pattern, 10)).toBe(ways);
	});

	it.each(['^(a+)+$', '^(a|a)*$', '(x+x+)+y', 'a*b*c*d*e', '(a|a)'.repeat(40), '^(?:(?:a?){20}){20}$'])(
		'%s is not quick',
		(pattern) => {
			expect(isQuick(pattern, 256)).toBe(false);
		},
	);

	it.each([
		'^mediawiki\\.job\\..+',
		'^swift\\.(.+\\.)?upload-complete$',
		'^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
		'^\\/[a-z_/]+\\/\\d+$',
		'^(?:$|[^/])',
	])('%s is quick', (pattern) => {
		expect(isQuick(pattern, 256)).toBe(true);
	});

	it('Brackets without end are refused without exhausting the stack', () => {
		expect(isQuick('('.repeat(50_000) + ')'.repeat(50_000), 10)).toBe(false);
	});
});
