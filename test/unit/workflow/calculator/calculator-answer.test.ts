import { describe, expect, it } from 'vitest';
import { sampleAnswer, throughputAnswer } from '../../../../src/workflow/calculator/calculator-answer.ts';

const question = { identifiersPerSecond: 300, eventsPerIdentifier: 4, rate: 0.1, eventBytes: 1200 };
const limits = {
	service: 'gateway',
	maxMessage: null,
	maxBody: null,
	servicePerSecond: null,
	alertShare: 0.25,
	partitionBytes: null,
};

describe('answer of the throughput calculator', () => {
	it('has a line for the task that names the stream', () => {
		expect(throughputAnswer(question, limits, 'mediawiki.x.v1').outputs['line']).toBe(
			'Estimate for mediawiki.x.v1: 300 identifiers/s × 4 events × rate 0.1 = 120 events/s, 10,400,000 events/day, 12.4 GB/day at 1.2 kB per event.',
		);
	});

	it('says the same in the table as in the figures', () => {
		const { outputs, rows } = throughputAnswer(question, limits);
		expect(rows.find(([rate]) => rate === '10 %')).toEqual([
			'10 %',
			outputs['eventsPerSecond'],
			outputs['eventsPerDay'],
			outputs['bytesPerDay'],
		]);
	});

	it('draws the alert only where the figure of the service is known', () => {
		const drawn = (servicePerSecond: number | null) =>
			throughputAnswer(question, { ...limits, servicePerSecond }).shapes.some(
				({ attributes }) => attributes['class'] === 'plot__threshold',
			);
		expect([drawn(null), drawn(1000)]).toEqual([false, true]);
	});
});

describe('answer of the sample calculator', () => {
	it('names the lowest usual rate that is enough', () => {
		const { outputs } = sampleAnswer({ identifiersPerDay: 200_000, days: 14, share: 0.05, margin: 0.002 });
		expect(outputs).toEqual({ identifiers: '45,619', exactRate: '1.63 %', usualRate: '2 % (rate 0.02)' });
	});

	it('says for how long to collect where even everything is too little', () => {
		const { outputs, findings } = sampleAnswer({
			identifiersPerDay: 1000,
			days: 2,
			share: 0.5,
			margin: 0.01,
		});
		expect(outputs['usualRate']).toBe('none');
		expect(findings).toEqual([
			{
				level: 'exceeds',
				text: 'Even everything is too little in 2 days. Collect for 9.6 days, or accept a larger error.',
			},
		]);
	});
});
