import type { ActivityDay, ActivityRow, ActivityState, StreamActivity } from '../../model/activity.ts';

/** Days without a real event after which a stream is called idle. */
const IDLE_DAYS = 7;
const MOST_DAYS = 90;
const DAY = 86_400_000;

/**
 * The activity of each stream that the counts name. "Now" is the newest day of the counts, whoever reads it when:
 * equal inputs give equal pages.
 *
 * @param rows in any order; rows of one stream and day are added
 */
export function activityOf(rows: readonly ActivityRow[]): ReadonlyMap<string, StreamActivity> {
	const days = rows.map(({ day }) => day).sort();
	const [oldest, newest] = [days[0], days.at(-1)];
	if (oldest === undefined || newest === undefined) return new Map();
	const from = Math.max(Date.parse(oldest), Date.parse(newest) - (MOST_DAYS - 1) * DAY);
	const span: string[] = [];
	for (let time = from; time <= Date.parse(newest); time += DAY)
		span.push(new Date(time).toISOString().slice(0, 10));
	return new Map(
		Array.from(
			Map.groupBy(rows, ({ stream }) => stream),
			([stream, own]) => [stream, ofStream(own, span, newest)],
		),
	);
}

function ofStream(rows: readonly ActivityRow[], span: readonly string[], asOf: string): StreamActivity {
	const byDay = Map.groupBy(rows, ({ day }) => day);
	const sum = (day: string, key: 'events' | 'canary'): number =>
		(byDay.get(day) ?? []).reduce((total, row) => total + row[key], 0);
	const days = span.map(
		(day): ActivityDay => ({ day, events: sum(day, 'events'), canary: sum(day, 'canary') }),
	);
	const isReal = ({ events, canary }: ActivityDay): boolean => events > canary;
	return { state: stateOf(days, isReal), asOf, lastEvent: days.findLast(isReal)?.day ?? null, days };
}

function stateOf(days: readonly ActivityDay[], isReal: (day: ActivityDay) => boolean): ActivityState {
	const last = days.slice(-IDLE_DAYS);
	if (last.some(isReal)) return 'active';
	if (last.some(({ events }) => events > 0)) return 'canary-only';
	return days.length < IDLE_DAYS ? 'unknown' : 'idle';
}
