import { describe, expect, it } from 'vitest';
import {
	identifiersNeeded,
	marginAt,
	rateNeeded,
	usualRate,
} from '../../../../src/workflow/calculator/sample-size.ts';

describe('size of a sample', () => {
	it('is the textbook figure for a share of one half and an error of one percentage point', () => {
		expect(identifiersNeeded({ share: 0.5, margin: 0.01 })).toBe(9604);
	});

	it('is largest where the share is one half', () => {
		const at = (share: number) => identifiersNeeded({ share, margin: 0.01 });
		expect(at(0.05)).toBe(1825);
		expect(at(0.05)).toBe(at(0.95));
		expect(at(0.4)).toBeLessThan(at(0.5));
	});

	it('quarters when the allowed error doubles', () => {
		expect(identifiersNeeded({ share: 0.5, margin: 0.02 })).toBe(2401);
	});
});

describe('rate', () => {
	const question = { identifiersPerDay: 1000, days: 10, share: 0.5, margin: 0.01 };

	it('is the needed identifiers over those that there are', () => {
		expect(rateNeeded(question)).toBeCloseTo(0.9604);
	});

	it('is above 1 where even everything is too little', () => {
		expect(rateNeeded({ ...question, days: 9 })).toBeGreaterThan(1);
	});

	it('gives back the allowed error', () => {
		expect(marginAt(rateNeeded(question), question)).toBeCloseTo(0.01, 6);
	});

	it('is rounded up to a usual one, and there is none above 1', () => {
		expect(usualRate(0.0011)).toBe(0.002);
		expect(usualRate(0.5)).toBe(0.5);
		expect(usualRate(0.51)).toBe(1);
		expect(usualRate(1.01)).toBeNull();
	});
});
