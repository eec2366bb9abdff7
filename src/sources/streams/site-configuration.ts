/**
 * The first merge layer: which value of a setting a wiki gets. Mirrors MediaWiki's
 * `SiteConfiguration::processSetting` and `::arrayMerge` (includes/config/SiteConfiguration.php), and
 * `WmfConfig::mergeSettings` (operations/mediawiki-config, src/WmfConfig.php) for an environment laid over another.
 */
import { PhpArray, type PhpKey, type Traced } from '../../formats/php/value.ts';

/** One setting as a file states it: values by wiki, tag (also with a leading `+`) and `default`. */
export interface SettingGroups {
	readonly groups: ReadonlyMap<string, Traced>;
	/** Written with a leading `-`: replaces the whole setting of the environment below. */
	readonly replaces: boolean;
}

export type Settings = ReadonlyMap<string, SettingGroups>;

/** An override that has no effect, because `arrayMerge` lets a more general value win over false and null. */
export interface SwallowedOverride {
	/** Keys below the setting. */
	readonly path: readonly PhpKey[];
	/** The false or null that was written. */
	readonly written: Traced;
	/** The value that counts instead. */
	readonly effective: Traced;
}

/**
 * Lays the settings of one environment over those of another: groups of the same name are replaced whole, others
 * are kept (`array_merge` on the first level); a setting with a leading `-` replaces all groups.
 */
export function mergeSettings(base: Settings, overrides: Settings): Settings {
	const result = new Map(base);
	for (const [setting, override] of overrides) {
		const below = result.get(setting);
		const groups =
			below && !override.replaces ? new Map([...below.groups, ...override.groups]) : override.groups;
		result.set(setting, { groups, replaces: false });
	}
	return result;
}

/**
 * The value of a setting for a wiki:
 * 1. the key `<wiki>` alone, where it is there; else from the most special to the most general
 * 2. `+<wiki>`, 3. the wiki's tags in their order: `<tag>` is merged and ends the walk through the tags *and* keeps
 * `default` out; `+<tag>` is merged and the walk goes on, 4. `default`.
 * A value that is no array cannot be merged: it replaces what was gathered.
 *
 * @param report is told of every override that the merge swallows
 * @returns null where no key applies
 */
export function processSetting(
	groups: ReadonlyMap<string, Traced>,
	wiki: string,
	tags: readonly string[],
	report: (swallowed: SwallowedOverride) => void = () => {},
): Traced | null {
	const exact = groups.get(wiki);
	if (exact) return exact;
	let result: Traced | null = groups.get(`+${wiki}`) ?? null;
	for (const tag of tags) {
		const plain = groups.get(tag);
		if (plain) return merged(result, plain, report);
		const additional = groups.get(`+${tag}`);
		if (additional) result = result ? merged(result, additional, report) : additional;
	}
	const general = groups.get('default');
	return general ? merged(result, general, report) : result;
}

function merged(high: Traced | null, low: Traced, report: (swallowed: SwallowedOverride) => void): Traced {
	if (!(high?.value instanceof PhpArray) || !(low.value instanceof PhpArray)) return low;
	return { value: arrayMerge(high.value, low.value, report), origin: high.origin };
}

/**
 * SiteConfiguration's own merge of two arrays, `high` before `low`:
 * - a key that `high` lacks, or where it has null, takes the value of `low`
 * - arrays on both sides are merged in turn
 * - a numeric key that is taken: the value of `low` is appended
 * - any other key that is taken: the value of `high` stays, unless it is exactly false; then that of `low` wins
 *
 * @param report is told where a false or null of `high` gave way to another value
 */
export function arrayMerge(
	high: PhpArray,
	low: PhpArray,
	report: (swallowed: SwallowedOverride) => void = () => {},
	path: readonly PhpKey[] = [],
): PhpArray {
	const out = high.copy();
	for (const [key, lower] of low.entries()) {
		const taken = out.get(key);
		if (taken === undefined) out.set(key, lower);
		else if (taken.value instanceof PhpArray && lower.value instanceof PhpArray) {
			const value = arrayMerge(taken.value, lower.value, report, [...path, key]);
			out.set(key, { value, origin: taken.origin });
		} else if (taken.value !== null && isNumeric(key)) out.append(lower);
		else if (taken.value === null || taken.value === false) {
			out.set(key, lower);
			if (taken.value !== lower.value) report({ path: [...path, key], written: taken, effective: lower });
		}
	}
	return out;
}

/** PHP's is_numeric for array keys: also strings such as `1.5` and `1e3`, with white space around. */
function isNumeric(key: PhpKey): boolean {
	return (
		typeof key === 'number' || /^\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*$/.test(key)
	);
}
