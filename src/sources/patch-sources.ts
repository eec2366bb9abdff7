/** What patches can be made for: the files of the stream configuration with their texts, and the repositories. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { projectRoot } from '../config/project.ts';
import { isPatchPath } from '../formats/git/diff.ts';
import { itemAt, settingsArray } from '../formats/php/edit.ts';
import { PhpSyntaxError } from '../formats/php/strings.ts';
import type { CatalogConfig, StreamConfigurationConfig } from '../model/config.ts';
import { byCodeUnit } from '../model/order.ts';
import type { PatchFile, PatchRepository, PatchSources } from '../model/patch-sources.ts';
import { gitRevision } from './git-revision.ts';
import type { RawSchemaRepository } from './schemas/raw.ts';
import { SETTING_NAMES } from './streams/settings-file.ts';
import type { ReadText } from './text-file.ts';

export interface ReadPatchSources {
	readonly sources: PatchSources;
	/** Texts of the configuration's files by their path in the repository. */
	readonly texts: ReadonlyMap<string, string>;
	/** Whether the site may hand out these texts. */
	readonly published: boolean;
}

/** The top of the working copy that a file lies in, or null; never the catalog's own. */
function topOf(file: string): string | null {
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		if (folder === projectRoot() || dirname(folder) === folder) return null;
		if (existsSync(join(folder, '.git'))) return folder;
	}
}

/** Where a file lies in its repository. A copy outside of one is taken for the configured file of its name. */
function pathInRepository(
	file: string,
	{ root }: StreamConfigurationConfig,
	known: readonly string[],
): string {
	const top = topOf(file);
	if (top !== null) return relative(top, file).replaceAll('\\', '/');
	return (
		known.find((path) => basename(path) === basename(file)) ?? relative(root, file).replaceAll('\\', '/')
	);
}

/** Why no patch can be made of a text, a sentence, or null. */
function whyNot(text: string | null, path: string, setting: string, mayLack: boolean): string | null {
	if (text === null) return `${path} could not be read.`;
	if (!/^\s*<\?php/i.test(text)) {
		return `${path} was read as JSON, so no place in the PHP file is known. Copy the settings by hand, or run npm run draft on a checkout.`;
	}
	try {
		const array = settingsArray(text, [setting]);
		if (array === null) return `${path} returns no array of settings, so no place for an entry is known.`;
		if (mayLack || itemAt(array, setting) !== undefined || itemAt(array, `-${setting}`) !== undefined)
			return null;
		return `${path} has no setting ${setting}.`;
	} catch (error) {
		if (error instanceof PhpSyntaxError) return `${path} is no valid PHP.`;
		throw error;
	}
}

/**
 * Finds what patches can be made for.
 *
 * @param read as it read the configuration before, so that nothing is read twice
 */
export function readPatchSources(
	config: CatalogConfig,
	repositories: readonly RawSchemaRepository[],
	read: ReadText,
): ReadPatchSources {
	const { streamConfiguration: streams } = config;
	const texts = new Map<string, string>();
	const files: PatchFile[] = [];
	const settings = { ...SETTING_NAMES, ...streams?.settingNames };
	const known = ['streamConfigurationFile', 'streamConfigurationBetaFile', 'eventLoggingFile'].flatMap(
		(key) => config.values[key] ?? [],
	);
	for (const file of streams?.files ?? []) {
		const path = pathInRepository(file.path, streams as StreamConfigurationConfig, known);
		const found = read(file.path, { file: path, subject: 'configuration:streams' });
		const text = 'text' in found ? found.text : null;
		const setting = file.kind === 'streams' ? settings.streams : settings.eventLogging;
		const isFirst = file.environment === config.environments[0]?.name;
		const isMarked = 'text' in found && found.marked === true;
		const reason = isMarked
			? `${path} begins with a byte order mark, before which PHP would send text; take it away first.`
			: isPatchPath(path)
				? whyNot(text, path, setting, !isFirst)
				: 'Its path has characters that a patch cannot name.';
		files.push({ environment: file.environment, kind: file.kind, path, whyNot: reason });
		if (text !== null && reason === null) texts.set(path, text);
	}
	const top = streams?.files[0] === undefined ? null : topOf(streams.files[0].path);
	return {
		sources: {
			configuration:
				streams === null
					? null
					: {
							name: streams.name,
							revision: (top === null ? null : gitRevision(top)) ?? streams.git?.revision ?? null,
							settings: { streams: settings.streams, eventLogging: settings.eventLogging },
							files,
						},
			repositories: repositories.map(patchRepository),
		},
		texts,
		published: streams?.publish ?? streams?.webUrl != null,
	};
}

const patchRepository = ({
	config,
	basePath,
	revision,
	tools,
	schemas,
}: RawSchemaRepository): PatchRepository => ({
	name: config.name,
	revision,
	basePath,
	namespaces: namespacesOf(schemas.map(({ title }) => title)),
	tools: {
		contentTypes: tools.contentTypes,
		numericBounds: tools.numericBounds,
		plainLinks: tools.linksWanted('1.0.0'),
		latestLinks: tools.linksWanted('latest.yaml'),
	},
});

/** How many titles begin with each first part, and with each first two. */
function namespacesOf(titles: readonly string[]): Readonly<Record<string, number>> {
	const counts = new Map<string, number>();
	for (const title of titles) {
		const parts = title.split('/');
		for (const length of [1, 2]) {
			if (parts.length <= length) continue;
			const namespace = parts.slice(0, length).join('/');
			counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
		}
	}
	return Object.fromEntries([...counts].sort(([a], [b]) => byCodeUnit(a, b)));
}
