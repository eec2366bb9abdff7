import { z } from 'zod';
import { type ReadText, readTextFile } from '../text-file.ts';
import { requireRuleFile } from './rule-file.ts';

/** Who acts on a setting. All but producers read it on the first wiki of an environment only. */
const READERS = ['gateways', 'producers', 'ingestion', 'canaries'] as const;

/** Exported for tests, which have no file. */
export const SettingsFile = z
	.strictObject({
		groups: z
			.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), label: z.string().min(1) }))
			.min(1)
			.describe('the groups in which settings are shown, in their order; the last takes what fits none'),
		settings: z
			.array(
				z.strictObject({
					path: z.array(z.string().min(1)).min(1).describe('keys; "*" stands for any one key'),
					group: z.string().describe('the id of one of the groups'),
					label: z.string().min(1).describe('the setting in words'),
					meaning: z.string().min(1).describe('what it does, one or two sentences'),
					readBy: z.array(z.enum(READERS)).min(1).describe('who acts on it'),
				}),
			)
			.describe('one entry for each setting'),
	})
	.refine(
		({ groups, settings }) => settings.every(({ group }) => groups.some(({ id }) => id === group)),
		'expected every group of a setting to be one of `groups`.',
	);

/** The table of what settings mean. */
export type SettingsTable = z.output<typeof SettingsFile>;

/**
 * Reads the table of what settings mean.
 *
 * @param file absolute path of `content/settings.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export const readSettingsTable = (file: string, read: ReadText = readTextFile): SettingsTable =>
	requireRuleFile(file, SettingsFile, read);
