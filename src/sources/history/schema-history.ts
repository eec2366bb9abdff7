/** The history of a schema repository: which files each change added, edited and removed. No content is read. */
import type { HistoryCache } from './cache.ts';
import { type FileStatus, type RawCommit, readCommits } from './commits.ts';
import { continues, type HistoryRepository } from './repository.ts';

export interface SchemaFileEdit {
	/** Inside the folder that holds the schemas. */
	readonly path: string;
	readonly status: FileStatus;
	readonly before: string | null;
	readonly after: string | null;
}

export interface SchemaFilesChange {
	readonly commit: RawCommit;
	readonly files: readonly SchemaFileEdit[];
}

export interface RawSchemaHistory {
	/** Name of the repository. */
	readonly source: string;
	/** Files that were there before the first change, and its time; none where the history is whole. */
	readonly base: readonly string[];
	readonly baseTime: string | null;
	/** Oldest first. */
	readonly changes: readonly SchemaFilesChange[];
	readonly shallow: boolean;
	readonly commits: number;
	readonly tip: string;
}

export interface SchemaHistoryQuery {
	readonly source: string;
	readonly repository: HistoryRepository;
	/** Folder inside the repository that holds the schemas. */
	readonly basePath: string;
}

interface Stored {
	readonly tip: string;
	readonly base: readonly string[];
	readonly baseTime: string | null;
	readonly changes: readonly SchemaFilesChange[];
	readonly count: number;
}

/** @throws what git said */
export function readSchemaHistory(query: SchemaHistoryQuery, cache: HistoryCache): RawSchemaHistory {
	const { repository } = query;
	const folder = `${repository.prefix}${query.basePath}`.replace(/\/+$/, '');
	const boundary = [...repository.boundary].sort();
	const key = JSON.stringify(['schemas', query.source, folder, boundary]);
	const cached = cache.get(key) as Stored | undefined;
	const kept = cached?.tip === repository.tip ? cached : update(query, folder, cached);
	if (kept !== cached) cache.put(key, kept);
	return {
		source: query.source,
		base: kept.base,
		baseTime: kept.baseTime,
		changes: kept.changes,
		shallow: boundary.length > 0,
		commits: kept.count,
		tip: repository.tip,
	};
}

function update(query: SchemaHistoryQuery, folder: string, cached: Stored | undefined): Stored {
	const { repository } = query;
	const { tip, boundary } = repository;
	const earlier = cached && continues(repository.folder, cached.tip, tip) ? cached : null;
	const paths = folder === '' ? [] : [folder];
	const found = readCommits({
		folder: repository.folder,
		tip,
		after: earlier?.tip ?? null,
		paths,
		since: null,
	});
	const inside = found.map(
		({ commit, files }): SchemaFilesChange => ({
			commit,
			files: files
				.filter(({ path, regular }) => regular && (folder === '' || path.startsWith(`${folder}/`)))
				.map(({ path, status, before, after }) => ({
					path: folder === '' ? path : path.slice(folder.length + 1),
					status,
					before,
					after,
				})),
		}),
	);
	const changes = inside.filter(({ commit, files }) => files.length > 0 && !boundary.has(commit.hash));
	const ends = inside.filter(({ commit }) => boundary.has(commit.hash));
	const before = ends.flatMap(({ files }) => files.map(({ path }) => path));
	return {
		tip,
		base: earlier?.base ?? before,
		baseTime: earlier ? earlier.baseTime : (ends[0]?.commit.time ?? null),
		changes: [...(earlier?.changes ?? []), ...changes],
		count: (earlier?.count ?? 0) + found.length,
	};
}
