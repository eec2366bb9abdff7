/** What the pages about the catalog itself show. */
import type { Catalog } from '../../model/catalog.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import type { SettingMeanings } from '../stream/setting-meanings.ts';

/** Something that the catalog was built from. */
export interface SourceRow {
	readonly name: string;
	/** "stream configuration", or '' for a schema repository. */
	readonly note: string;
	/** Shortened, or "not known". */
	readonly revision: string;
	readonly schemas: string;
	readonly versions: string;
}

export interface AboutPageView {
	/** "202 schemas and 245 streams". */
	readonly amount: string;
	readonly sources: readonly SourceRow[];
}

/** Characters of a revision that tell it apart. */
const SHORT = 10;

export function aboutPage({ config, repositories, schemas, streams }: Catalog): AboutPageView {
	const { streamConfiguration } = config;
	const short = (revision: string | null): string => revision?.slice(0, SHORT) ?? 'not known';
	return {
		amount: `${formatCount(schemas.length, 'schema')} and ${formatCount(streams.length, 'stream')}`,
		sources: [
			...repositories.map(({ name, revision, schemaCount, versionCount }) => ({
				name,
				note: '',
				revision: short(revision),
				schemas: formatNumber(schemaCount),
				versions: formatNumber(versionCount),
			})),
			...(streamConfiguration === null
				? []
				: [
						{
							name: streamConfiguration.name,
							note: 'stream configuration',
							revision: short(streamConfiguration.git?.revision ?? null),
							schemas: '–',
							versions: '–',
						},
					]),
		],
	};
}

/** Settings of one subject, with what each means. */
export interface SettingsPageGroup {
	readonly id: string;
	readonly label: string;
	readonly settings: readonly {
		/** Its path in the table, such as `sample.rate`. */
		readonly path: string;
		readonly label: string;
		readonly meaning: string;
		readonly readBy: string;
		/** Number of streams whose own entry sets it. */
		readonly users: string;
	}[];
}

const READERS = {
	gateways: 'event services',
	producers: 'producers',
	ingestion: 'ingestion',
	canaries: 'canary events',
} as const;

/** What every setting of a stream means, by subject. */
export function settingsPage(
	{ streams }: Pick<Catalog, 'streams'>,
	meanings: SettingMeanings,
): readonly SettingsPageGroup[] {
	const users = new Map<string, number>();
	for (const { settings } of streams) {
		const set = settings
			.filter(({ origin }) => origin.layer === 'entry')
			.flatMap(({ path }) => meanings.find(path)?.path.join('.') ?? []);
		for (const key of new Set(set)) users.set(key, (users.get(key) ?? 0) + 1);
	}
	return meanings.groups
		.map(({ id, label }) => ({
			id,
			label,
			settings: meanings.settings
				.filter(({ group }) => group === id)
				.map(({ path, label: name, meaning, readBy }) => ({
					path: path.join('.'),
					label: name,
					meaning,
					readBy: readBy.map((reader) => READERS[reader]).join(', '),
					users: formatNumber(users.get(path.join('.')) ?? 0),
				})),
		}))
		.filter(({ settings }) => settings.length > 0);
}
