/** Effective settings of a stream as a flat list in which every value says where it was written. */

import { type Origin, PhpArray, type Traced, toJson, toObject } from '../../formats/php/value.ts';
import { type Json, type JsonObject, stringify } from '../../model/json.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Setting, SettingDifference, SettingOrigin } from '../../model/stream.ts';
import { fileUrl } from '../../sources/location.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';

/** Turns origins into what pages show; knows the files and their link templates. */
export interface Origins {
	readonly locate: (origin: Origin) => SourceLocation | null;
	readonly explain: (origin: Origin) => SettingOrigin;
}

export function originsOf(raw: RawStreamConfiguration): Origins {
	const locate = ({ source, line }: Origin): SourceLocation | null => {
		if (source.file === '') return null;
		const place = { path: source.path, line, revision: raw.revision };
		return { file: source.file, line, url: fileUrl(raw.webUrl, place) };
	};
	const layers: Readonly<Record<string, SettingOrigin['layer']>> = {
		'': 'computed',
		[raw.names.defaults]: 'default-settings',
	};
	return {
		locate,
		explain: (origin) => {
			const { setting, group, environment } = origin.source;
			// An answer of action=streamconfigs is merged already: it names no groups.
			const layer = setting === raw.names.streams && group === '' ? 'answer' : (layers[setting] ?? 'entry');
			return { layer, group, environment, location: locate(origin) };
		},
	};
}

interface FlatSetting {
	readonly path: readonly string[];
	readonly value: Json;
	readonly origin: Origin;
}

const flatCache = new WeakMap<PhpArray, ReadonlyMap<string, FlatSetting>>();

/**
 * One setting for each scalar and each list (the empty one too), in the order of the configuration. Lists are one
 * value, because they are read as one; where a merge mixed two, the origin is that of the more special side.
 */
function flatSettings(settings: PhpArray): ReadonlyMap<string, FlatSetting> {
	const known = flatCache.get(settings);
	if (known) return known;
	const flat = new Map<string, FlatSetting>();
	collect(settings, [], flat);
	flatCache.set(settings, flat);
	return flat;
}

function collect(array: PhpArray, path: readonly string[], flat: Map<string, FlatSetting>): void {
	for (const [key, { value, origin }] of array.entries()) {
		const inner = [...path, String(key)];
		if (value instanceof PhpArray && !value.isList()) collect(value, inner, flat);
		else flat.set(settingKey(inner), { path: inner, value: toJson(value), origin });
	}
}

/** A path as one string; keys may hold any character, so they are quoted. */
export const settingKey = (path: readonly string[]): string => JSON.stringify(path);

/** The settings with their origins as pages show them. */
export function listSettings(settings: PhpArray, origins: Origins): Setting[] {
	return Array.from(flatSettings(settings).values(), ({ path, value, origin }) => ({
		path,
		value,
		origin: origins.explain(origin),
	}));
}

/** What `view` has otherwise than `base`, in the order of `view`, then what it lacks. */
export function differencesOf(base: PhpArray, view: PhpArray, origins: Origins): SettingDifference[] {
	if (base === view) return [];
	const before = flatSettings(base);
	const after = flatSettings(view);
	const differences: SettingDifference[] = [];
	for (const [key, { path, value, origin }] of after) {
		const other = before.get(key);
		if (other && stringify(other.value) === stringify(value)) continue;
		differences.push({ path, base: other?.value, value, origin: origins.explain(origin) });
	}
	for (const [key, { path, value }] of before) {
		if (!after.has(key)) differences.push({ path, base: value, value: undefined, origin: null });
	}
	return differences;
}

const effectiveCache = new WeakMap<PhpArray, JsonObject>();

/** The settings in the shape of action=streamconfigs; equal for equal arrays, so that views share it. */
export function effectiveOf(settings: PhpArray): JsonObject {
	const known = effectiveCache.get(settings);
	if (known) return known;
	const effective = toObject(settings);
	effectiveCache.set(settings, effective);
	return effective;
}

/** The value at a path of string keys, or undefined. */
export function tracedAt(settings: PhpArray, path: readonly string[]): Traced | undefined {
	let found: Traced | undefined;
	let array: PhpArray | undefined = settings;
	for (const key of path) {
		found = array?.at(key);
		array = found?.value instanceof PhpArray ? found.value : undefined;
	}
	return found;
}
