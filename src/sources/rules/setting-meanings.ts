import { z } from 'zod';
import { parseRuleFile, readRuleFile } from './stream-rules.ts';

const READERS = ['gateways', 'producers', 'ingestion', 'canaries'] as const;
/** Who acts on a setting. All but producers read it on the first wiki of an environment only. */
export type SettingReader = (typeof READERS)[number];

const SettingsFile = z
	.strictObject({
		topics: z
			.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), label: z.string().min(1) }))
			.min(1)
			.describe('the groups in which settings are shown, in their order; the last takes what fits none'),
		settings: z
			.array(
				z.strictObject({
					path: z.array(z.string().min(1)).min(1).describe('keys; "*" stands for any one key'),
					topic: z.string().describe('the id of one of the topics'),
					label: z.string().min(1).describe('the setting in words'),
					meaning: z.string().min(1).describe('what it does, one or two sentences'),
					readBy: z.array(z.enum(READERS)).min(1).describe('who acts on it'),
				}),
			)
			.describe('one entry for each setting'),
	})
	.refine(
		({ topics, settings }) => settings.every(({ topic }) => topics.some(({ id }) => id === topic)),
		'expected every topic of a setting to be one of `topics`.',
	);

type SettingsData = z.output<typeof SettingsFile>;
export type SettingMeaning = SettingsData['settings'][number];
export type SettingTopic = SettingsData['topics'][number];

/** What settings mean, looked up by path. */
export interface SettingMeanings {
	readonly topics: readonly SettingTopic[];
	/** All entries, in the order of the table. */
	readonly settings: readonly SettingMeaning[];
	/** The entry for a setting, or null where the table has none. */
	readonly find: (path: readonly string[]) => SettingMeaning | null;
	/** The topic under which a setting is shown. */
	readonly topicOf: (path: readonly string[]) => SettingTopic;
}

/**
 * Reads the table of what settings mean.
 *
 * @param file absolute path of `content/settings.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export function settingMeanings(file: string): SettingMeanings {
	return parseSettingMeanings(readRuleFile(file), file);
}

/** The same from text. */
export function parseSettingMeanings(text: string, file: string): SettingMeanings {
	const { topics, settings } = parseRuleFile(text, file, SettingsFile);
	const byFirstKey = Map.groupBy(settings, ({ path }) => path[0] ?? '');
	const find = (path: readonly string[]): SettingMeaning | null =>
		byFirstKey.get(path[0] ?? '')?.find((setting) => fits(setting.path, path)) ?? null;
	const last = topics.at(-1);
	return {
		topics,
		settings,
		find,
		topicOf: (path) => {
			const id = find(path)?.topic;
			return topics.find((topic) => topic.id === id) ?? last ?? { id: 'other', label: 'Other settings' };
		},
	};
}

const fits = (pattern: readonly string[], path: readonly string[]): boolean =>
	pattern.length === path.length && pattern.every((key, index) => key === '*' || key === path[index]);
