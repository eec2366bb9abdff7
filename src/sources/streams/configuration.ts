/** Reads the files of a stream configuration, whatever they are written in, into traced settings per environment. */
import { relative } from 'node:path';
import type { PhpContext } from '../../formats/php/node.ts';
import type { PhpArray } from '../../formats/php/value.ts';
import type { StreamConfigurationConfig } from '../../model/config.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { STREAM_CONFIGURATION_PROBLEMS as KINDS } from '../../model/problems/stream-configuration.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import {
	type FileSettings,
	readSettings,
	SETTING_NAMES,
	type SettingNames,
	type SourceComment,
} from './settings-file.ts';
import type { SettingGroups } from './site-configuration.ts';

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

type Constants = PhpContext['constants'];

/**
 * Reads all files of the configuration. Which format a file has is told by its content: PHP that returns an
 * array, JSON of the same settings, or the JSON that action=streamconfigs answers.
 *
 * A file that cannot be read or parsed is a problem and leaves its environment without its settings.
 */
export function readStreamConfiguration(
	config: StreamConfigurationConfig,
	readText: ReadText = readTextFile,
): RawStreamConfiguration {
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
		const content = readText(file.path, { file: shown, subject: 'configuration:streams' }, MAX_SIZE);
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
		`${file} has no setting \`${setting}\`.`,
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
