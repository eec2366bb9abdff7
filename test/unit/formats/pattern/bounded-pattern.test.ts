import { expect, it } from 'vitest';
import { runWithTimeout, TimeLimitError } from '../../../../src/formats/pattern/run-with-timeout.ts';
import { TimeLimitedRegExp } from '../../../../src/formats/pattern/time-limited-regexp.ts';

it('an honest pattern gives what the language gives', () => {
	expect(new TimeLimitedRegExp('change-prop/retry/.*', '').test('/change-prop/retry/1.0.0')).toBe(true);
	expect(new TimeLimitedRegExp('^x$').test('xy')).toBe(false);
	expect(new TimeLimitedRegExp('/legacy/(a|b)/.*', '').test('/legacy/b/1.0.0')).toBe(true);
	expect(new TimeLimitedRegExp('(ab)+c').test('ababc')).toBe(true);
});
it('a pattern that backtracks without end is stopped', () => {
	expect(() => new TimeLimitedRegExp('^(a+)+$').test(`${'a'.repeat(60)}!`)).toThrow(TimeLimitError);
});
it('bounded work gives its result and passes its errors on', () => {
	expect(runWithTimeout(() => 42, 1000)).toBe(42);
	expect(() =>
		runWithTimeout(() => {
			throw new RangeError('mine');
		}, 1000),
	).toThrow(RangeError);
});
