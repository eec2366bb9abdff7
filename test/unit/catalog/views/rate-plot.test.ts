import { describe, expect, it } from 'vitest';
import { ratePlot } from '../../../../src/catalog/views/rate-plot.ts';
import type { RateStep } from '../../../../src/model/history.ts';

const step = (day: string, rate: number | null, group = 'default'): RateStep => ({
	environment: 'production',
	group,
	time: `${day}T00:00:00.000Z`,
	hash: '',
	rate,
	unit: 'session',
});
const END = '2025-01-01T00:00:00.000Z';
const plotOf = (...steps: readonly RateStep[]) => ratePlot(steps, END, (group) => group);
const linesOf = (...steps: readonly RateStep[]) =>
	plotOf(...steps)?.shapes.flatMap(({ tag, attributes }) => (tag === 'path' ? [attributes['d']] : []));

describe('the plot of a sample rate', () => {
	it('is there only where there are steps', () => {
		expect(plotOf()).toBeNull();
	});

	it('keeps a rate until it is changed, and the last one to the end', () => {
		// Half a year at 100 %, then 10 %: one decade is half of the height, the other half is for nothing at all.
		expect(linesOf(step('2024-01-01', 1), step('2024-07-02', 0.1))).toEqual(['M52 12H286V92H520']);
	});

	it('draws nothing on a line of its own, and no line while no rate is stated', () => {
		expect(linesOf(step('2024-01-01', 0), step('2024-07-02', null))).toEqual(['M52 172H286']);
	});

	it('says the same in words and as rows', () => {
		const plot = plotOf(
			step('2024-01-01', 1),
			step('2024-07-02', 0.001),
			step('2024-07-02', null, '+enwiki'),
		);
		expect(plot?.description).toBe(
			'default: 100 % from 2024-01-01, 0.1 % from 2024-07-02. +enwiki: not set from 2024-07-02',
		);
		expect(plot?.rows).toEqual([
			{ date: '2024-01-01', group: 'default', rate: '100 % of sessions' },
			{ date: '2024-07-02', group: 'default', rate: '0.1 % of sessions' },
			{ date: '2024-07-02', group: '+enwiki', rate: 'not set' },
		]);
	});

	it('draws as many groups as can be told apart, and says how many more there are', () => {
		const plot = plotOf(...Array.from({ length: 8 }, (_, index) => step('2024-01-01', 1, `+${index}`)));
		expect(plot?.notDrawn).toBe(3);
		expect(plot?.rows).toHaveLength(8);
	});

	it('sets labels apart that would cover each other', () => {
		const plot = plotOf(step('2024-01-01', 1, 'a'), step('2024-01-01', 1, 'b'), step('2024-01-01', 1, 'c'));
		const heights = plot?.shapes.flatMap(({ attributes }) =>
			String(attributes['class']).startsWith('rate-label') ? [Number(attributes['y'])] : [],
		);
		expect(heights).toEqual([16, 31, 46]);
	});

	it('moves labels at the bottom up, and leaves those at the top beside their lines', () => {
		const plot = plotOf(step('2024-01-01', 1, 'a'), step('2024-01-01', 0, 'b'), step('2024-01-01', 0, 'c'));
		const heights = plot?.shapes.flatMap(({ attributes }) =>
			String(attributes['class']).startsWith('rate-label') ? [Number(attributes['y'])] : [],
		);
		expect(heights).toEqual([16, 169, 184]);
	});
});
