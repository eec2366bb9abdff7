import { resolve } from 'node:path';
import type { HistoryConfig, RepositoryConfig, StreamConfigurationConfig } from '../model/config.ts';
import type { HistoryEntry, RepositoryEntry, StreamConfigurationEntry } from './catalog-file.ts';
import { sourcesFolder } from './project.ts';

/** Where a source lies on disk: its own folder, or for a git source the folder that `npm run sources` fills. */
function folderOf(
	entry: { name: string; path?: string | undefined; git?: unknown },
	configFolder: string,
): string {
	return entry.path === undefined ? resolve(sourcesFolder(), entry.name) : resolve(configFolder, entry.path);
}

/** A repository entry with absolute paths. */
export function repositoryConfig(entry: RepositoryEntry, configFolder: string): RepositoryConfig {
	const { path: _path, git, ...rest } = entry;
	return { ...rest, git: git ?? null, path: folderOf(entry, configFolder) };
}

/** A stream configuration entry with absolute paths. */
export function streamConfigurationConfig(
	entry: StreamConfigurationEntry,
	configFolder: string,
): StreamConfigurationConfig {
	const root = folderOf(entry, configFolder);
	return {
		name: entry.name,
		git: entry.git ? { ...entry.git, path: root } : null,
		webUrl: entry.webUrl,
		commitUrl: entry.commitUrl,
		root,
		...(entry.settingNames ? { settingNames: entry.settingNames } : {}),
		...(entry.publish === undefined ? {} : { publish: entry.publish }),
		...(entry.constants ? { constants: entry.constants } : {}),
		files: entry.files.map((file) => ({ ...file, path: resolve(root, file.path) })),
	};
}

/** How version histories are read, with absolute paths; what holds where the configuration says nothing of it. */
export function historyConfig(entry: HistoryEntry | null, configFolder: string): HistoryConfig {
	return {
		since: entry?.since ?? null,
		people: entry?.people ?? false,
		folders: Object.fromEntries(
			Object.entries(entry?.folders ?? {}).map(([name, folder]) => [name, resolve(configFolder, folder)]),
		),
		formerFiles: entry?.formerFiles ?? [],
	};
}
