/** Changes as rows of a list. */
import type { Catalog } from '../../model/catalog.ts';
import type { ChangeRecord, SchemaChange, StreamChange } from '../../model/history.ts';
import type { Problem } from '../../model/problem.ts';
import { changeAnchor, schemaPath, streamPath } from '../../paths.ts';
import { issueFacet, issueWords } from './change-issues.ts';
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
	/** What is wrong with it today: "1 error, 2 warnings"; null where nothing weighty is. */
	readonly issues: { readonly words: string; readonly href: string } | null;
}

export interface ChangeRow {
	readonly anchor: string;
	readonly line: ChangeLine;
	readonly things: readonly ChangedThing[];
	/** Settings of a change that concerned one stream, and those that hold for all streams. */
	readonly settings: readonly SettingLine[];
	readonly defaults: readonly SettingLine[];
	/** Values of the filters: what it concerned, what it did, issues of today, month. */
	readonly values: {
		readonly about: readonly string[];
		readonly deeds: readonly string[];
		readonly issues: readonly string[];
		readonly month: string;
	};
}

/** The changes of a month or of a year, the newest first. */
export const changesOf = (catalog: Catalog, period: string): ChangeRow[] =>
	(catalog.history?.records ?? [])
		.filter(({ change }) => change.date.startsWith(`${period}-`))
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
	const problemsOf = (one: StreamChange | SchemaChange): readonly Problem[] =>
		('name' in one ? catalog.streamByName.get(one.name) : catalog.schemaByTitle.get(one.title))?.problems ??
		[];
	const issuesOf = (one: StreamChange | SchemaChange, page: string): ChangedThing['issues'] => {
		const words = issueWords(problemsOf(one));
		return words === null ? null : { words, href: `${page}#issues` };
	};
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
					issues: issuesOf(one, streamPath(one.name)),
				}),
			),
			...schemas.map(
				(one): ChangedThing => ({
					kind: 'schema',
					name: one.title,
					href: catalog.schemaByTitle.has(one.title) ? schemaPath(one.title) : null,
					words: schemaChangeWords(one),
					issues: issuesOf(one, schemaPath(one.title)),
				}),
			),
		],
		settings:
			only && streams.length === 1 && only.kind === 'changed' ? settingLines(only.settings, main) : [],
		defaults: settingLines(defaults, main),
		values: {
			about: [
				...(streams.length > 0 ? ['stream'] : []),
				...(schemas.length > 0 ? ['schema'] : []),
				...(defaults.length > 0 ? ['defaults'] : []),
			],
			deeds: [...new Set([...streams.flatMap(deedsOf), ...schemaDeeds(record), ...revert(record)])],
			issues: issueFacet([...streams, ...schemas].map(problemsOf), schemas, catalog),
			month: change.date.slice(0, 7),
		},
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
