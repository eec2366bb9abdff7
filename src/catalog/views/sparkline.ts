/** The counts of a stream as small bars and in one sentence. */
import type { ActivityState, StreamActivity } from '../../model/activity.ts';
import { formatCount } from '../../text/format.ts';

export interface Sparkline {
	readonly width: number;
	readonly height: number;
	/** One a day, oldest first; none for a day without events. */
	readonly bars: readonly {
		readonly x: number;
		readonly y: number;
		readonly width: number;
		readonly height: number;
		/** Only events that monitor the pipeline. */
		readonly canary: boolean;
	}[];
	readonly words: string;
}

const HEIGHT = 32;
const STEP = 4;
/** A day with few events must still be seen. */
const LEAST = 2;

export const ACTIVITY_LABELS: Readonly<Record<ActivityState, string>> = {
	active: 'Active',
	'canary-only': 'Canary events only',
	idle: 'No events for 7 days',
	unknown: 'Activity not known',
};

export function sparkline(activity: StreamActivity): Sparkline {
	const { days } = activity;
	const most = Math.max(1, ...days.map(({ events }) => events));
	return {
		width: days.length * STEP,
		height: HEIGHT,
		bars: days.flatMap(({ events, canary }, index) => {
			if (events <= 0) return [];
			const height = Math.max(LEAST, Math.round((events / most) * HEIGHT));
			return [{ x: index * STEP, y: HEIGHT - height, width: STEP - 1, height, canary: events <= canary }];
		}),
		words: words(activity),
	};
}

function words({ state, asOf, lastEvent, days }: StreamActivity): string {
	const total = days.reduce((sum, { events, canary }) => sum + Math.max(0, events - canary), 0);
	const span = `${formatCount(days.length, 'day')} to ${asOf}`;
	const counted = `${formatCount(Math.round(total), 'event')} in the ${span}, canary events not counted`;
	if (state === 'active') return `${counted}; the last on ${lastEvent}.`;
	const last = lastEvent === null ? 'none in that time' : `the last on ${lastEvent}`;
	return `${ACTIVITY_LABELS[state]}: ${counted}; ${last}.`;
}
