import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseStrictYaml } from '../formats/yaml/strict-yaml.ts';
import type { CatalogConfig } from '../model/config.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../model/problems/configuration.ts';
import { CatalogFile, type CatalogFileValue } from './catalog-file.ts';
import { checkReferences } from './check-references.ts';
import { ConfigurationError } from './errors.ts';
import { faultProblem } from './fault-problem.ts';
import type { ConfigLayer, SourceOverrides } from './layer.ts';
import { applyOverrides, replacesRepositories } from './overrides.ts';
import { contentFile, displayPath } from './project.ts';
import { readRegularFile } from './regular-file.ts';
import { historyConfig, repositoryConfig, streamConfigurationConfig } from './sources.ts';

/**
 * Reads the configuration: `file`, under it the files that it extends, and over it what the command line says.
 * A top-level key replaces the whole key of the extended file; paths are relative to the file they stand in.
 *
 * @param file absolute path
 * @returns the configuration, the problems that leave it usable, and the texts that were read
 * @throws ConfigurationError with every fault found, each with file, line and the allowed keys
 */
export function loadConfig(
	file: string,
	overrides: SourceOverrides = {},
): { config: CatalogConfig; problems: readonly Problem[]; texts: readonly string[] } {
	const layers = readLayers(file);
	const faults = missingKeys(layers);
	if (faults.length > 0) throw new ConfigurationError(faults);

	const config = toConfig(file, layers, companionLayer(layers, overrides));
	const problems = checkReferences(config, layers);
	const errors = problems.filter((problem) => problem.severity === 'error');
	if (errors.length > 0) throw new ConfigurationError(errors);
	const effective = applyOverrides(config, overrides);
	return {
		config: effective,
		problems: [...problems, ...notFetched(effective)],
		texts: layers.map(({ text }) => text),
	};
}

/** The files from the one named to the one at the bottom. */
function readLayers(file: string): readonly ConfigLayer[] {
	const layers: ConfigLayer[] = [];
	const problems: Problem[] = [];
	let next: string | null = file;
	let extendedAt: { file: string; line: number } | null = null;
	while (next !== null) {
		const current: string = next;
		if (layers.some((layer) => layer.file === current)) {
			const place = { file: displayPath(extendedAt?.file ?? current), line: extendedAt?.line ?? null };
			throw new ConfigurationError([
				problemOf(
					CONFIGURATION_PROBLEMS,
					'configuration-extends-cycle',
					place,
					`\`extends\` leads back to ${displayPath(current)}.`,
					'Remove `extends` from one of the files in the circle.',
				),
			]);
		}
		const text = readText(current, extendedAt);
		const { value, faults, lineAt } = parseStrictYaml(text, CatalogFile);
		problems.push(...faults.map((fault) => faultProblem(current, fault)));
		if (value === null) break;
		layers.push({ file: current, text, value, lineAt });
		extendedAt = { file: current, line: lineAt(['extends']) };
		next = value.extends === undefined ? null : resolve(dirname(current), value.extends);
	}
	if (problems.length > 0) throw new ConfigurationError(problems);
	return layers;
}

/** Bytes of a configuration; the largest real one has twenty thousand. */
const MAX_SIZE = 8_000_000;

function readText(file: string, extendedAt: { file: string; line: number } | null): string {
	let reason: string;
	try {
		const bytes = readRegularFile(file, MAX_SIZE);
		if (bytes instanceof Buffer) return bytes.toString('utf8');
		reason =
			{
				outside: 'is a symbolic link that leads out of its folder, and is not followed',
				'no-file': 'is no ordinary file',
			}[String(bytes)] ?? 'is too large';
	} catch (error) {
		reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
	}
	throw new ConfigurationError([
		problemOf(
			CONFIGURATION_PROBLEMS,
			'configuration-file-missing',
			{ file: displayPath(extendedAt?.file ?? file), line: extendedAt?.line ?? null },
			`The configuration file ${displayPath(file)} ${reason}.`,
			extendedAt ? 'Correct `extends`.' : 'Name another file with --config, or leave the option out.',
		),
	]);
}

const REQUIRED = ['site', 'repositories', 'environments', 'lake'] as const;

function missingKeys(layers: readonly ConfigLayer[]): readonly Problem[] {
	const [top] = layers;
	if (!top) return [];
	return REQUIRED.filter((key) => layers.every((layer) => layer.value[key] === undefined)).map((key) =>
		faultProblem(top.file, {
			kind: 'missing-key',
			line: 1,
			message: `Key \`${key}\` is missing at the top level.`,
			hint: `\`${key}\` is ${CatalogFile.shape[key].description}. Add it, or extend a file that has it.`,
		}),
	);
}

/** Files that speak of the sources they stand beside. */
const COMPANIONS = ['notes', 'publicStreams', 'retention', 'activity', 'owners'] as const;

/**
 * The first layer whose companion files still apply. What the file that names the sources says of them goes with
 * them when the command line replaces them; what an extended file says of the platform stays.
 */
function companionLayer(layers: readonly ConfigLayer[], overrides: SourceOverrides): number {
	const replaced = [
		...(replacesRepositories(overrides) ? (['repositories'] as const) : []),
		...(overrides.streamConfig === undefined ? [] : (['streamConfiguration'] as const)),
	];
	return Math.max(
		0,
		...replaced.map((key) => 1 + layers.findIndex((layer) => layer.value[key] !== undefined)),
	);
}

function toConfig(file: string, layers: readonly ConfigLayer[], companionsFrom: number): CatalogConfig {
	/** The topmost layer's value of a key, and the folder that its paths start from. */
	const pick = <K extends keyof CatalogFileValue>(
		key: K,
	): [NonNullable<CatalogFileValue[K]> | null, string] => {
		const from = COMPANIONS.some((companion) => companion === key) ? companionsFrom : 0;
		const layer = layers.slice(from).find((one) => one.value[key] !== undefined);
		return [layer?.value[key] ?? null, dirname(layer?.file ?? file)];
	};
	const required = <K extends (typeof REQUIRED)[number]>(
		key: K,
	): [NonNullable<CatalogFileValue[K]>, string] => {
		const [value, folder] = pick(key);
		if (value === null) throw new TypeError(`${key} was checked to be there`);
		return [value, folder];
	};
	const path = (
		key: 'notes' | 'publicStreams' | 'activity' | 'claims' | 'senders' | 'questions',
	): string | null => {
		const [value, folder] = pick(key);
		return value === null ? null : resolve(folder, value);
	};
	const [repositories, repositoriesFolder] = required('repositories');
	const [streamConfiguration, streamsFolder] = pick('streamConfiguration');
	const [retention, retentionFolder] = pick('retention');
	const [history, historyFolder] = pick('history');
	const readsHistory = history !== null || layers.every(({ value }) => value.history === undefined);
	const [rules, rulesFolder] = pick('rules');
	return {
		file,
		files: layers.map((layer) => layer.file),
		site: required('site')[0],
		repositories: repositories.map((entry) => repositoryConfig(entry, repositoriesFolder)),
		streamConfiguration: streamConfiguration && streamConfigurationConfig(streamConfiguration, streamsFolder),
		environments: required('environments')[0],
		destinations: pick('destinations')[0] ?? [],
		links: pick('links')[0] ?? [],
		tasks: pick('tasks')[0],
		values: pick('values')[0] ?? {},
		lake: required('lake')[0],
		history: readsHistory ? historyConfig(history, historyFolder) : null,
		notes: path('notes'),
		activity: path('activity'),
		owners: pick('owners')[0] ?? [],
		publicStreams: path('publicStreams'),
		claims: path('claims'),
		senders: path('senders'),
		questions: path('questions'),
		retention: (retention ?? []).map((one) => resolve(retentionFolder, one)),
		rules: {
			privacy: rules ? resolve(rulesFolder, rules.privacy) : contentFile('privacy.yaml'),
			streams: rules ? resolve(rulesFolder, rules.streams) : contentFile('streams.yaml'),
			settings: rules ? resolve(rulesFolder, rules.settings) : contentFile('settings.yaml'),
			advice: rules?.advice ? resolve(rulesFolder, rules.advice) : contentFile('advice.yaml'),
			synonyms: rules?.synonyms ? resolve(rulesFolder, rules.synonyms) : contentFile('synonyms.yaml'),
		},
	};
}

/** Git sources whose folder is not there yet: the build goes on without them and says so. */
function notFetched(config: CatalogConfig): readonly Problem[] {
	const sources = [
		...config.repositories.map(({ name, git, path }) => ({
			name,
			git,
			path,
			subject: `repository:${name}` as const,
		})),
		...(config.streamConfiguration
			? [
					{
						name: config.streamConfiguration.name,
						git: config.streamConfiguration.git,
						path: config.streamConfiguration.root,
						subject: `configuration:${config.streamConfiguration.name}` as const,
					},
				]
			: []),
	];
	return sources
		.filter(({ git, path }) => git !== null && !existsSync(path))
		.map(({ name, git, path, subject }) =>
			problemOf(
				CONFIGURATION_PROBLEMS,
				'source-not-fetched',
				{ file: displayPath(config.file), subject },
				`The source ${name} (${git?.url}) is not in ${displayPath(path)} yet.`,
				`Run \`npm run sources -- --config ${relative(process.cwd(), config.file)}\`, then build again.`,
			),
		);
}
