import type { Change, Person, RateStep, Since, StreamChange, StreamHistory } from '../../model/history.ts';
import type { Json } from '../../model/json.ts';
import type { Timeline } from './timeline.ts';

/** The histories of all names that some state declares, by name. */
export interface NameHistory {
	readonly name: string;
	/** Oldest first. */
	readonly changes: readonly StreamChange[];
	/** First declaration anywhere. */
	readonly first: Since;
	/** By environment that declares it in the last state: since when without a break. */
	readonly environments: ReadonlyMap<string, Since>;
}

/**
 * @param baseDate day of the first state that was read
 * @returns by name, for every name that was ever declared
 */
export function nameHistories(timeline: Timeline, baseDate: string): ReadonlyMap<string, NameHistory> {
	const before: Since = { kind: 'before', date: baseDate };
	const byName = Map.groupBy(timeline.changes, ({ name }) => name);
	const atFirst = [...timeline.first.values()].flatMap((names) => [...names]);
	const names = new Set([...atFirst, ...byName.keys()]);
	return new Map(
		Array.from(names, (name) => {
			const changes = byName.get(name) ?? [];
			const environments = new Map<string, Since>();
			for (const [environment, existing] of timeline.first) {
				if (existing.has(name)) environments.set(environment, before);
			}
			for (const { change, declaredIn, removedFrom } of changes) {
				for (const environment of declaredIn) environments.set(environment, { kind: 'change', change });
				for (const environment of removedFrom) environments.delete(environment);
			}
			const declaration = changes.find(({ declaredIn }) => declaredIn.length > 0);
			const first: Since =
				atFirst.includes(name) || !declaration ? before : { kind: 'change', change: declaration.change };
			return [name, { name, changes, first, environments }];
		}),
	);
}

/**
 * The history of a stream that is declared today.
 *
 * @param environments names in the order of the configuration, the default first
 * @param pageEnvironment the environment that its page is about
 */
export function streamHistory(
	{ changes, first, environments: since }: NameHistory,
	environments: readonly string[],
	pageEnvironment: string,
	people: boolean,
): StreamHistory {
	const [main = ''] = environments;
	const newest = [...changes].reverse();
	return {
		since: since.get(pageEnvironment) ?? [...since.values()][0] ?? null,
		first,
		environments: Object.fromEntries(
			environments.flatMap((name) => {
				const one = since.get(name);
				return one ? [[name, one] as const] : [];
			}),
		),
		last: newest[0]?.change ?? null,
		changes: newest,
		rates: rateSteps(changes, main),
		people: people ? peopleOf(newest.map(({ change }) => change)) : [],
	};
}

/**
 * How the sample rate went, group by group; nothing where no group ever changed it.
 *
 * @param changes oldest first
 */
function rateSteps(changes: readonly StreamChange[], environment: string): RateStep[] {
	const steps: RateStep[] = [];
	const now = new Map<string, { rate: number | null; unit: string | null }>();
	for (const { change, settings } of changes) {
		const touched = settings.filter(
			(one) => one.environment === environment && one.kind === 'setting' && one.path[0] === 'sample',
		);
		for (const [group, own] of Map.groupBy(touched, (one) => one.group)) {
			const state = { ...(now.get(group) ?? { rate: null, unit: null }) };
			for (const { path, after } of own) {
				if (path[1] === 'rate' && path.length === 2) state.rate = numberOf(after);
				if (path[1] === 'unit' && path.length === 2) state.unit = typeof after === 'string' ? after : null;
			}
			const known = now.get(group);
			now.set(group, state);
			if (known && known.rate === state.rate && known.unit === state.unit) continue;
			steps.push({ environment, group, time: change.time, hash: change.hash, ...state });
		}
	}
	const changed = [...Map.groupBy(steps, ({ group }) => group).values()].some((own) => own.length > 1);
	return changed ? steps : [];
}

const numberOf = (value: Json | undefined): number | null => {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
		? Number(value)
		: null;
};

/** At most this many people are named for one subject. */
const MAX_PEOPLE = 5;

/** @param changes newest first */
export function peopleOf(changes: readonly Change[]): Person[] {
	const byName = Map.groupBy(
		changes.filter(({ author }) => author !== null && author !== ''),
		({ author }) => author ?? '',
	);
	return Array.from(byName, ([name, own]) => ({ name, changes: own.length, last: own[0]?.date ?? '' }))
		.sort((a, b) => b.changes - a.changes || (a.last < b.last ? 1 : a.last > b.last ? -1 : 0))
		.slice(0, MAX_PEOPLE);
}
