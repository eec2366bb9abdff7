/** Everything that the histories of the sources tell, for the streams and schemas of the catalog. Pure. */
import type { CatalogConfig } from '../../model/config.ts';
import type {
	Change,
	ChangeRecord,
	History,
	HistorySource,
	SchemaHistory,
	StreamHistory,
} from '../../model/history.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { HISTORY_PROBLEMS } from '../../model/problems/history.ts';
import type { RawCommit } from '../../sources/history/commits.ts';
import type { RawHistory } from '../../sources/history/read-history.ts';
import { qualifiedTable } from '../lake/table-name.ts';
import { type ChangeStyle, changeOf } from './change.ts';
import { retiredStreams } from './retired.ts';
import { schemaHistories } from './schema-histories.ts';
import { type NameHistory, nameHistories, streamHistory } from './stream-histories.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** A stream of today, as far as its history is concerned. */
export interface DatedStream {
	readonly name: string;
	/** The environment that its page is about. */
	readonly environment: string;
}

/** @param raw null where no history is read: then nothing is known, and nothing is claimed */
export function buildHistory(
	raw: RawHistory | null,
	config: CatalogConfig,
	streams: readonly DatedStream[],
): { readonly history: History | null; readonly problems: readonly Problem[] } {
	if (!raw || (!raw.streams && raw.schemas.length === 0)) {
		return { history: null, problems: raw?.problems ?? [] };
	}
	const people = config.history?.people ?? false;
	const style: ChangeStyle = {
		taskPattern: config.tasks?.pattern ?? null,
		people,
		commitUrls: new Map([
			...config.repositories.map(({ name, commitUrl }) => [name, commitUrl] as const),
			...(config.streamConfiguration
				? [[config.streamConfiguration.name, config.streamConfiguration.commitUrl] as const]
				: []),
		]),
	};
	const environments = config.environments.map(({ name }) => name);
	const timeline = raw.streams && timelineOf(raw.streams, changes(raw.streams.source, style));
	const names: ReadonlyMap<string, NameHistory> = timeline
		? nameHistories(timeline, (raw.streams?.baseTime ?? '').slice(0, 10))
		: new Map();
	const dated = new Map<string, StreamHistory>();
	for (const { name, environment } of streams) {
		const own = names.get(name);
		if (own) dated.set(name, streamHistory(own, environments, environment, people));
	}
	const retired = timeline
		? retiredStreams(names, timeline, {
				current: new Set(streams.map(({ name }) => name)),
				defaultEnvironment: environments[0] ?? '',
				tableOf: (name) => (name.startsWith('/') ? null : qualifiedTable(name, config.lake)),
			})
		: [];
	const schemas = new Map<string, SchemaHistory>(
		raw.schemas.flatMap((one) => [...schemaHistories(one, changes(one.source, style))]),
	);
	return {
		history: {
			known: [...(raw.streams ? [raw.streams] : []), ...raw.schemas].map(({ source }) => source),
			sources: sourcesOf(raw),
			streams: dated,
			retired,
			retiredByName: new Map(retired.map((one) => [one.name, one])),
			schemas,
			records: recordsOf(timeline, schemas),
			people,
		},
		problems: [...raw.problems, ...(timeline ? unreadable(timeline) : [])],
	};
}

/** Makes commits into changes, each once, so that one change is one object wherever it is told. */
function changes(source: string, style: ChangeStyle): (commit: RawCommit) => Change {
	const known = new Map<RawCommit, Change>();
	return (commit) => {
		const change = known.get(commit) ?? changeOf(source, commit, style);
		known.set(commit, change);
		return change;
	};
}

function sourcesOf(raw: RawHistory): HistorySource[] {
	return [...(raw.streams ? [raw.streams] : []), ...raw.schemas]
		.map(
			({ source, shallow, baseTime, changes: own, commits }): HistorySource => ({
				name: source,
				state: shallow ? 'shallow' : 'read',
				begins: (baseTime ?? own[0]?.commit.time ?? null)?.slice(0, 10) ?? null,
				commits,
			}),
		)
		.concat(raw.without.map((name) => ({ name, state: 'none', begins: null, commits: 0 })));
}

/** All that each change did, the newest change first. */
function recordsOf(timeline: Timeline | null, schemas: ReadonlyMap<string, SchemaHistory>): ChangeRecord[] {
	const records = new Map<string, { -readonly [K in keyof ChangeRecord]: ChangeRecord[K] }>();
	const recordOf = (change: Change) => {
		const key = `${change.source}\0${change.hash}`;
		const record = records.get(key) ?? { change, streams: [], schemas: [], defaults: [] };
		records.set(key, record);
		return record;
	};
	for (const one of timeline?.changes ?? []) {
		const record = recordOf(one.change);
		record.streams = [...record.streams, one];
	}
	for (const { change, settings } of timeline?.defaults ?? []) {
		const record = recordOf(change);
		record.defaults = [...record.defaults, ...settings];
	}
	for (const { changes: own } of schemas.values()) {
		for (const one of own) {
			const record = recordOf(one.change);
			record.schemas = [...record.schemas, one];
		}
	}
	const order = new Map([...records.keys()].map((key, index) => [key, index]));
	return Array.from(records)
		.sort(
			([aKey, { change: a }], [bKey, { change: b }]) =>
				(a.time < b.time ? 1 : a.time > b.time ? -1 : 0) || (order.get(bKey) ?? 0) - (order.get(aKey) ?? 0),
		)
		.map(([, record]) => record);
}

function unreadable(timeline: Timeline): Problem[] {
	return timeline.unreadable.map(({ change, path, reason }) =>
		problemOf(
			HISTORY_PROBLEMS,
			'history-state-unreadable',
			{ file: `${change.source}/${path}`, subject: 'configuration:streams', url: change.url },
			`The state of ${path} after ${change.hash.slice(0, 10)} (${change.date}) cannot be read: ${reason}`,
			'Nothing has to be done: what it changed is told with the next state that can be read.',
		),
	);
}
