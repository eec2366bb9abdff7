import type { Note } from '../model/note.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../model/problems/configuration.ts';
import type { Schema } from '../model/schema.ts';
import type { Stream } from '../model/stream.ts';
import type { PublicStreams } from '../sources/rules/public-streams.ts';
import type { Retention } from '../sources/rules/retention.ts';
import { unusedNotes } from './notes.ts';

/** What people keep of streams and schemas beside their sources. */
interface Companions {
	readonly notes: readonly Note[];
	readonly publicStreams: PublicStreams | null;
	readonly retention: Retention | null;
}

/** Entries of notes and lists that apply to nothing. */
export function companionProblems(
	{ notes, publicStreams, retention }: Companions,
	schemas: readonly Schema[],
	streams: readonly Stream[],
): readonly Problem[] {
	const names = new Set(streams.map(({ name }) => name));
	const tables = new Set(
		streams.flatMap(({ table }) => (table === null ? [] : [table.split('.').at(-1) ?? ''])),
	);
	const subjects = [
		...streams.map(({ name }) => `stream:${name}`),
		...schemas.map(({ title }) => `schema:${title}`),
	];
	return [
		...unusedNotes(notes, subjects),
		...(publicStreams ? undeclaredPublicStreams(publicStreams, (name) => names.has(name)) : []),
		...(retention ? unknownRetainedTables(retention, (table) => tables.has(table)) : []),
	];
}

/** One notice for all names on the list that the catalog does not know, because they usually come together. */
export function undeclaredPublicStreams(
	list: PublicStreams,
	isDeclared: (name: string) => boolean,
): readonly Problem[] {
	const unknown = [...list.exposure.keys()].filter((name) => !isDeclared(name));
	if (unknown.length === 0) return [];
	return [
		problemOf(
			CONFIGURATION_PROBLEMS,
			'public-stream-undeclared',
			{ file: list.file, subject: `configuration:${list.file}` },
			`${unknown.length} of ${list.exposure.size} public streams are not configured here: ${unknown.join(', ')}.`,
			CONFIGURATION_PROBLEMS['public-stream-undeclared'].fix,
		),
	];
}

/** One notice for all tables of the allowlists that no stream of the catalog fills. */
export function unknownRetainedTables(
	retention: Retention,
	isKnown: (table: string) => boolean,
): readonly Problem[] {
	const unknown = [...retention.tables.keys()].filter((table) => !isKnown(table));
	if (unknown.length === 0) return [];
	return [
		problemOf(
			CONFIGURATION_PROBLEMS,
			'retention-unknown-table',
			{ file: retention.file, subject: `configuration:${retention.file}` },
			`${unknown.length} of ${retention.tables.size} tables with retained fields belong to no stream here: ${unknown.join(', ')}.`,
			CONFIGURATION_PROBLEMS['retention-unknown-table'].fix,
		),
	];
}
