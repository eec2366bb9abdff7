import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildCatalog } from './catalog/build-catalog.ts';
import type { SourceOverrides } from './config/layer.ts';
import { loadConfig } from './config/load-config.ts';
import { defaultConfigFile, projectRoot } from './config/project.ts';
import type { Catalog } from './model/catalog.ts';
import type { CatalogConfig } from './model/config.ts';
import { readSynonyms } from './search/index/synonyms.ts';
import { readNotes } from './sources/rules/notes.ts';
import { privacyRules } from './sources/rules/privacy.ts';
import { readPublicStreams } from './sources/rules/public-streams.ts';
import { readRetention } from './sources/rules/retention.ts';
import { settingMeanings } from './sources/rules/setting-meanings.ts';
import { streamRules } from './sources/rules/stream-rules.ts';
import type { RawSchemaRepository } from './sources/schemas/raw.ts';
import { readSchemaRepository } from './sources/schemas/repository.ts';
import { readStreamConfiguration } from './sources/streams/configuration.ts';
import { loadWorkflow, WORKFLOW_FOLDER } from './workflow/load-workflow.ts';

/** What the command line replaces of the configuration. All paths are absolute. */
export interface CatalogOptions extends SourceOverrides {
	/** Configuration file; `content/catalog.yaml` unless given. */
	readonly config?: string;
}

/**
 * Reads all sources and builds the catalog: sources → catalog. Touches the disk, never the network.
 *
 * @throws ConfigurationError where the configuration itself cannot be used; everything else is a problem
 *   inside the catalog.
 */
export async function loadCatalog({ config: file, ...overrides }: CatalogOptions = {}): Promise<Catalog> {
	const { config, problems } = loadConfig(file ?? defaultConfigFile(), overrides);
	const repositories = config.repositories.map(readSchemaRepository);
	// The search reads them when it is built; a fault in them is to be found by `npm run check`, too.
	readSynonyms(config.rules.synonyms);
	const { notes, problems: noteProblems } = readNotes(config.notes);
	const publicStreams = readPublicStreams(config.publicStreams);
	const retention = readRetention(config.retention);
	// Guides are made when their pages are; here only the faults of their table and texts are told.
	const workflow = await loadWorkflow(resolve(projectRoot(), WORKFLOW_FOLDER));
	return buildCatalog({
		config,
		repositories,
		streamConfiguration: config.streamConfiguration && readStreamConfiguration(config.streamConfiguration),
		notes,
		publicStreams,
		retention,
		privacy: privacyRules(config.rules.privacy),
		streamRules: streamRules(config.rules.streams),
		settingMeanings: settingMeanings(config.rules.settings),
		problems: [
			...problems,
			...noteProblems,
			...(publicStreams?.problems ?? []),
			...(retention?.problems ?? []),
			...workflow.problems,
		],
		digest: digestOf(config, repositories, JSON.stringify(notes)),
	});
}

/** A digest of the content of everything that was read; where it lies on this machine does not matter. */
function digestOf(
	config: CatalogConfig,
	repositories: readonly RawSchemaRepository[],
	notes: string,
): string {
	const hash = createHash('sha256');
	const add = (...texts: readonly (string | null | undefined)[]): void => {
		// The length keeps two texts from being taken for one.
		for (const text of texts) hash.update(`${text?.length ?? -1}:`).update(text ?? '');
	};
	for (const { config: repository, revision, tools, schemas } of repositories) {
		add(repository.name, revision, JSON.stringify(tools));
		for (const { title, current, versions, changelog, readme } of schemas) {
			add(title, current?.text, changelog?.text, readme?.text);
			for (const version of versions) add(version.version, version.text);
		}
	}
	const files = [
		...config.files,
		...(config.streamConfiguration?.files.map(({ path }) => path) ?? []),
		...(config.publicStreams === null ? [] : [config.publicStreams]),
		...config.retention,
		...Object.values(config.rules),
	];
	for (const file of files) add(textOf(file));
	add(notes);
	return hash.digest('hex').slice(0, 32);
}

/** The text of a file, or null where it cannot be read: the stage that reads it for its content says so. */
function textOf(file: string): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return null;
	}
}
