/** Reads the version histories of all sources that have one. Touches the disk, never the network. */
import { relative } from 'node:path';
import type { CatalogConfig, RepositoryConfig, StreamConfigurationConfig } from '../../model/config.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { HISTORY_PROBLEMS } from '../../model/problems/history.ts';
import { GitError } from '../git-command.ts';
import { SETTING_NAMES } from '../streams/settings-file.ts';
import { type HistoryCache, NO_HISTORY_CACHE } from './cache.ts';
import { findHistory, type HistoryRepository } from './repository.ts';
import { type RawSchemaHistory, readSchemaHistory } from './schema-history.ts';
import { type HistoryFile, type RawStreamHistory, readStreamHistory } from './stream-history.ts';

export interface RawHistory {
	/** Of the stream configuration, or null where it has none. */
	readonly streams: RawStreamHistory | null;
	/** Of the schema repositories that have one. */
	readonly schemas: readonly RawSchemaHistory[];
	/** Names of sources without a history. */
	readonly without: readonly string[];
	readonly problems: readonly Problem[];
}

/**
 * @param except absolute: the catalog's own folder, whose history is nobody else's
 * @returns null where the configuration says that no history is read
 */
export function readHistory(
	config: CatalogConfig,
	except: string,
	cache: HistoryCache = NO_HISTORY_CACHE,
): RawHistory | null {
	if (config.history === null) return null;
	const { folders, since, formerFiles } = config.history;
	const problems: Problem[] = [];
	const without: string[] = [];
	const read = <T extends { readonly shallow: boolean }>(
		source: { readonly name: string; readonly folder: string; readonly revision: string | null },
		use: (repository: HistoryRepository) => T,
	): T | null => {
		const { name, folder, revision } = source;
		try {
			const repository = findHistory(folder, folders[name] ?? null, revision, except);
			if (repository) {
				const history = use(repository);
				if (history.shallow) problems.push(shallow(name));
				return history;
			}
		} catch (error) {
			problems.push(unreadable(name, error));
		}
		without.push(name);
		return null;
	};
	const configuration = config.streamConfiguration;
	const streams =
		configuration &&
		read(
			{
				name: configuration.name,
				folder: configuration.root,
				revision: configuration.git?.revision ?? null,
			},
			(repository) =>
				readStreamHistory(
					{
						source: configuration.name,
						repository,
						files: filesOf(configuration, repository.prefix, formerFiles),
						names: { ...SETTING_NAMES, ...configuration.settingNames },
						constants: new Map(Object.entries(configuration.constants ?? {})),
						since,
					},
					cache,
				),
		);
	const schemas: RawSchemaHistory[] = [];
	for (const one of config.repositories) {
		const history = read(sourceOf(one), (repository) =>
			readSchemaHistory({ source: one.name, repository, basePath: one.basePath }, cache),
		);
		if (history) schemas.push(history);
	}
	return { streams: streams ?? null, schemas, without, problems };
}

/** What two equal histories have in common and others have not. */
export const historyDigest = (history: RawHistory | null): unknown =>
	history &&
	[history.streams, ...history.schemas].map((one) => one && [one.source, one.tip, one.baseTime, one.shallow]);

const sourceOf = ({ name, path, git }: RepositoryConfig) => ({
	name,
	folder: path,
	revision: git?.revision ?? null,
});

/** Former homes first: what is read today counts where both state a setting. */
function filesOf(
	{ root, files }: StreamConfigurationConfig,
	prefix: string,
	former: readonly { readonly environment: string; readonly path: string }[],
): HistoryFile[] {
	const all = [
		...former.map(({ environment, path }) => ({ environment, path, former: true })),
		...files.map(({ environment, path }) => ({
			environment,
			path: `${prefix}${relative(root, path).replaceAll('\\', '/')}`,
			former: false,
		})),
	];
	return all.filter(
		({ environment, path }, index) =>
			!path.startsWith('../') &&
			all.findIndex((one) => one.environment === environment && one.path === path) === index,
	);
}

function unreadable(name: string, error: unknown): Problem {
	if (!(error instanceof GitError)) throw error;
	return problemOf(
		HISTORY_PROBLEMS,
		'history-unreadable',
		{ file: name, subject: `configuration:${name}` },
		`The history of ${name} cannot be read. Git says: ${error.message.split('\n').slice(0, 3).join(' ')}`,
		'Fix what git says (`npm run sources` fetches what a clone lacks), or set `history: null` to do without.',
	);
}

const shallow = (name: string): Problem =>
	problemOf(
		HISTORY_PROBLEMS,
		'history-shallow',
		{ file: name, subject: `configuration:${name}` },
		`The clone of ${name} holds the newest part of its history only.`,
		'Fetch the rest with `npm run sources`, or with `git fetch --unshallow` in the clone.',
	);
