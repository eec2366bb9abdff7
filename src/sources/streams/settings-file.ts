/** Reads the settings of streams from one file, whatever it is written in. */

import { type PlacedComment, placeComments } from '../../formats/php/comments.ts';
import { type PhpItem, phpItems, phpValue } from '../../formats/php/evaluate.ts';
import { type PhpFile, parsePhpFile } from '../../formats/php/file.ts';
import type { PhpContext } from '../../formats/php/node.ts';
import { arrayOf, type OriginSource, PhpArray, type Traced } from '../../formats/php/value.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { type AssignedSetting, assignedSettings } from './assigned-settings.ts';
import { parseJsonArray } from './json-array.ts';
import type { SettingGroups } from './site-configuration.ts';

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

/** What one file gives. */
export interface FileSettings {
	readonly settings: Map<string, SettingGroups>;
	readonly effective: PhpArray | null;
	readonly comments: readonly SourceComment[];
	readonly problems: readonly Problem[];
}

export interface FileReading {
	readonly environment: string;
	/** As shown to people. */
	readonly file: string;
	readonly path: string;
	readonly names: SettingNames;
	readonly constants: PhpContext['constants'];
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
	// Most files are one array; only where something is assigned must the statements be gone through.
	const isPlain = file.array !== null && file.program.assignments.length === 0;
	for (const { setting, replaces, isGlobal, value, literals } of file.array
		? []
		: assigned(file, reading, context)) {
		const groups = isGlobal ? new Map([['default', value]]) : groupsOf(value, setting, reading, context);
		if (groups === null) continue;
		settings.set(setting, { groups, replaces });
		if (setting !== reading.names.streams) continue;
		for (const comment of literals.flatMap((item) => placeComments(item, file.comments, context))) {
			const path = isGlobal ? ['default', ...comment.path] : comment.path;
			const group = String(path[0] ?? comment.key ?? '');
			comments.push({ ...comment, path, source: sourceOf(reading, setting, group) });
		}
	}
	for (const item of isPlain && file.array ? phpItems(file.array, context) : []) {
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
	// Found only while values were read: MediaWiki could not load such a file at all.
	if (problems.some(({ code }) => code === 'php-syntax-error')) {
		return { settings: new Map(), effective: null, comments: [], problems };
	}
	return { settings, effective: null, comments, problems };
}

/** Settings that a file without one array literal assigns; values are those of the group that they stand in. */
function assigned(file: PhpFile, reading: FileReading, context: PhpContext): AssignedSetting[] {
	return assignedSettings(file.program, {
		context,
		sourceOf: (setting) => sourceOf(reading, setting, 'default'),
		wanted: (key) => wanted(key, reading.names),
	});
}

/** The groups of a setting that was put together from assignments. */
function groupsOf(
	setting: Traced,
	name: string,
	reading: FileReading,
	context: PhpContext,
): Map<string, Traced> | null {
	const array = arrayOf(setting);
	if (!array) {
		context.problems.push(notGrouped(name, reading.file, setting.origin.line));
		return null;
	}
	return new Map(
		Array.from(array.entries(), ([group, value]) => [
			String(group),
			stamp(value, sourceOf(reading, name, String(group))),
		]),
	);
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
		`The value of \`${setting}\` is no array of groups.`,
		'Write the value under the key `default`.',
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
