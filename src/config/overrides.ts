import { dirname, relative } from 'node:path';
import type { CatalogConfig, RepositoryConfig, StreamConfigurationConfig } from '../model/config.ts';
import type { SourceOverrides } from './layer.ts';

/** Whether the command line names repositories. */
export const replacesRepositories = (overrides: SourceOverrides): boolean =>
	Object.keys(overrides.repositories ?? {}).length > 0;

/**
 * Lays the command line over the configuration.
 *
 * Repositories given replace all; one that has the name of a configured repository keeps that one's links and
 * rights. `streamConfig` replaces every file of the stream configuration; the other three replace only the file
 * of their environment and kind.
 */
export function applyOverrides(config: CatalogConfig, overrides: SourceOverrides): CatalogConfig {
	return {
		...config,
		repositories: replacesRepositories(overrides)
			? Object.entries(overrides.repositories ?? {}).map(([name, path]) =>
					replacedRepository(name, path, config.repositories),
				)
			: config.repositories,
		streamConfiguration: replacedStreams(config, overrides),
		notes: overrides.notes ?? config.notes,
		retention: overrides.retention ?? config.retention,
		publicStreams: overrides.publicStreams ?? config.publicStreams,
		activity: overrides.activity ?? config.activity,
	};
}

function replacedRepository(
	name: string,
	path: string,
	configured: readonly RepositoryConfig[],
): RepositoryConfig {
	const known = configured.find((repository) => repository.name === name);
	return {
		name,
		path,
		git: null,
		basePath: known?.basePath ?? 'jsonschema',
		webUrl: known?.webUrl ?? null,
		commitUrl: known?.commitUrl ?? null,
		schemaUrl: known?.schemaUrl ?? null,
		cloneUrl: known?.cloneUrl ?? null,
		rights: known?.rights ?? null,
	};
}

type StreamFile = StreamConfigurationConfig['files'][number];

function replacedStreams(
	config: CatalogConfig,
	overrides: SourceOverrides,
): StreamConfigurationConfig | null {
	const base = config.environments[0]?.name ?? 'production';
	const beta = config.environments.find((environment) => environment.extends === base)?.name ?? 'beta';
	const given: StreamFile[] = [];
	const add = (environment: string, kind: StreamFile['kind'], path: string | undefined): void => {
		if (path !== undefined) given.push({ environment, kind, path });
	};
	add(base, 'streams', overrides.streamConfig);
	add(base, 'eventlogging', overrides.eventLogging);
	add(beta, 'streams', overrides.betaStreamConfig);
	add(beta, 'eventlogging', overrides.betaEventLogging);
	if (given.length === 0) return config.streamConfiguration;

	const sameSlot = (a: StreamFile) => (b: StreamFile) => a.environment === b.environment && a.kind === b.kind;
	const kept =
		overrides.streamConfig === undefined
			? (config.streamConfiguration?.files ?? []).filter((file) => !given.some(sameSlot(file)))
			: [];
	const files = [...given, ...kept];
	return {
		name: config.streamConfiguration?.name ?? 'stream-configuration',
		git: null,
		webUrl: null,
		// A commit has the same hash everywhere, so that its address stays right.
		commitUrl: config.streamConfiguration?.commitUrl ?? null,
		root: commonFolder(files.map((file) => file.path)),
		files,
	};
}

/** The deepest folder that holds all files. */
function commonFolder(paths: readonly string[]): string {
	let folder = dirname(paths[0] ?? '/');
	while (paths.some((path) => relative(folder, path).startsWith('..'))) folder = dirname(folder);
	return folder;
}
