import { describe, expect, it } from 'vitest';
import { PLOT_SIZE, type PlotQuestion, plotShapes } from '../../../../src/workflow/calculator/rate-plot.ts';

const question: PlotQuestion = {
	points: [
		{ rate: 0.001, value: 1 },
		{ rate: 0.01, value: 10 },
		{ rate: 0.1, value: 100 },
		{ rate: 1, value: 1000 },
	],
	current: { rate: 0.1, value: 100 },
	threshold: null,
	valueLabel: 'Events per second',
	sayValue: String,
	sayRate: (rate) => `${rate * 100} %`,
};
const texts = (shapes: ReturnType<typeof plotShapes>) => shapes.flatMap(({ text }) => text ?? []);

describe('plotShapes', () => {
	it('draws equal ratios as equal distances, so that proportion is a straight line', () => {
		const curve = plotShapes(question).find(({ attributes }) => attributes['class'] === 'plot__curve');
		const points = String(curve?.attributes['d'])
			.split(/[ML]/)
			.filter((part) => part !== '')
			.map((part) => part.trim().split(' ').map(Number));
		const steps = points.slice(1).map(([x = 0], index) => Math.round(x - (points[index]?.[0] ?? 0)));
		expect(new Set(steps).size).toBe(1);
		expect(points.map(([, y]) => y)).toEqual([236, 166.7, 97.3, 28]);
	});

	it('names every power of ten on both axes, and marks the rate that is asked about', () => {
		expect(texts(plotShapes(question))).toEqual(
			expect.arrayContaining(['1', '10', '100', '1000', '0.1 %', '1 %', '10 %', '100 %', '100 at 10 %']),
		);
	});

	it('makes room for a threshold beyond the curve', () => {
		const shapes = plotShapes({ ...question, threshold: { value: 50_000, label: 'limit' } });
		const line = shapes.find(({ attributes }) => attributes['class'] === 'plot__threshold');
		expect(Number(line?.attributes['y1'])).toBeGreaterThan(0);
		expect(texts(shapes)).toEqual(expect.arrayContaining(['limit', '100000']));
	});

	it('keeps every shape inside the picture, whatever the values', () => {
		for (const factor of [1e-9, 1, 1e12]) {
			const points = question.points.map(({ rate, value }) => ({ rate, value: value * factor }));
			for (const { attributes } of plotShapes({ ...question, points, current: { rate: 1, value: 1e30 } })) {
				for (const name of ['x', 'x1', 'x2', 'cx']) {
					const x = Number(attributes[name] ?? 0);
					expect(x).toBeGreaterThanOrEqual(0);
					expect(x).toBeLessThanOrEqual(PLOT_SIZE.width);
				}
				for (const name of ['y', 'y1', 'y2', 'cy']) {
					const y = Number(attributes[name] ?? 0);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(y).toBeLessThanOrEqual(PLOT_SIZE.height);
				}
			}
		}
	});

	it('draws nothing where nothing is positive', () => {
		expect(plotShapes({ ...question, points: [{ rate: 0.1, value: 0 }] })).toEqual([]);
	});
});
