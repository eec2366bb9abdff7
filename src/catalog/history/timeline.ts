/** The states of the stream configuration, one after the other, as changes of streams. */
import type { Change, DefaultsChange, SettingChange, StreamChange } from '../../model/history.ts';
import type { FileState, HistoryEntry, HistorySetting } from '../../sources/history/settings-states.ts';
import type { HistoryFile, RawStreamHistory } from '../../sources/history/stream-history.ts';
import {
	defaultsDifferences,
	entriesByName,
	entryDifferences,
	type NamedEntries,
	registeredNames,
} from './setting-differences.ts';

/** An entry that some state had, with its place. */
export interface PlacedEntry {
	readonly environment: string;
	readonly group: string;
	readonly entry: HistoryEntry;
}

export interface Timeline {
	/** Oldest first; the streams of one commit in the order of the configuration. */
	readonly changes: readonly StreamChange[];
	readonly defaults: readonly DefaultsChange[];
	/** Names of each environment in the first and in the last state. */
	readonly first: ReadonlyMap<string, ReadonlySet<string>>;
	readonly last: ReadonlyMap<string, ReadonlySet<string>>;
	/** Entries that a change removed, by the change and the name. */
	readonly removed: ReadonlyMap<StreamChange, readonly PlacedEntry[]>;
	/** States that could not be read, with the change that made them. */
	readonly unreadable: readonly { readonly change: Change; readonly path: string; readonly reason: string }[];
}

/** Settings by environment. */
type EnvironmentSettings = ReadonlyMap<string, ReadonlyMap<string, HistorySetting>>;

/**
 * Compares each state with the one before. A file that cannot be read in some state keeps its last readable one:
 * what changed meanwhile is told with the next state that can be read.
 *
 * @param changeOf makes a commit into what pages show; called once for each commit
 */
export function timelineOf(
	raw: RawStreamHistory,
	changeOf: (commit: RawStreamHistory['changes'][number]['commit']) => Change,
): Timeline {
	const files = new Map<string, FileState>([...raw.base].filter(([, state]) => state.settings !== null));
	let before = settingsOf(raw.files, files);
	const first = namesOf(before, raw);
	const ever = new Set([...first.values()].flatMap((names) => [...names]));
	const changes: StreamChange[] = [];
	const defaults: DefaultsChange[] = [];
	const removed = new Map<StreamChange, readonly PlacedEntry[]>();
	const unreadable: Timeline['unreadable'][number][] = [];
	const literals: LastLiterals = new Map();
	for (const { commit, states } of raw.changes) {
		const change = changeOf(commit);
		for (const [path, state] of states) {
			if (state === null) files.delete(path);
			else if (state.settings === null) unreadable.push({ change, path, reason: state.unreadable });
			else files.set(path, state);
		}
		const after = settingsOf(raw.files, files);
		const settings = defaultSettings(before, after, raw);
		if (settings.length > 0) defaults.push({ change, settings });
		for (const { own, gone } of streamChanges(change, before, after, raw, { ever, literals })) {
			changes.push(own);
			if (gone.length > 0) removed.set(own, gone);
			ever.add(own.name);
		}
		before = after;
	}
	return { changes, defaults, first, last: namesOf(before, raw), removed, unreadable };
}

/** What the files together state: a later one of an environment counts where two state a setting. */
function settingsOf(
	order: readonly HistoryFile[],
	files: ReadonlyMap<string, FileState>,
): EnvironmentSettings {
	const result = new Map<string, Map<string, HistorySetting>>();
	for (const { environment, path } of order) {
		const settings = result.get(environment) ?? new Map<string, HistorySetting>();
		for (const [name, setting] of files.get(path)?.settings ?? []) settings.set(name, setting);
		result.set(environment, settings);
	}
	return result;
}

function namesOf(
	settings: EnvironmentSettings,
	{ names }: RawStreamHistory,
): ReadonlyMap<string, ReadonlySet<string>> {
	return new Map(
		Array.from(settings, ([environment, own]) => [
			environment,
			declared(entriesByName(own.get(names.streams))),
		]),
	);
}

const declared = (entries: NamedEntries): Set<string> =>
	new Set([...entries.values()].flatMap((group) => [...group.keys()]));

function defaultSettings(
	before: EnvironmentSettings,
	after: EnvironmentSettings,
	{ names }: RawStreamHistory,
): SettingChange[] {
	return [...after.keys()].flatMap((environment) =>
		defaultsDifferences(
			before.get(environment)?.get(names.defaults),
			after.get(environment)?.get(names.defaults),
			environment,
		),
	);
}

function streamChanges(
	change: Change,
	before: EnvironmentSettings,
	after: EnvironmentSettings,
	{ names }: RawStreamHistory,
	{ ever, literals }: { readonly ever: ReadonlySet<string>; readonly literals: LastLiterals },
): { own: StreamChange; gone: readonly PlacedEntry[] }[] {
	const settings = new Map<string, SettingChange[]>();
	const gone = new Map<string, PlacedEntry[]>();
	const declaredIn = new Map<string, string[]>();
	const removedFrom = new Map<string, string[]>();
	const touched = new Set<string>();
	const add = <T>(map: Map<string, T[]>, name: string, ...items: readonly T[]): void => {
		if (items.length === 0) return;
		touched.add(name);
		map.set(name, [...(map.get(name) ?? []), ...items]);
	};
	for (const environment of after.keys()) {
		const old = before.get(environment)?.get(names.streams);
		const now = after.get(environment)?.get(names.streams);
		if (old !== now) {
			const [were, are] = [entriesByName(old), entriesByName(now)];
			const [existed, exist] = [declared(were), declared(are)];
			for (const group of new Set([...are.keys(), ...were.keys()])) {
				const [groupBefore, groupAfter] = [were.get(group), are.get(group)];
				for (const name of new Set([...(groupAfter?.keys() ?? []), ...(groupBefore?.keys() ?? [])])) {
					const place = { environment, group };
					const b = groupAfter?.get(name);
					const a = lastLiteral(
						groupBefore?.get(name),
						b,
						JSON.stringify([environment, group, name]),
						literals,
					);
					add(settings, name, ...entryDifferences(name, a, b, place));
					if (a && !b) add(gone, name, { ...place, entry: a });
				}
			}
			for (const name of exist) if (!existed.has(name)) add(declaredIn, name, environment);
			for (const name of existed) if (!exist.has(name)) add(removedFrom, name, environment);
		}
		const listed = [before, after].map((one) => one.get(environment)?.get(names.eventLogging));
		if (listed[0] !== listed[1]) {
			for (const [name, one] of registrations(listed[0], listed[1], environment)) add(settings, name, one);
		}
	}
	const isDeclared = (state: EnvironmentSettings, name: string): boolean =>
		[...state.values()].some((own) =>
			[...entriesByName(own.get(names.streams)).values()].some((group) => group.has(name)),
		);
	return [...touched].flatMap((name) => {
		const [was, is] = [isDeclared(before, name), isDeclared(after, name)];
		// A name that is only listed is no stream yet, or no stream any more.
		if (!was && !is && !ever.has(name)) return [];
		const kind = was === is ? 'changed' : was ? 'removed' : ever.has(name) ? 'declared-again' : 'declared';
		const own: StreamChange = {
			change,
			name,
			kind,
			declaredIn: declaredIn.get(name) ?? [],
			removedFrom: removedFrom.get(name) ?? [],
			settings: settings.get(name) ?? [],
		};
		const moved =
			own.kind === 'changed' && own.settings.length + own.declaredIn.length + own.removedFrom.length === 0;
		return moved ? [] : [{ own, gone: gone.get(name) ?? [] }];
	});
}

/** For an entry that is no literal now: what it was when it was one, by its place. */
type LastLiterals = Map<string, HistoryEntry>;

/**
 * The entry that a later one is compared with: the state before, or where that is no literal, the last one that was.
 * So what a value became is told by the change that wrote it out again.
 */
function lastLiteral(
	before: HistoryEntry | undefined,
	after: HistoryEntry | undefined,
	key: string,
	literals: LastLiterals,
): HistoryEntry | undefined {
	if (before?.json === null) {
		const known = literals.get(key) ?? before;
		if (after?.json !== null) literals.delete(key);
		return known;
	}
	if (before && after?.json === null) literals.set(key, before);
	return before;
}

/** Names that came to the list of EventLogging or left it, each with the change. */
function registrations(
	before: HistorySetting | undefined,
	after: HistorySetting | undefined,
	environment: string,
): (readonly [string, SettingChange])[] {
	const [were, are] = [registeredNames(before), registeredNames(after)];
	return [...new Set([...were.keys(), ...are.keys()])].flatMap((group) => {
		const old = were.get(group) ?? new Set<string>();
		const now = are.get(group) ?? new Set<string>();
		return [...new Set([...now, ...old])]
			.filter((name) => old.has(name) !== now.has(name))
			.map(
				(name) =>
					[
						name,
						{
							environment,
							group,
							kind: 'registration' as const,
							path: [],
							before: old.has(name),
							after: now.has(name),
						},
					] as const,
			);
	});
}
