/** The list of all changes, by month. */
import type { Catalog } from '../../model/catalog.ts';
import type { ChangeRecord, StreamChange } from '../../model/history.ts';
import { changeAnchor, schemaPath, streamPath } from '../../paths.ts';
import {
	type ChangeLine,
	changeLine,
	type SettingLine,
	schemaChangeWords,
	settingLines,
	streamChangeWords,
} from './change-lines.ts';

/** Something that a change concerned. */
export interface ChangedThing {
	readonly kind: 'stream' | 'schema';
	readonly name: string;
	/** Null where it has no page: a schema that is gone. */
	readonly href: string | null;
	/** "declared", "1.1.0 published". */
	readonly words: string;
}

export interface ChangeRow {
	readonly anchor: string;
	readonly line: ChangeLine;
	readonly things: readonly ChangedThing[];
	/** Settings of a change that concerned one stream, and those that hold for all streams. */
	readonly settings: readonly SettingLine[];
	readonly defaults: readonly SettingLine[];
	/** Values of the filters, in their order: what it concerned, what it did. */
	readonly facets: readonly (readonly string[])[];
}

export interface ChangesMonth {
	/** `2024-03`. */
	readonly month: string;
	readonly count: number;
}

/** Filters of the list, in the order of the values of a row. */
export const CHANGE_FACETS = [
	{
		id: 'about',
		label: 'About',
		options: [
			['stream', 'Streams'],
			['schema', 'Schemas'],
			['defaults', 'Settings of all streams'],
		],
	},
	{
		id: 'did',
		label: 'What was done',
		options: [
			['declared', 'Stream declared'],
			['removed', 'Stream removed'],
			['sampling', 'Sampling changed'],
			['changed', 'Other settings changed'],
			['published', 'Schema version published'],
			['edited', 'Published version edited'],
			['reverted', 'Earlier change taken back'],
		],
	},
] as const;

/** Months that have changes, the newest first. */
export function changesMonths({ history }: Catalog): ChangesMonth[] {
	const months = Map.groupBy(history?.records ?? [], ({ change }) => change.date.slice(0, 7));
	return Array.from(months, ([month, records]) => ({ month, count: records.length })).sort((a, b) =>
		a.month < b.month ? 1 : -1,
	);
}

/** The changes of a month, the newest first. */
export const changesOf = (catalog: Catalog, month: string): ChangeRow[] =>
	(catalog.history?.records ?? [])
		.filter(({ change }) => change.date.startsWith(month))
		.map((record) => changeRow(record, catalog));

/** The newest changes, at most so many. */
export const newestChanges = (catalog: Catalog, most: number): ChangeRow[] =>
	(catalog.history?.records ?? []).slice(0, most).map((record) => changeRow(record, catalog));

export function changeRow(record: ChangeRecord, catalog: Catalog): ChangeRow {
	const { change, streams, schemas, defaults } = record;
	const main = catalog.config.environments[0]?.name ?? '';
	const hasPage = (name: string): boolean =>
		catalog.streamByName.has(name) || (catalog.history?.retiredByName.has(name) ?? false);
	const [only] = streams;
	return {
		anchor: changeAnchor(change),
		line: changeLine(change, catalog.config.tasks),
		things: [
			...streams.map(
				(one): ChangedThing => ({
					kind: 'stream',
					name: one.name,
					href: hasPage(one.name) ? streamPath(one.name) : null,
					words: streamChangeWords(one, main),
				}),
			),
			...schemas.map(
				(one): ChangedThing => ({
					kind: 'schema',
					name: one.title,
					href: catalog.schemaByTitle.has(one.title) ? schemaPath(one.title) : null,
					words: schemaChangeWords(one),
				}),
			),
		],
		settings:
			only && streams.length === 1 && only.kind === 'changed' ? settingLines(only.settings, main) : [],
		defaults: settingLines(defaults, main),
		facets: [
			[
				...(streams.length > 0 ? ['stream'] : []),
				...(schemas.length > 0 ? ['schema'] : []),
				...(defaults.length > 0 ? ['defaults'] : []),
			],
			[...new Set([...streams.flatMap(deedsOf), ...schemaDeeds(record), ...revert(record)])],
		],
	};
}

function deedsOf({ kind, declaredIn, removedFrom, settings }: StreamChange): string[] {
	const sampling = settings.some(({ path }) => path[0] === 'sample');
	return [
		...(declaredIn.length > 0 ? ['declared'] : []),
		...(removedFrom.length > 0 ? ['removed'] : []),
		...(kind === 'changed' && sampling ? ['sampling'] : []),
		...(kind === 'changed' && settings.some(({ path }) => path[0] !== 'sample') ? ['changed'] : []),
	];
}

const schemaDeeds = ({ schemas, defaults }: ChangeRecord): string[] => [
	...(schemas.some(({ added }) => added.length > 0) ? ['published'] : []),
	...(schemas.some(({ edited }) => edited.length > 0) ? ['edited'] : []),
	...(defaults.length > 0 ? ['changed'] : []),
];

const revert = ({ change }: ChangeRecord): string[] => (change.reverts === null ? [] : ['reverted']);
