/** From files to values: reads each source once and builds what the site shows. The only way into both. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { buildCatalog } from './catalog/build-catalog.ts';
import { privacyRules } from './catalog/schema/privacy.ts';
import { type SettingMeanings, settingMeanings } from './catalog/stream/setting-meanings.ts';
import type { SourceOverrides } from './config/layer.ts';
import { loadConfig } from './config/load-config.ts';
import { contentFile, defaultConfigFile, displayPath, projectRoot } from './config/project.ts';
import type { Catalog } from './model/catalog.ts';
import type { Claims } from './model/claim.ts';
import type { CatalogConfig } from './model/config.ts';
import type { HowTo } from './model/how-to.ts';
import { sortProblems } from './model/problems/sort-problems.ts';
import { openHistoryCache } from './sources/history/cache.ts';
import { historyDigest, readHistory } from './sources/history/read-history.ts';
import { readHowTos } from './sources/how-tos.ts';
import { type ReadPatchSources, readPatchSources } from './sources/patch-sources.ts';
import { readActivity } from './sources/rules/activity.ts';
import { readAdvice } from './sources/rules/advice.ts';
import { NO_CLAIMS, readClaims } from './sources/rules/claims.ts';
import { readNotes } from './sources/rules/notes.ts';
import { readOwners } from './sources/rules/owners.ts';
import { type PrivacyTable, readPrivacyTable } from './sources/rules/privacy.ts';
import { readPublicStreams } from './sources/rules/public-streams.ts';
import { readQuestions } from './sources/rules/questions.ts';
import { readRetention } from './sources/rules/retention.ts';
import { readSenders, senderFinder } from './sources/rules/senders.ts';
import { readSettingsTable } from './sources/rules/settings.ts';
import { readStreamRules, type StreamRules } from './sources/rules/streams.ts';
import { readSynonyms } from './sources/rules/synonyms.ts';
import type { RawSchemaRepository } from './sources/schemas/raw.ts';
import { ReadBudget } from './sources/schemas/read-budget.ts';
import { readSchemaRepository } from './sources/schemas/repository.ts';
import { readStreamConfiguration } from './sources/streams/configuration.ts';
import { InputFiles } from './sources/text-file.ts';
import { unusableHowTos } from './sources/usable-how-tos.ts';
import { readWorkflow } from './sources/workflow.ts';
import { buildWorkflow } from './workflow/build-workflow.ts';
import type { Workflow } from './workflow/phases/workflow.ts';

/** What the command line replaces of the configuration. All paths are absolute. */
export interface CatalogOptions extends SourceOverrides {
	/** Configuration file; `content/catalog.yaml` unless given. */
	readonly config?: string;
}

/** Everything that was read, linked and checked. */
export interface Project {
	readonly catalog: Catalog;
	/** What is wrong in it stands among the problems of the catalog. */
	readonly workflow: Workflow;
	/** The how-to pages of the project. */
	readonly howTos: readonly HowTo[];
	/** Phrases of equal meaning, for the search. */
	readonly synonyms: ReturnType<typeof readSynonyms>;
	/** What the search shows above its results. */
	readonly advice: ReturnType<typeof readAdvice>;
	readonly settings: SettingMeanings;
	/** The facts that guides state. */
	readonly claims: Claims;
	readonly streamRules: StreamRules;
	/** Which fields carry personal data. */
	readonly privacyTable: PrivacyTable;
	/** What patches of the sources are made from. */
	readonly patchSources: ReadPatchSources;
	/** Digest of the texts and tables that the pages show beside the catalog. */
	readonly textsDigest: string;
}

/** The folder of the phase table and the step texts. */
const workflowFolder = (): string => contentFile('workflow');

/**
 * Reads all sources and builds everything that the site shows. Touches the disk, never the network.
 *
 * @throws ConfigurationError where the configuration or a table of the project cannot be used; everything else is a
 *   problem inside the catalog
 */
export function loadProject(options: CatalogOptions = {}): Project {
	const texts = new InputFiles();
	const sources = loadSources(options, texts);
	const { workflow, problems: workflowProblems } = buildWorkflow(readWorkflow(workflowFolder(), texts.read));
	const howTos = readHowTos(contentFile('how-tos'), texts.read);
	const { catalog } = sources;
	const unusable = unusableHowTos(contentFile('how-tos'), texts.read);
	return {
		...sources,
		textsDigest: textsDigest(texts),
		catalog: {
			...catalog,
			problems: sortProblems([...catalog.problems, ...workflowProblems, ...unusable.problems]),
		},
		workflow,
		howTos,
	};
}

/**
 * The catalog alone, without what guides need.
 *
 * @param adapt changes the configuration before anything is read, such as where the sources lie
 */
export const loadCatalog = (
	options: CatalogOptions = {},
	adapt: (config: CatalogConfig) => CatalogConfig = (config) => config,
): Catalog => loadSources(options, new InputFiles(), adapt).catalog;

/** @param tables gets the tables that pages show beside the catalog */
function loadSources(
	{ config: file, ...overrides }: CatalogOptions,
	tables: InputFiles,
	adapt: (config: CatalogConfig) => CatalogConfig = (config) => config,
): Pick<
	Project,
	'catalog' | 'synonyms' | 'advice' | 'settings' | 'streamRules' | 'privacyTable' | 'patchSources' | 'claims'
> {
	const files = new InputFiles();
	const { config: read, problems, texts } = loadConfig(file ?? defaultConfigFile(), overrides);
	const config = adapt(read);
	const budget = new ReadBudget();
	const repositories = config.repositories.map((one) => readSchemaRepository(one, budget));
	const streamConfiguration =
		config.streamConfiguration && readStreamConfiguration(config.streamConfiguration, files.read);
	const patchSources = readPatchSources(config, repositories, files.read);
	const { notes, problems: noteProblems } = readNotes(config.notes, files.read);
	const publicStreams = readPublicStreams(config.publicStreams, files.read);
	const retention = readRetention(config.retention, files.read);
	const privacyTable = readPrivacyTable(config.rules.privacy, files.read);
	const streamRules = readStreamRules(config.rules.streams, tables.read);
	const settings = settingMeanings(readSettingsTable(config.rules.settings, tables.read));
	const synonyms = readSynonyms(config.rules.synonyms, tables.read);
	const activity = readActivity(config.activity, files.read);
	const owners = readOwners(config, files.read);
	const advice = readAdvice(config.rules.advice, tables.read);
	const history = readHistory(
		config,
		projectRoot(),
		openHistoryCache(resolve(projectRoot(), '.cache/history')),
	);
	const claims = readClaims(config.claims, tables.read);
	const senders = readSenders(config.senders, files.read);
	const questions = readQuestions(
		[contentFile('questions.yaml'), ...(config.questions === null ? [] : [config.questions])],
		files.read,
	);
	const catalog = buildCatalog({
		config,
		repositories,
		streamConfiguration,
		notes,
		publicStreams,
		retention,
		privacy: privacyRules(privacyTable),
		streamRules,
		settingMeanings: settings,
		history,
		activity,
		owners: owners.files,
		questions: questions.value,
		senderOf: senders.value === null ? () => null : senderFinder(senders.value),
		sendersFile: config.senders === null || senders.value === null ? null : displayPath(config.senders),
		problems: [
			...problems,
			...noteProblems,
			...(publicStreams?.problems ?? []),
			...(retention?.problems ?? []),
			...(activity?.problems ?? []),
			...owners.problems,
			...claims.problems,
			...senders.problems,
			...questions.problems,
		],
		digest: digestOf(repositories, [
			...texts,
			...files.texts(),
			...tables.texts(),
			JSON.stringify([notes, historyDigest(history)]),
		]),
	});
	return {
		catalog,
		synonyms,
		advice,
		settings,
		streamRules,
		privacyTable,
		patchSources,
		claims: claims.value ?? NO_CLAIMS,
	};
}

function textsDigest(texts: InputFiles): string {
	const hash = createHash('sha256');
	for (const text of texts.texts()) hash.update(`${text?.length ?? -1}:`).update(text ?? '');
	return hash.digest('hex').slice(0, 32);
}

/** A digest of the content of everything that was read; where it lies on this machine does not matter. */
function digestOf(
	repositories: readonly RawSchemaRepository[],
	otherTexts: readonly (string | null)[],
): string {
	const hash = createHash('sha256');
	const add = (...texts: readonly (string | null | undefined)[]): void => {
		// The length keeps two texts from being taken for one.
		for (const text of texts) hash.update(`${text?.length ?? -1}:`).update(text ?? '');
	};
	for (const { config: repository, revision, tools, schemas, otherFiles } of repositories) {
		add(repository.name, revision, JSON.stringify(tools));
		for (const { title, current, versions, changelog, readme } of schemas) {
			add(title, current?.text, changelog?.text, readme?.text);
			for (const version of versions) add(version.version, version.text);
		}
		for (const { path, text } of otherFiles) add(path, text);
	}
	add(...otherTexts);
	return hash.digest('hex').slice(0, 32);
}
