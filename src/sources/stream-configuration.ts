/** Reads the files of a stream configuration, whatever they are written in, into traced settings per environment. */
import { relative } from 'node:path';
import { type Problem, problemOf } from '../catalog/model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../catalog/problem-kinds/stream-configuration.ts';
import type { StreamConfigurationConfig } from '../config/model.ts';
import { parseJsonArray } from './json-array.ts';
import { type PhpContext, type PhpItem, parsePhpFile, phpItems, phpValue } from './php-array.ts';
import { type PlacedComment, placeComments } from './php-comments.ts';
import type { SettingGroups } from './site-configuration.ts';
import { readTextFile } from './text-file.ts';
import { arrayOf, type OriginSource, PhpArray, type Traced } from './traced.ts';

/** The settings that make a stream configuration, by the names MediaWiki gives them. */
export interface SettingNames {
	readonly streams: string;
	readonly defaults: string;
	readonly eventLogging: string;
}

/** Names in the extensions EventStreamConfig and EventLogging; a catalog configuration can give others. */
export const SETTING_NAMES: SettingNames = {
	streams: 'wgEventStreams',
	defaults: 'wgEventStreamsDefaultSettings',
	eventLogging: 'wgEventLoggingStreamNames',
};

/** A comment with the file and the setting it stands in. */
export interface SourceComment extends PlacedComment {
	readonly source: OriginSource;
}

/** What the files of one environment state, before any merging. */
export interface RawEnvironment {
	readonly name: string;
	/** By setting name. */
	readonly settings: ReadonlyMap<string, SettingGroups>;
	/** An answer of action=streamconfigs: settings by stream name, merged already; null for other input. */
	readonly effective: PhpArray | null;
	/** Comments of the streams setting, in file order. */
	readonly comments: readonly SourceComment[];
}

export interface RawStreamConfiguration {
	/** How the source is called. */
	readonly name: string;
	/** Template for a file on the web with `{path}`, `{line}`, `{revision}`, or null. */
	readonly webUrl: string | null;
	readonly revision: string | null;
	readonly names: SettingNames;
	/** By name; an environment without files is not there. */
	readonly environments: ReadonlyMap<string, RawEnvironment>;
	readonly problems: readonly Problem[];
}

/** Bytes a file may have: a configuration of 10,000 streams has five million. */
const MAX_SIZE = 64_000_000;

/** What one file gives. */
interface FileSettings {
	readonly settings: Map<string, SettingGroups>;
	readonly effective: PhpArray | null;
	readonly comments: readonly SourceComment[];
	readonly problems: readonly Problem[];
}

interface FileReading {
	readonly environment: string;
	/** As shown to people. */
	readonly file: string;
	readonly path: string;
	readonly names: SettingNames;
	readonly constants: PhpContext['constants'];
}

type Constants = PhpContext['constants'];

/**
 * Reads all files of the configuration. Which format a file has is told by its content: PHP that returns an
 * array, JSON of the same settings, or the JSON that action=streamconfigs answers.
 *
 * A file that cannot be read or parsed is a problem and leaves its environment without its settings.
 */
export function readStreamConfiguration(config: StreamConfigurationConfig): RawStreamConfiguration {
	const names: SettingNames = { ...SETTING_NAMES, ...config.settingNames };
	const constants: Constants = new Map(Object.entries(config.constants ?? {}));
	const environments = new Map<string, RawEnvironment>();
	const problems: Problem[] = [];
	const done = new Set<string>();
	for (const file of config.files) {
		const identity = `${file.environment}\0${file.path}`;
		if (done.has(identity)) continue;
		done.add(identity);
		const path = relative(config.root, file.path).replaceAll('\\', '/');
		const shown = `${config.name}/${path}`;
		const reading = { environment: file.environment, file: shown, path, names, constants };
		const content = readTextFile(file.path, { file: shown, subject: 'configuration:streams' }, MAX_SIZE);
		if ('problem' in content) {
			problems.push(content.problem);
			continue;
		}
		const read = readSettings(content.text, reading);
		problems.push(...read.problems);
		const expected = expectedSetting(config, file, names);
		if (read.problems.length === 0 && expected && !read.effective && !read.settings.has(expected)) {
			problems.push(withoutStreams(shown, expected));
		}
		environments.set(file.environment, together(environments.get(file.environment), read, file.environment));
	}
	const revision = config.git?.revision ?? null;
	return { name: config.name, webUrl: config.webUrl, revision, names, environments, problems };
}

/** The setting that a file is listed for, where its environment must state it: overrides may leave any out. */
function expectedSetting(
	config: StreamConfigurationConfig,
	file: StreamConfigurationConfig['files'][number],
	names: SettingNames,
): string | null {
	if (file.environment !== config.files[0]?.environment) return null;
	return file.kind === 'streams' ? names.streams : names.eventLogging;
}

const withoutStreams = (file: string, setting: string): Problem =>
	problemOf(
		KINDS,
		'stream-configuration-without-streams',
		{ file, subject: 'configuration:streams' },
		`${file} has no setting “${setting}”.`,
		'Point the catalog configuration at the file that states it.',
	);

/** A later file of an environment adds to an earlier one; where both state a setting, the later counts. */
function together(earlier: RawEnvironment | undefined, read: FileSettings, name: string): RawEnvironment {
	return {
		name,
		settings: new Map([...(earlier?.settings ?? []), ...read.settings]),
		effective: read.effective ?? earlier?.effective ?? null,
		comments: [...(earlier?.comments ?? []), ...read.comments],
	};
}

/** Reads the wanted settings of one file. Exported for tests and tools that have no files. */
export function readSettings(content: string, reading: FileReading): FileSettings {
	const start = content.trimStart();
	if (/^(?:#![^\n]*\n)?\s*<\?(?:php|=)?/i.test(start)) return readPhp(content, reading);
	if (start.startsWith('{')) return readJson(content, reading);
	const problem = problemOf(
		KINDS,
		'stream-configuration-unknown-format',
		{ file: reading.file, line: 1, subject: 'configuration:streams' },
		`${reading.file} is neither PHP nor a JSON object.`,
		'Give a PHP file that returns the settings, their JSON, or the JSON of action=streamconfigs.',
	);
	return { settings: new Map(), effective: null, comments: [], problems: [problem] };
}

/** The setting a key speaks of; a leading `-` means that it replaces the setting below it (WmfConfig). */
function wanted(key: string, names: SettingNames): { setting: string; replaces: boolean } | null {
	const replaces = key.startsWith('-');
	const setting = replaces ? key.slice(1) : key;
	return Object.values(names).includes(setting) ? { setting, replaces } : null;
}

function readPhp(content: string, reading: FileReading): FileSettings {
	const { file, problems: parsing } = parsePhpFile(content, reading.file);
	const problems = [...parsing];
	const settings = new Map<string, SettingGroups>();
	const comments: SourceComment[] = [];
	if (!file) return { settings, effective: null, comments, problems };
	const context: PhpContext = {
		file: reading.file,
		constants: reading.constants,
		problems,
		keys: new WeakMap(),
	};
	for (const item of phpItems(file.array, context)) {
		const match = wanted(String(item.key), reading.names);
		if (!match) continue;
		const groups = phpGroups(item, match.setting, reading, context);
		if (groups) settings.set(match.setting, { groups, replaces: match.replaces });
		if (groups && match.setting === reading.names.streams) {
			for (const comment of placeComments(item, file.comments, context)) {
				const group = String(comment.path[0] ?? comment.key ?? '');
				comments.push({ ...comment, source: sourceOf(reading, match.setting, group) });
			}
		}
	}
	return { settings, effective: null, comments, problems };
}

function phpGroups(
	item: PhpItem,
	setting: string,
	reading: FileReading,
	context: PhpContext,
): Map<string, Traced> | null {
	if (item.node.kind !== 'array') {
		context.problems.push(notGrouped(setting, reading.file, item.line));
		return null;
	}
	const groups = new Map<string, Traced>();
	for (const group of phpItems(item.node, context)) {
		const value = phpValue(group, sourceOf(reading, setting, String(group.key)), context);
		if (value) groups.set(String(group.key), value);
	}
	return groups;
}

const sourceOf = (reading: FileReading, setting: string, group: string): OriginSource => ({
	environment: reading.environment,
	file: reading.file,
	path: reading.path,
	setting,
	group,
});

function notGrouped(setting: string, file: string, line: number | null): Problem {
	return problemOf(
		KINDS,
		'settings-not-grouped',
		{ file, line, subject: 'configuration:streams' },
		`The value of “${setting}” is no array of groups.`,
		'Write the value under the key “default”.',
	);
}

function readJson(content: string, reading: FileReading): FileSettings {
	const { value, problems: parsing } = parseJsonArray(content, sourceOf(reading, '', ''));
	const problems = [...parsing];
	const root = arrayOf(value ?? undefined);
	const settings = new Map<string, SettingGroups>();
	if (!root) return { settings, effective: null, comments: [], problems };
	const answer = arrayOf(root.at('streams'));
	if (answer) {
		const effective = restamp(answer, sourceOf(reading, reading.names.streams, ''));
		return { settings, effective, comments: [], problems };
	}
	for (const [key, entry] of root.entries()) {
		const match = wanted(String(key), reading.names);
		if (!match) continue;
		const array = arrayOf(entry);
		if (!array || (array.isList() && array.size > 0)) {
			problems.push(notGrouped(match.setting, reading.file, entry.origin.line));
			continue;
		}
		const groups = new Map<string, Traced>();
		for (const [group, groupValue] of array.entries()) {
			groups.set(String(group), stamp(groupValue, sourceOf(reading, match.setting, String(group))));
		}
		settings.set(match.setting, { groups, replaces: match.replaces });
	}
	return { settings, effective: null, comments: [], problems };
}

/** The same value with another source on every origin in it. JSON is parsed in one go, before groups are known. */
function stamp(traced: Traced, source: OriginSource): Traced {
	const origin = { source, line: traced.origin.line };
	const { value } = traced;
	return { value: value instanceof PhpArray ? restamp(value, source) : value, origin };
}

function restamp(array: PhpArray, source: OriginSource): PhpArray {
	const copy = new PhpArray();
	for (const [key, entry] of array.entries()) copy.set(key, stamp(entry, source));
	return copy;
}
