/** Streams with what the past and the counts tell of them: dates, activity, owners. */
import type { StreamActivity } from '../../model/activity.ts';
import type { History, StreamHistory } from '../../model/history.ts';
import type { Note } from '../../model/note.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { HISTORY_PROBLEMS } from '../../model/problems/history.ts';
import type { Stream } from '../../model/stream.ts';
import type { ActivityCounts } from '../../sources/rules/activity.ts';
import { activityOf } from '../stream/activity.ts';
import { type OwnerEvidence, ownerlessStreams, streamOwners } from './owners.ts';

export interface PastSources {
	readonly history: History | null;
	readonly activity: ActivityCounts | null;
	readonly evidence: OwnerEvidence;
	readonly notes: readonly Note[];
}

export function withPast(
	streams: readonly Stream[],
	{ history, activity, evidence, notes }: PastSources,
): { readonly streams: readonly Stream[]; readonly problems: readonly Problem[] } {
	const counts = activity ? activityOf(activity.rows) : new Map<string, StreamActivity>();
	const told = streams.map((stream): Stream => {
		return {
			...stream,
			owners: streamOwners(stream, evidence),
			activity: counts.get(stream.name) ?? null,
			dates: datesOf(history?.streams.get(stream.name)),
		};
	});
	const ownerless = ownerlessStreams(told, evidence, notes);
	const bySubject = Map.groupBy(ownerless, ({ subject }) => subject ?? '');
	return {
		streams: told.map((stream) => {
			const own = bySubject.get(`stream:${stream.name}`);
			return own ? { ...stream, problems: [...stream.problems, ...own] } : stream;
		}),
		problems: [...ownerless, ...(activity ? unknownStreams(activity, counts, streams) : [])],
	};
}

/** Days for lists: what was there before the history begins has no day. */
export const datesOf = (past: Pick<StreamHistory, 'since' | 'last'> | undefined): Stream['dates'] => ({
	since: past?.since?.kind === 'change' ? past.since.change.date : null,
	changed: past?.last?.date ?? null,
});

/** Counts of streams that nothing declares; a pattern declares the names that it matches. */
function unknownStreams(
	{ file }: ActivityCounts,
	counts: ReadonlyMap<string, StreamActivity>,
	streams: readonly Stream[],
): Problem[] {
	const names = new Set(streams.map(({ name }) => name));
	const patterns = streams.flatMap(({ pattern }) =>
		pattern?.javascript ? [new RegExp(pattern.javascript, pattern.flags)] : [],
	);
	return [...counts]
		.filter(
			([name, { lastEvent }]) =>
				lastEvent !== null && !names.has(name) && !patterns.some((one) => one.test(name)),
		)
		.map(([name, { lastEvent }]) =>
			problemOf(
				HISTORY_PROBLEMS,
				'activity-unknown-stream',
				{ file },
				`Events of ${name} are counted until ${lastEvent}, but nothing declares it.`,
				'Declare it, stop its sender, or correct the name in the counts.',
			),
		);
}
