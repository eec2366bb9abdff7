/** The history of one stream, and of one schema, as their pages show it. */
import type { Catalog } from '../../model/catalog.ts';
import type { RateStep, StreamChange } from '../../model/history.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import {
	type ChangeLine,
	changeLine,
	type SettingLine,
	schemaChangeWords,
	settingLines,
	sinceWords,
	streamChangeWords,
} from './change-lines.ts';
import { type RatePlot, ratePlot } from './rate-plot.ts';

/** A change with what it did. */
export interface HistoryEntryView {
	readonly line: ChangeLine;
	/** "declared", "changed", "1.1.0 published". */
	readonly words: string;
	readonly settings: readonly SettingLine[];
	/** Settings of a declaration or removal are many and mostly those of today: closed at first. */
	readonly closed: boolean;
}

export interface StreamHistoryView {
	/** "2024-03-07", "before 2020-01-06", or null where no state that was read declares it. */
	readonly since: string | null;
	/** When its name was declared first, where that is another day. */
	readonly first: string | null;
	readonly last: ChangeLine | null;
	readonly entries: readonly HistoryEntryView[];
	readonly rates: RatePlot | null;
	/** By environment beside the one that `since` is about. */
	readonly others: readonly { readonly environment: string; readonly since: string }[];
}

/** Null where nothing is known, because the configuration has no version history. */
export function streamHistoryView(stream: Stream, catalog: Catalog): StreamHistoryView | null {
	const { history, config } = catalog;
	if (!history || !knowsStreams(catalog)) return null;
	const own = history.streams.get(stream.name);
	const [main] = config.environments;
	const since = sinceWords(own?.since);
	const first = sinceWords(own?.first);
	return {
		since,
		first: first === since ? null : first,
		last: own?.last ? changeLine(own.last, config.tasks) : null,
		entries: streamEntries(own?.changes ?? [], catalog),
		rates: ratesOf(own?.rates ?? [], catalog),
		others: Object.entries(own?.environments ?? {}).flatMap(([environment, one]) => {
			const said = sinceWords(one);
			return environment === main?.name || said === null ? [] : [{ environment, since: said }];
		}),
	};
}

/** Whether the stream configuration has a version history. */
function knowsStreams({ history, config }: Catalog): boolean {
	const name = config.streamConfiguration?.name;
	return name !== undefined && (history?.known.includes(name) ?? false);
}

export function streamEntries(changes: readonly StreamChange[], catalog: Catalog): HistoryEntryView[] {
	const main = catalog.config.environments[0]?.name ?? '';
	return changes.map((one) => ({
		line: changeLine(one.change, catalog.config.tasks),
		words: streamChangeWords(one, main),
		settings: settingLines(one.settings, main),
		closed: one.kind !== 'changed',
	}));
}

function ratesOf(steps: readonly RateStep[], { history, config }: Catalog): RatePlot | null {
	// Where the lines end depends on the newest change of all: only who draws them looks at it.
	if (steps.length === 0) return null;
	const [main] = config.environments;
	const titles = new Map(main?.wikis.map(({ name, title }) => [name, title]));
	const name = (group: string): string => {
		if (group === 'default') return 'All wikis';
		const wiki = group.replace(/^\+/, '');
		return titles.get(wiki) ?? wiki;
	};
	return ratePlot(steps, history?.records[0]?.change.time ?? '', name);
}

export interface SchemaHistoryView {
	readonly since: string | null;
	readonly last: ChangeLine | null;
	readonly entries: readonly HistoryEntryView[];
	/** Day of each version: "2024-03-07" or "before 2020-01-06". */
	readonly versions: ReadonlyMap<string, string>;
}

/** Null where nothing is known, because its repository has no version history. */
export function schemaHistoryView(schema: Schema, { history, config }: Catalog): SchemaHistoryView | null {
	if (!history?.known.includes(schema.repository)) return null;
	const own = history.schemas.get(schema.title);
	return {
		since: sinceWords(own?.since),
		last: own?.last ? changeLine(own.last, config.tasks) : null,
		entries: (own?.changes ?? []).map((one) => ({
			line: changeLine(one.change, config.tasks),
			words: schemaChangeWords(one),
			settings: [],
			closed: false,
		})),
		versions: new Map(
			[...(own?.versions ?? [])].map(([version, since]) => [version, sinceWords(since) ?? '']),
		),
	};
}
