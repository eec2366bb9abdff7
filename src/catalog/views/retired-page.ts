/** The page of a name that was a stream once. */
import type { Catalog } from '../../model/catalog.ts';
import type { RetiredStream, Successor } from '../../model/history.ts';
import { stringify } from '../../model/json.ts';
import { schemaPath, streamPath } from '../../paths.ts';
import { type ChangeLine, changeLine, sinceWords } from './change-lines.ts';
import { type HistoryEntryView, streamEntries } from './history-views.ts';

export interface RetiredPageView {
	readonly name: string;
	readonly since: string;
	readonly until: string;
	/** Each environment with its own day, where they differ. */
	readonly ends: readonly { readonly environment: string; readonly day: string }[];
	readonly removal: ChangeLine;
	readonly schema: { readonly title: string; readonly href: string | null } | null;
	readonly successor: { readonly name: string; readonly href: string; readonly because: string } | null;
	readonly table: string | null;
	readonly retentionDays: number | null;
	/** Its last settings as they were written, each with where. */
	readonly settings: readonly { readonly place: string; readonly json: string }[];
	readonly entries: readonly HistoryEntryView[];
}

const BECAUSE: Readonly<Record<Successor['reason'], string>> = {
	'same-change-same-settings': 'the change that removed it declared this stream with the same settings',
	'same-change-same-schema': 'the change that removed it declared this stream with the same schema',
	'other-version': 'it has the same name with another version',
};

export function retiredPage(retired: RetiredStream, catalog: Catalog): RetiredPageView {
	const { name, since, removed, until, schemaTitle, successor, table, lastSettings, changes } = retired;
	const main = catalog.config.environments[0]?.name ?? '';
	return {
		name,
		since: sinceWords(since) ?? '',
		until: removed.date,
		ends:
			new Set(Object.values(until)).size > 1
				? Object.entries(until).map(([environment, day]) => ({ environment, day }))
				: [],
		removal: changeLine(removed, catalog.config.tasks),
		schema:
			schemaTitle === null
				? null
				: {
						title: schemaTitle,
						href: catalog.schemaByTitle.has(schemaTitle) ? schemaPath(schemaTitle) : null,
					},
		successor: successor && {
			name: successor.name,
			href: streamPath(successor.name),
			because: BECAUSE[successor.reason],
		},
		table,
		retentionDays: catalog.config.lake.retentionDays,
		settings: lastSettings.map(({ environment, group, value }) => ({
			place: [environment, ...(group === 'default' ? [] : [group])].join(', ') || main,
			json: stringify(value, '\t'),
		})),
		entries: streamEntries(changes, catalog),
	};
}
