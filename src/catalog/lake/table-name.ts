import type { LakeConfig } from '../../model/config.ts';
import { hiveName } from './hive-name.ts';

/**
 * The table that a stream's events are written to, without its database: a legacy prefix is dropped, then
 * HivePartition.normalize (refinery-source) makes every character but letters, digits and underscores an
 * underscore, and lower case of all. `eventlogging_NavigationTiming` becomes `navigationtiming`.
 */
export function tableName(stream: string, lake: Pick<LakeConfig, 'dropPrefixes'>): string {
	const prefix = legacyPrefix(stream, lake);
	return hiveName(prefix === null ? stream : stream.slice(prefix.length));
}

/** The same with its database: `event.navigationtiming`. */
export const qualifiedTable = (stream: string, lake: Pick<LakeConfig, 'dropPrefixes' | 'database'>): string =>
	`${lake.database}.${tableName(stream, lake)}`;

/**
 * The prefix that makes a stream a legacy one, or null. A name that is nothing but the prefix has none: the job
 * that drops it asks for something behind it (`eventlogging_(.+)`).
 */
export function legacyPrefix(stream: string, lake: Pick<LakeConfig, 'dropPrefixes'>): string | null {
	return (
		lake.dropPrefixes.find((prefix) => stream.startsWith(prefix) && stream.length > prefix.length) ?? null
	);
}
