/** Puts streams, their samples and their names into the PHP files of a stream configuration. Pure, browser-safe. */
import type { ArrayNode } from '../../../formats/php/array-literal.ts';
import {
	type ArrayItem,
	arrayItems,
	type Insertion,
	insertItem,
	itemAt,
	itemValue,
	NotEditableError,
	putSetting,
	settingsArray,
} from '../../../formats/php/edit.ts';
import {
	isArray,
	isObject,
	type Json,
	type JsonObject,
	own,
	stringAt,
	stringify,
} from '../../../model/json.ts';

/** An entry of a list of streams: keyed by its name, or an item with a key `stream`. */
interface Sibling {
	readonly item: ArrayItem;
	readonly name: string;
	readonly service: string;
}

function siblingsIn(array: ArrayNode): readonly Sibling[] {
	return arrayItems(array).map((item) => {
		const value = itemValue(item);
		const name = item.keyed ? String(item.key) : (stringAt(value, 'stream') ?? '');
		return { item, name, service: stringAt(value, 'destination_event_service') ?? '' };
	});
}

/** How many parts two names begin with in common. */
function commonParts(a: string, b: string): number {
	const [left, right] = [a, b].map((name) => name.split(/[._-]/));
	const differs = left?.findIndex((part, index) => part !== right?.[index]) ?? 0;
	return differs === -1 ? (left?.length ?? 0) : differs;
}

/** The last of those whose names begin most alike; the last of all where none does. */
function nearest<T extends { readonly name: string }>(among: readonly T[], name: string): T | undefined {
	const most = Math.max(0, ...among.map((one) => commonParts(one.name, name)));
	return among.findLast((one) => commonParts(one.name, name) === most);
}

/** Where a new stream stands: behind the stream of the same service whose name begins most alike. */
function streamInsertion(
	array: ArrayNode,
	name: string,
	entry: JsonObject,
	comments: readonly string[],
): Insertion {
	const siblings = siblingsIn(array);
	const service = stringAt(entry, 'destination_event_service') ?? '';
	const same = siblings.filter((one) => one.service === service);
	const after = nearest(same.length > 0 ? same : siblings, name)?.item;
	const listed = siblings.filter(({ item }) => !item.keyed).length;
	const isList = listed > siblings.length / 2;
	return {
		key: isList ? null : name,
		value: isList ? { stream: name, ...entry } : entry,
		comments,
		after,
	};
}

const findStream = (array: ArrayNode, name: string): ArrayItem | undefined =>
	itemAt(array, name) ?? siblingsIn(array).find((one) => one.name === name)?.item;

/** A setting as a file states it, or null. */
function settingIn(text: string, setting: string): Json {
	const array = settingsArray(text, [setting]);
	const item = array === null ? undefined : itemAt(array, setting);
	return item === undefined ? null : itemValue(item);
}

/** Streams by group and name, whether keyed or listed. */
function streamsIn(text: string, setting: string): ReadonlyMap<string, Json> {
	const found = new Map<string, Json>();
	const groups = settingIn(text, setting);
	for (const [group, streams] of Object.entries(isObject(groups) ? groups : {})) {
		const entries = isArray(streams) || isObject(streams) ? Object.entries(streams) : [];
		for (const [key, value] of entries as [string, Json][]) {
			found.set(`${group}\0${stringAt(value, 'stream') ?? key}`, value);
		}
	}
	return found;
}

/** The entry of a stream in a group of a file, or undefined. */
export const streamEntry = (text: string, setting: string, group: string, name: string): Json | undefined =>
	streamsIn(text, setting).get(`${group}\0${name}`);

/** The groups of a file in which a stream has an entry. */
export const groupsOfStream = (text: string, setting: string, name: string): readonly string[] =>
	[...streamsIn(text, setting).keys()].flatMap((key) => {
		const [group = '', stream] = key.split('\0');
		return stream === name ? [group] : [];
	});

/**
 * True where the entry of a stream is an item of a list: another list cannot change it, because numbered items are
 * appended (`SiteConfiguration::arrayMerge`).
 */
export function isListItem(text: string, setting: string, group: string, name: string): boolean {
	const array = settingsArray(text, [setting]);
	const groups = array === null ? undefined : itemAt(array, setting);
	const list = groups?.value.kind === 'array' ? itemAt(groups.value, group) : undefined;
	return list?.value.kind === 'array' && findStream(list.value, name)?.keyed === false;
}

/** True where a setting of a file has a group. */
export const hasGroup = (text: string, setting: string, group: string): boolean =>
	own(settingIn(text, setting), group) !== undefined;

/**
 * Lays settings over the entry of a stream in a group. A stream that is not there gets an entry at its place.
 *
 * @returns the whole text
 * @throws NotEditableError where the file cannot be changed so that this stream alone changes
 */
export function putStream(
	text: string,
	place: { readonly setting: string; readonly group: string; readonly name: string },
	entry: JsonObject,
	comments: readonly string[] = [],
): string {
	const { setting, group, name } = place;
	const result = putSetting(text, [setting, group, name], entry, {
		find: (array, depth) => (depth === 2 ? findStream(array, name) : undefined),
		insert: (array, depth, value) =>
			depth === 2 && isObject(value) ? streamInsertion(array, name, value, comments) : undefined,
	});
	const [before, after] = [streamsIn(text, setting), streamsIn(result, setting)];
	const key = `${group}\0${name}`;
	const others = [...before].filter(([one]) => one !== key);
	const isAlone =
		others.every(([one, value]) => stringify(after.get(one)) === stringify(value)) &&
		after.size === others.length + 1;
	const wanted = laidOver(before.get(key), entry);
	const made = after.get(key);
	const isWanted = stringify(sorted(withoutStream(made))) === stringify(sorted(withoutStream(wanted)));
	if (!isAlone || !isWanted) {
		throw new NotEditableError(
			`The entry of ${name} cannot be put into the list ${group} without changing others.`,
		);
	}
	return result;
}

const withoutStream = (value: Json | undefined): Json => {
	if (!isObject(value)) return value ?? null;
	const { stream: _stream, ...rest } = value;
	return rest;
};

/** One value laid over another: keys of objects are joined. */
function laidOver(below: Json | undefined, above: Json): Json {
	if (!isObject(below) || !isObject(above)) return above;
	const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
	return Object.fromEntries(
		keys.map((key) => {
			const [low, high] = [own(below, key), own(above, key)];
			return [key, high === undefined ? (low ?? null) : laidOver(low, high)];
		}),
	);
}

/** The same with keys in order, so that two can be compared. */
function sorted(value: Json): Json {
	if (isArray(value)) return value.map(sorted);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)]),
	);
}

/**
 * Puts a name into a list of names, behind the name that begins most alike. A name that is there stays where it is.
 *
 * @returns the whole text
 */
export function putName(text: string, setting: string, group: string, name: string): string {
	const listed = own(settingIn(text, setting), group);
	if (isArray(listed) && listed.includes(name)) return text;
	const array = settingsArray(text, [setting]);
	const groups = array === null ? undefined : itemAt(array, setting);
	const list = groups?.value.kind === 'array' ? itemAt(groups.value, group) : undefined;
	if (list?.value.kind !== 'array') return putSetting(text, [setting, group], [name]);
	const names = arrayItems(list.value).map((item) => ({ item, name: String(itemValue(item)) }));
	return insertItem(text, list.value, { key: null, value: name, after: nearest(names, name)?.item });
}
