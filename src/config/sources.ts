import { resolve } from 'node:path';
import type { RepositoryConfig, StreamConfigurationConfig } from '../model/config.ts';
import type { RepositoryEntry, StreamConfigurationEntry } from './catalog-file.ts';
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
		root,
		...(entry.settingNames ? { settingNames: entry.settingNames } : {}),
		...(entry.constants ? { constants: entry.constants } : {}),
		files: entry.files.map((file) => ({ ...file, path: resolve(root, file.path) })),
	};
}
