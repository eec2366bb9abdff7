import { expect, test } from 'vitest';
import { runBounded, TimeLimitError } from '../../../../src/formats/pattern/run-with-timeout.ts';
import { BoundedPattern } from '../../../../src/formats/pattern/time-limited-regexp.ts';

test('an honest pattern gives what the language gives', () => {
	expect(new BoundedPattern('change-prop/retry/.*', '').test('/change-prop/retry/1.0.0')).toBe(true);
	expect(new BoundedPattern('^x$').test('xy')).toBe(false);
	expect(new BoundedPattern('/legacy/(a|b)/.*', '').test('/legacy/b/1.0.0')).toBe(true);
	expect(new BoundedPattern('(ab)+c').test('ababc')).toBe(true);
});
test('a pattern that backtracks without end is stopped', () => {
	expect(() => new BoundedPattern('^(a+)+$').test(`${'a'.repeat(60)}!`)).toThrow(TimeLimitError);
});
test('bounded work gives its result and passes its errors on', () => {
	expect(runBounded(() => 42, 1000)).toBe(42);
	expect(() =>
		runBounded(() => {
			throw new RangeError('mine');
		}, 1000),
	).toThrow(RangeError);
});
