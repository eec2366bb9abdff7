/** The history of the stream configuration: each state of its files, oldest first. */
import { gitOffline } from '../git-command.ts';
import type { SettingNames } from '../streams/settings-file.ts';
import { readBlobs } from './blobs.ts';
import type { HistoryCache } from './cache.ts';
import { type CommitWithFiles, type FileEdit, type RawCommit, readCommits } from './commits.ts';
import { continues, type HistoryRepository } from './repository.ts';
import { type FileState, NO_STATES, SettingsStates, type StoredStates } from './settings-states.ts';

export interface HistoryFile {
	readonly environment: string;
	/** Inside the repository. */
	readonly path: string;
	/** True for a file that held the settings once and is not read today. */
	readonly former: boolean;
}

/** A commit that left some file in another state. */
export interface StateChange {
	readonly commit: RawCommit;
	/** The new state by path; null for a file that was removed. */
	readonly states: ReadonlyMap<string, FileState | null>;
}

export interface RawStreamHistory {
	/** Name of the source. */
	readonly source: string;
	/** In the order in which they count: where two state a setting of an environment, the later one does. */
	readonly files: readonly HistoryFile[];
	readonly names: SettingNames;
	/** States before the first change, by path. */
	readonly base: ReadonlyMap<string, FileState>;
	/** Time of those states, ISO 8601; null where the history begins with no file. */
	readonly baseTime: string | null;
	/** Oldest first. */
	readonly changes: readonly StateChange[];
	readonly shallow: boolean;
	/** Commits that were looked at. */
	readonly commits: number;
	readonly tip: string;
}

export interface StreamHistoryQuery {
	readonly source: string;
	readonly repository: HistoryRepository;
	readonly files: readonly HistoryFile[];
	readonly names: SettingNames;
	readonly constants: ReadonlyMap<string, string | number | boolean | null>;
	/** `YYYY-MM-DD`, or null. */
	readonly since: string | null;
}

/** A commit as it is stored: object names by path, null for a removed file. */
interface StoredCommit {
	readonly commit: RawCommit;
	readonly files: readonly (readonly [string, string | null])[];
}

interface Stored {
	readonly tip: string;
	readonly count: number;
	readonly base: readonly (readonly [string, string])[];
	readonly baseTime: string | null;
	readonly commits: readonly StoredCommit[];
	readonly states: StoredStates;
}

/**
 * Reads the history of the files. What was read before is taken from the cache: the states of contents by their
 * object name, and the commits where the new tip continues the old one.
 *
 * @throws what git said
 */
export function readStreamHistory(query: StreamHistoryQuery, cache: HistoryCache): RawStreamHistory {
	const { repository, files, names, constants, since } = query;
	const paths = [...new Set(files.map(({ path }) => path))];
	const boundary = [...repository.boundary].sort();
	const key = JSON.stringify([query.source, paths, names, [...constants], since, boundary]);
	const cached = cache.get(key) as Stored | undefined;
	const states = new SettingsStates({ names, constants }, cached?.states ?? NO_STATES);
	const kept = cached?.tip === repository.tip ? cached : update(query, paths, cached, states);
	if (kept !== cached) cache.put(key, { ...kept, states: states.stored() });
	return {
		source: query.source,
		files,
		names,
		base: new Map(kept.base.flatMap(([path, blob]) => stateEntry(states, path, blob))),
		baseTime: kept.baseTime,
		changes: kept.commits.map(({ commit, files: edits }) => ({
			commit,
			states: new Map(
				edits.flatMap(([path, blob]): (readonly [string, FileState | null])[] =>
					blob === null ? [[path, null]] : stateEntry(states, path, blob),
				),
			),
		})),
		shallow: boundary.length > 0,
		commits: kept.count,
		tip: repository.tip,
	};
}

function stateEntry(states: SettingsStates, path: string, blob: string): (readonly [string, FileState])[] {
	const state = states.get(blob);
	return state ? [[path, state]] : [];
}

type Read = Omit<Stored, 'states'>;

function update(
	query: StreamHistoryQuery,
	paths: readonly string[],
	cached: Stored | undefined,
	states: SettingsStates,
): Read {
	const { folder, tip, boundary } = query.repository;
	const earlier = cached && continues(folder, cached.tip, tip) ? cached : null;
	const found = readCommits({ folder, tip, after: earlier?.tip ?? null, paths, since: query.since });
	const commits = found.filter(({ commit }) => !boundary.has(commit.hash));
	const base = earlier ? { base: earlier.base, baseTime: earlier.baseTime } : baseOf(query, paths, found);
	const edits = commits.flatMap(({ files }) => files);
	const blobs = [...base.base.map(([path, blob]) => ({ path, blob })), ...edits.flatMap(written)];
	for (const path of paths) {
		// File by file: neighbouring states of one file are read fastest.
		const wanted = new Set(blobs.filter((one) => one.path === path).map(({ blob }) => blob));
		const missing = [...wanted].filter((blob) => !states.has(blob));
		readBlobs(folder, missing, (blob, content) => states.read(blob, content));
	}
	const all: readonly StoredCommit[] = [
		...(earlier?.commits ?? []),
		...commits.map(({ commit, files }) => ({
			commit,
			files: files.map(({ path, after, regular }) => [path, regular ? after : null] as const),
		})),
	];
	return {
		tip,
		count: (earlier?.count ?? 0) + found.length,
		...base,
		commits: changing(base.base, all, states),
	};
}

const written = ({ path, after, regular }: FileEdit): { path: string; blob: string }[] =>
	after !== null && regular ? [{ path, blob: after }] : [];

/** Commits after which some file says something else; all others are forgotten. */
function changing(
	base: Read['base'],
	commits: readonly StoredCommit[],
	states: SettingsStates,
): readonly StoredCommit[] {
	const NOTHING = new Map();
	const now = new Map<string, FileState | null | undefined>(
		base.map(([path, blob]) => [path, states.get(blob)]),
	);
	const isEmpty = (state: FileState | null | undefined): boolean =>
		(state?.settings ?? NOTHING).size === 0 && !state?.unreadable;
	return commits.flatMap(({ commit, files }) => {
		const changed = files.filter(([path, blob]) => {
			const state = blob === null ? null : states.get(blob);
			const before = now.get(path);
			now.set(path, state);
			return state !== before && !(isEmpty(state) && isEmpty(before));
		});
		return changed.length > 0 ? [{ commit, files: changed }] : [];
	});
}

/**
 * What the files were before the first change that could be read: the content that it replaced, that of the commit
 * where a shallow clone ends, or today's for a file that no change touched.
 */
function baseOf(
	query: StreamHistoryQuery,
	paths: readonly string[],
	found: readonly CommitWithFiles[],
): Pick<Read, 'base' | 'baseTime'> {
	const { folder, tip, boundary } = query.repository;
	const base = new Map<string, string>();
	const ends = found.filter(({ commit }) => boundary.has(commit.hash));
	for (const path of paths) {
		const end = ends.flatMap(({ files }) => files).find((file) => file.path === path);
		const first = found.flatMap(({ files }) => files).find((file) => file.path === path);
		if (end) {
			if (end.after !== null) base.set(path, end.after);
		} else if (first) {
			if (first.before !== null) base.set(path, first.before);
		} else {
			const [mode, type, object] = gitOffline(folder, ['ls-tree', tip, '--', path]).split(/\s+/);
			if (mode?.startsWith('100') && type === 'blob' && object) base.set(path, object);
		}
	}
	const oldest = ends.at(0)?.commit.time ?? found.at(0)?.commit.time ?? null;
	return { base: [...base], baseTime: base.size > 0 ? oldest : null };
}
