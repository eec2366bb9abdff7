import { describe, expect, it } from 'vitest';
import {
	compareWithLimits,
	type ThroughputLimits,
	throughput,
	throughputByRate,
} from '../../../../src/workflow/calculator/throughput.ts';

const question = { identifiersPerSecond: 300, eventsPerIdentifier: 4, rate: 0.1, eventBytes: 1200 };
const limits: ThroughputLimits = {
	service: 'gateway',
	maxMessage: 1_048_576,
	maxBody: 10_000_000,
	servicePerSecond: 1000,
	alertShare: 0.25,
	partitionBytes: 50_000_000_000,
};
const levels = (changes: object, limit: object = {}) =>
	compareWithLimits({ ...question, ...changes }, { ...limits, ...limit }).map(({ level }) => level);

describe('throughput', () => {
	it('multiplies identifiers, events per identifier and rate, and counts a day of 86,400 seconds', () => {
		expect(throughput(question)).toEqual({
			eventsPerSecond: 120,
			eventsPerDay: 10_368_000,
			bytesPerDay: 12_441_600_000,
		});
	});

	it('is nothing at rate 0', () => {
		expect(throughput({ ...question, rate: 0 }).eventsPerSecond).toBe(0);
	});

	it('grows in proportion to the rate from the lowest shown rate to everything', () => {
		const points = throughputByRate(question);
		expect(points.map(({ rate }) => rate)).toEqual([0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
		expect(points.at(-1)?.eventsPerSecond).toBe(1200);
		expect(points[0]?.eventsPerSecond).toBeCloseTo(1.2);
	});
});

describe('compareWithLimits', () => {
	it('finds that a modest stream fits everywhere', () => {
		expect(levels({})).toEqual(['fits', 'fits', 'fits', 'ask']);
		expect(levels({ rate: 0.01 })).toEqual(['fits', 'fits', 'fits', 'fits']);
	});

	it('refuses an event that is one byte too large, and takes one of exactly the limit', () => {
		expect(levels({ eventBytes: 1_048_577 })[0]).toBe('exceeds');
		expect(levels({ eventBytes: 1_048_576 })[0]).toBe('fits');
	});

	it('refuses when the events of one identifier do not fit into a request', () => {
		expect(levels({ eventBytes: 1_000_000, eventsPerIdentifier: 11 })[1]).toBe('exceeds');
	});

	it('asks for a warning from the share on that raises an alert', () => {
		expect(levels({}, { servicePerSecond: 480 })[2]).toBe('ask');
		expect(levels({}, { servicePerSecond: 481 })[2]).toBe('fits');
	});

	it('says nothing about limits that nobody knows', () => {
		expect(
			levels({}, { maxMessage: null, maxBody: null, servicePerSecond: null, partitionBytes: null }),
		).toEqual([]);
	});

	it('does not divide by a service that produces nothing', () => {
		expect(levels({}, { servicePerSecond: 0 })).toHaveLength(3);
	});
});
