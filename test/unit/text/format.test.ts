import { describe, expect, it } from 'vitest';
import {
	formatAmount,
	formatBytes,
	formatCount,
	formatList,
	formatNumber,
	formatPercent,
	plural,
} from '../../../src/text/format.ts';

describe('numbers', () => {
	it('have their digits in groups of three', () => {
		expect(formatNumber(12_345)).toBe('12,345');
		expect(formatNumber(12_345, 3)).toBe('12,300');
	});

	it('as amounts have three digits that count', () => {
		expect(formatAmount(12_441_600)).toBe('12,400,000');
		expect(formatAmount(0.012345)).toBe('0.0123');
		expect(formatAmount(0)).toBe('0');
		expect(formatAmount(Number.NaN)).toBe('–');
	});

	it('as a share are a percentage without digits that do not count', () => {
		expect(formatPercent(0.2)).toBe('20 %');
		expect(formatPercent(0.123456)).toBe('12.35 %');
		expect(formatPercent(0.123456, 3)).toBe('12.3 %');
		expect(formatPercent(Number.POSITIVE_INFINITY)).toBe('–');
	});

	it('of bytes use decimal units and go to the next one before 1,000', () => {
		expect(formatBytes(0)).toBe('0 bytes');
		expect(formatBytes(999)).toBe('999 bytes');
		expect(formatBytes(999.6)).toBe('1 kB');
		expect(formatBytes(1_048_576)).toBe('1.05 MB');
		expect(formatBytes(50_000_000_000)).toBe('50 GB');
	});
});

describe('counted things', () => {
	it('are one or several; none is several', () => {
		expect([0, 1, 2].map((count) => formatCount(count, 'stream'))).toEqual([
			'0 streams',
			'1 stream',
			'2 streams',
		]);
		expect(plural(2, 'is', 'are')).toBe('are');
		expect(formatCount(12_345, 'schema')).toBe('12,345 schemas');
	});
});

describe('lists', () => {
	it('end in “and”, without a comma before it', () => {
		expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(formatList)).toEqual([
			'',
			'a',
			'a and b',
			'a, b and c',
		]);
	});
});
