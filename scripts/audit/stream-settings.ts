/** Our own reading of the stream configuration, written from MediaWiki's code and from nothing of the catalog's. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A PHP array as JSON has it: a list or an object. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
type Table = { readonly [key: string]: Value };
type Groups = Readonly<Record<string, Value>>;

/** The settings that a file states. PHP is run by php itself: the audit trusts it, the catalog does not. */
export function settingsIn(file: string): Readonly<Record<string, Groups>> {
	if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
	const { stdout, status } = spawnSync('php', ['-n', '-r', 'echo json_encode( include $argv[1] );', file], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	if (status !== 0) throw new Error(`php cannot read ${file}.`);
	return JSON.parse(stdout);
}

const isTable = (value: Value | undefined): value is Table | readonly Value[] =>
	typeof value === 'object' && value !== null;
const entriesOf = (value: Table | readonly Value[]): [string, Value][] => Object.entries(value);

/** A table whose keys are 0, 1, 2 … is a list again. */
function tidy(entries: Map<string, Value>): Value {
	const isList = [...entries.keys()].every((key, index) => key === String(index));
	return isList ? [...entries.values()] : Object.fromEntries(entries);
}

/** SiteConfiguration::arrayMerge, the first array before the second. */
function arrayMerge(high: Table | readonly Value[], low: Table | readonly Value[]): Value {
	const out = new Map(entriesOf(high));
	let next = Math.max(-1, ...[...out.keys()].filter((key) => /^\d+$/.test(key)).map(Number)) + 1;
	for (const [key, below] of entriesOf(low)) {
		const above = out.get(key);
		if (above === undefined || above === null) out.set(key, below);
		else if (isTable(above) && isTable(below)) out.set(key, arrayMerge(above, below));
		else if (/^\d+$/.test(key)) out.set(String(next++), below);
		else if (above === false) out.set(key, below);
	}
	return tidy(out);
}

/** SiteConfiguration::processSetting for one wiki. */
function settingFor(groups: Groups, wiki: string, tags: readonly string[]): Value {
	if (groups[wiki] !== undefined) return groups[wiki];
	let value: Value = groups[`+${wiki}`] ?? null;
	const put = (below: Value): void => {
		value = isTable(value) && isTable(below) ? arrayMerge(value, below) : below;
	};
	for (const tag of tags) {
		if (groups[tag] !== undefined) {
			put(groups[tag]);
			return value;
		}
		const more = groups[`+${tag}`];
		if (more !== undefined) put(more);
	}
	if (groups['default'] !== undefined) put(groups['default']);
	return value;
}

/** PHP's array_replace_recursive. */
function replaceRecursive(base: Value, over: Value): Value {
	if (!isTable(base) || !isTable(over)) return over;
	const out = new Map(entriesOf(base));
	for (const [key, value] of entriesOf(over))
		out.set(key, out.has(key) ? replaceRecursive(out.get(key) ?? null, value) : value);
	return tidy(out);
}

/** Each stream of a wiki with its settings, as EventStreamConfig merges them; `topics` are not yet made. */
export function streamsOf(
	settings: Readonly<Record<string, Groups>>,
	wiki: string,
	tags: readonly string[],
): ReadonlyMap<string, Table> {
	const defaults = settingFor(settings['wgEventStreamsDefaultSettings'] ?? {}, wiki, tags) ?? {};
	const streams = settingFor(settings['wgEventStreams'] ?? {}, wiki, tags) ?? {};
	const result = new Map<string, Table>();
	for (const [key, entry] of isTable(streams) ? entriesOf(streams) : []) {
		if (!isTable(entry) || Array.isArray(entry)) continue;
		const own = (entry as Table)['stream'];
		const name = /^\d+$/.test(key) && typeof own === 'string' ? own : key;
		result.set(name, { ...(replaceRecursive(defaults, entry) as Table), stream: name });
	}
	return result;
}

/** StreamConfig::topics for a stream that is no regular expression. */
export function topicsOf(name: string, settings: Table): readonly string[] {
	const { topics, topic_prefixes: prefixes } = settings;
	if (Array.isArray(topics)) return topics.map(String);
	if (!Array.isArray(prefixes)) return [name];
	return prefixes.map((prefix) => `${prefix}${name}`);
}

/** HivePartition.normalize, and the rule for legacy streams. */
export const tableOf = (name: string, database: string): string =>
	`${database}.${name
		.replace(/^eventlogging_(?=.)/, '')
		.replace(/^[^A-Za-z_]|[^A-Za-z0-9_]/g, '_')
		.toLowerCase()}`;
