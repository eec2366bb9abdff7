import { describe, expect, it } from 'vitest';
import { activityOf } from '../../../../src/catalog/stream/activity.ts';
import { sparkline } from '../../../../src/catalog/views/sparkline.ts';

const row = (stream: string, day: string, events: number, canary = 0) => ({ stream, day, events, canary });
/** Ten days of another stream, so that the counts reach back. */
const SPAN = [row('other', '2024-03-01', 1), row('other', '2024-03-10', 1)];
const stateOf = (...rows: ReturnType<typeof row>[]) => activityOf([...SPAN, ...rows]).get('a')?.state;

describe('the activity of a stream', () => {
	it('is active with a real event on one of the last seven days of the counts', () => {
		expect(stateOf(row('a', '2024-03-04', 1))).toBe('active');
		expect(stateOf(row('a', '2024-03-03', 1))).toBe('idle');
	});

	it('is told by canary events alone where there are no others', () => {
		expect(stateOf(row('a', '2024-03-09', 24, 24))).toBe('canary-only');
		expect(stateOf(row('a', '2024-03-09', 25, 24))).toBe('active');
	});

	it('is idle where it is named and has no events', () => {
		expect(stateOf(row('a', '2024-03-10', 0))).toBe('idle');
	});

	it('is not claimed where it is not named, or where the counts are too short to say', () => {
		expect(stateOf()).toBeUndefined();
		expect(activityOf([row('a', '2024-03-10', 0)]).get('a')?.state).toBe('unknown');
	});

	it('adds rows of one day, and has a day for each of the span', () => {
		const activity = activityOf([...SPAN, row('a', '2024-03-10', 2), row('a', '2024-03-10', 3)]).get('a');
		expect(activity?.days).toHaveLength(10);
		expect(activity?.days.at(-1)).toEqual({ day: '2024-03-10', events: 5, canary: 0 });
		expect(activity).toMatchObject({ asOf: '2024-03-10', lastEvent: '2024-03-10' });
	});

	it('looks back ninety days at most', () => {
		const activity = activityOf([row('a', '2020-01-01', 1), row('a', '2024-03-10', 1)]).get('a');
		expect(activity?.days).toHaveLength(90);
	});
});

describe('the counts as a picture', () => {
	it('have a bar for each day with events, and say the same in words', () => {
		const activity = activityOf([
			row('a', '2024-03-01', 100),
			row('a', '2024-03-02', 1),
			row('a', '2024-03-04', 50, 50),
		]);
		const own = activity.get('a');
		const picture = own && sparkline(own);
		expect(picture?.bars).toEqual([
			{ x: 0, y: 0, width: 3, height: 32, canary: false },
			{ x: 4, y: 30, width: 3, height: 2, canary: false },
			{ x: 12, y: 16, width: 3, height: 16, canary: true },
		]);
		expect(picture?.words).toBe(
			'101 events in the 4 days to 2024-03-04, canary events not counted; the last on 2024-03-02.',
		);
	});
});
