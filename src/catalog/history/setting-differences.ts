/** What one state of the settings has otherwise than another, stream by stream. */
import type { SettingChange } from '../../model/history.ts';
import { isObject, type Json, stringAt } from '../../model/json.ts';
import type { HistoryEntry, HistorySetting } from '../../sources/history/settings-states.ts';

/** Entries by group and name. */
export type NamedEntries = ReadonlyMap<string, ReadonlyMap<string, HistoryEntry>>;

const NO_ENTRIES: NamedEntries = new Map();
const named = new WeakMap<HistorySetting, NamedEntries>();

/**
 * The entries of a streams setting by the name of their stream: the key, or for an entry in list form its own
 * `stream` (EventStreamConfig's StreamConfigs::__construct). An entry without a name is none.
 */
export function entriesByName(setting: HistorySetting | undefined): NamedEntries {
	if (!setting) return NO_ENTRIES;
	const known = named.get(setting);
	if (known) return known;
	const groups = new Map<string, ReadonlyMap<string, HistoryEntry>>();
	for (const [group, entries] of setting.groups) {
		const names = new Map<string, HistoryEntry>();
		for (const entry of entries) {
			// An entry that is no array declares nothing: EventStreamConfig refuses it.
			if (entry.json !== null && !/^[[{]/.test(entry.json)) continue;
			const name = typeof entry.key === 'string' ? entry.key : stringAt(entryValue(entry), 'stream');
			if (name !== undefined) names.set(name, entry);
		}
		groups.set(group, names);
	}
	named.set(setting, groups);
	return groups;
}

/** The value of an entry; undefined where it is not known. */
export function entryValue(entry: HistoryEntry | undefined): Json | undefined {
	return entry?.json == null ? undefined : (JSON.parse(entry.json) as Json);
}

/** Where a difference was found. */
interface Place {
	readonly environment: string;
	readonly group: string;
}

/**
 * Settings that two entries of one stream state differently. An entry that is not known to the last value differs
 * in nothing; a `stream` that repeats the name says nothing, because entries once stood in a list.
 */
export function entryDifferences(
	name: string,
	before: HistoryEntry | undefined,
	after: HistoryEntry | undefined,
	place: Place,
): SettingChange[] {
	if (before === after || before?.json === null || after?.json === null) return [];
	if (before && after && before.json === after.json) return [];
	return differences(withoutName(entryValue(before), name), withoutName(entryValue(after), name), place);
}

function withoutName(value: Json | undefined, name: string): ReadonlyMap<string, FlatValue> {
	const flat = flatten(value);
	const key = JSON.stringify(['stream']);
	if (flat.get(key)?.value !== name) return flat;
	const rest = new Map(flat);
	rest.delete(key);
	return rest;
}

/** The differences of the settings that hold for all streams, group by group. */
export function defaultsDifferences(
	before: HistorySetting | undefined,
	after: HistorySetting | undefined,
	environment: string,
): SettingChange[] {
	if (before === after) return [];
	const groups = new Set([...(before?.groups.keys() ?? []), ...(after?.groups.keys() ?? [])]);
	return [...groups].flatMap((group) =>
		differences(groupValues(before, group), groupValues(after, group), { environment, group }),
	);
}

function groupValues(setting: HistorySetting | undefined, group: string): ReadonlyMap<string, FlatValue> {
	const flat = new Map<string, FlatValue>();
	for (const entry of setting?.groups.get(group) ?? []) {
		const value = entryValue(entry);
		if (value !== undefined) collect(value, [String(entry.key)], flat);
	}
	return flat;
}

interface FlatValue {
	readonly path: readonly string[];
	readonly value: Json;
}

/** Scalars and lists by their path; a list is one value, as everywhere in the catalog. */
function flatten(value: Json | undefined): ReadonlyMap<string, FlatValue> {
	const flat = new Map<string, FlatValue>();
	if (isObject(value)) for (const [key, inner] of Object.entries(value)) collect(inner, [key], flat);
	return flat;
}

function collect(value: Json, path: readonly string[], flat: Map<string, FlatValue>): void {
	if (isObject(value)) {
		for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], flat);
	} else flat.set(JSON.stringify(path), { path, value });
}

function differences(
	before: ReadonlyMap<string, FlatValue>,
	after: ReadonlyMap<string, FlatValue>,
	place: Place,
): SettingChange[] {
	const changes: SettingChange[] = [];
	for (const [key, { path, value }] of after) {
		const old = before.get(key)?.value;
		if (JSON.stringify(old) === JSON.stringify(value)) continue;
		changes.push({ ...place, kind: 'setting', path, before: old, after: value });
	}
	for (const [key, { path, value }] of before) {
		if (!after.has(key)) changes.push({ ...place, kind: 'setting', path, before: value, after: undefined });
	}
	return changes;
}

/** Names registered for EventLogging, by group. */
export function registeredNames(
	setting: HistorySetting | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
	const groups = new Map<string, ReadonlySet<string>>();
	for (const [group, entries] of setting?.groups ?? []) {
		groups.set(group, new Set(entries.map(entryValue).filter((value) => typeof value === 'string')));
	}
	return groups;
}
