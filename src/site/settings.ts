import type { Catalog } from '../model/catalog.ts';
import { type SettingMeanings, settingMeanings } from '../sources/rules/setting-meanings.ts';

const known = new WeakMap<Catalog, SettingMeanings>();

/** What settings mean, read once for a catalog: thousands of pages ask for it. */
export function meaningsFor(catalog: Catalog): SettingMeanings {
	const found = known.get(catalog) ?? settingMeanings(catalog.config.rules.settings);
	known.set(catalog, found);
	return found;
}
