import type { SettingsTable } from '../../sources/rules/settings.ts';

export type SettingMeaning = SettingsTable['settings'][number];
export type SettingGroup = SettingsTable['groups'][number];

/** What settings mean, looked up by path. */
export interface SettingMeanings {
	/** In the order in which they are shown. */
	readonly groups: readonly SettingGroup[];
	/** All entries, in the order of the table. */
	readonly settings: readonly SettingMeaning[];
	/** The entry for a setting, or null where the table has none. */
	readonly find: (path: readonly string[]) => SettingMeaning | null;
	/** The group under which a setting is shown; the last of the table where it names none. */
	readonly groupOf: (path: readonly string[]) => SettingGroup;
}

/** Indexes the table of what settings mean. */
export function settingMeanings({ groups, settings }: SettingsTable): SettingMeanings {
	const byFirstKey = Map.groupBy(settings, ({ path }) => path[0] ?? '');
	const find = (path: readonly string[]): SettingMeaning | null =>
		byFirstKey.get(path[0] ?? '')?.find((setting) => matches(setting.path, path)) ?? null;
	const last = groups.at(-1);
	return {
		groups,
		settings,
		find,
		groupOf: (path) => {
			const id = find(path)?.group;
			return groups.find((group) => group.id === id) ?? last ?? { id: 'other', label: 'Other settings' };
		},
	};
}

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
	pattern.length === path.length && pattern.every((key, index) => key === '*' || key === path[index]);
