/** What a change brings: two states of a catalog against each other. Pure. */
import type { Catalog } from '../../model/catalog.ts';
import type { VersionChange } from '../../model/difference.ts';
import { stringify } from '../../model/json.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { NAMING_PROBLEMS } from '../../model/problems/naming.ts';
import { SCHEMA_PROBLEMS } from '../../model/problems/schemas.ts';
import { sortProblems } from '../../model/problems/sort-problems.ts';
import type { Schema } from '../../model/schema.ts';
import { checkStreamName, namingContext, type RetiredName } from '../names/rules.ts';
import { versionHistory } from '../schema/compare/version-history.ts';
import { type SettingChange, settingChanges } from './setting-changes.ts';

export interface ChangeReport {
	/** Problems that the change brings, worst first. */
	readonly problems: readonly Problem[];
	/** How many problems it mends. */
	readonly mended: number;
	/** Steps to versions that the change adds, with the verdict of the compatibility rule. */
	readonly versions: readonly VersionChange[];
	/** Schemas that were not there before, with their first version. */
	readonly newSchemas: readonly { readonly title: string; readonly version: string }[];
	readonly newStreams: readonly string[];
	readonly goneStreams: readonly string[];
	readonly settings: readonly SettingChange[];
}

export interface ChangeContext {
	/** Files that differ, as problems show them. */
	readonly files: ReadonlySet<string>;
	/** Names that were declared once. */
	readonly retired: readonly RetiredName[];
}

/**
 * @param before the catalog of the base; may hold only the schemas that the change concerns
 * @param now the same of the change
 */
export function compareCatalogs(before: Catalog, now: Catalog, context: ChangeContext): ChangeReport {
	const newStreams = now.streams.flatMap(({ name }) => (before.streamByName.has(name) ? [] : [name]));
	const goneStreams = before.streams.flatMap(({ name }) => (now.streamByName.has(name) ? [] : [name]));
	const { brought, mended } = problemsBetween(before.problems, now.problems, context.files);
	const named = nameProblems(newStreams, now, before, context.retired);
	const known = new Set(brought.map(({ code, subject }) => `${code}\0${subject}`));
	return {
		problems: sortProblems([
			...brought,
			...named.filter(({ code, subject }) => !known.has(`${code}\0${subject}`)),
			...now.schemas.flatMap((schema) => changedVersions(before.schemaByTitle.get(schema.title), schema)),
			...before.schemas.flatMap((schema) => removedVersions(schema, now.schemaByTitle.get(schema.title))),
		]),
		mended,
		versions: now.schemas.flatMap((schema) => newSteps(before.schemaByTitle.get(schema.title), schema)),
		newSchemas: now.schemas.flatMap(({ title, latest }) =>
			before.schemaByTitle.has(title) ? [] : [{ title, version: latest.version }],
		),
		newStreams,
		goneStreams,
		settings: settingChanges(before.streams, now.streams),
	};
}

/** One problem whatever its line is, which moves with every edit above it. */
const keyOf = ({ code, subject, file, message }: Problem): string =>
	[code, subject, file, message].join('\0');
const placeOf = ({ code, subject, file }: Problem): string => [code, subject, file].join('\0');

/**
 * A problem is new when nothing said the same before. One that is only told otherwise counts as new where its file
 * was edited; elsewhere it is the same problem in the light of the change.
 */
function problemsBetween(
	before: readonly Problem[],
	now: readonly Problem[],
	files: ReadonlySet<string>,
): { readonly brought: readonly Problem[]; readonly mended: number } {
	const old = Map.groupBy(before, keyOf);
	const places = countBy(before);
	const places_ = countBy(now);
	const brought = [...Map.groupBy(now, keyOf)].flatMap(([key, members]) => {
		const more = members.slice(old.get(key)?.length ?? 0);
		return more.filter((one) => {
			const isMore = (places_.get(placeOf(one)) ?? 0) > (places.get(placeOf(one)) ?? 0);
			return isMore || (one.file !== null && files.has(one.file));
		});
	});
	let mended = 0;
	for (const [place, count] of places) mended += Math.max(0, count - (places_.get(place) ?? 0));
	return { brought, mended };
}

function countBy(problems: readonly Problem[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const one of problems) counts.set(placeOf(one), (counts.get(placeOf(one)) ?? 0) + 1);
	return counts;
}

/** The rules that only new names must keep, names that were used before among them. */
function nameProblems(
	names: readonly string[],
	now: Catalog,
	before: Catalog,
	retired: readonly RetiredName[],
): Problem[] {
	const { environments, lake } = now.config;
	const naming = namingContext({
		names: before.streams.map(({ name }) => name),
		retired,
		topicPrefixes: [...new Set(environments.flatMap(({ topicPrefixes }) => topicPrefixes))],
		lake,
		configurationApi: null,
	});
	return names.flatMap((name) => {
		const at = now.streamByName.get(name)?.declaredAt ?? null;
		const place = { file: at?.file ?? null, line: at?.line ?? null, subject: `stream:${name}` as const };
		return checkStreamName(name, naming).map(({ rule, message }) =>
			problemOf(NAMING_PROBLEMS, rule, place, message, NAMING_PROBLEMS[rule].fix),
		);
	});
}

function changedVersions(before: Schema | undefined, now: Schema): Problem[] {
	return (before?.versions ?? []).flatMap((old) => {
		const current = now.versions.find(({ version }) => version === old.version);
		if (current === undefined || old.draft || stringify(old.content) === stringify(current.content))
			return [];
		return [
			problemOf(
				SCHEMA_PROBLEMS,
				'published-version-changed',
				{ file: current.location.file, line: null, subject: `schema:${now.title}` },
				`\`${now.title}\` \`${old.version}\` has another content than before.`,
				SCHEMA_PROBLEMS['published-version-changed'].fix,
			),
		];
	});
}

function removedVersions(before: Schema, now: Schema | undefined): Problem[] {
	return before.versions.flatMap((old) => {
		const isThere = now?.versions.some(({ version }) => version === old.version) ?? false;
		if (isThere || old.draft) return [];
		return [
			problemOf(
				SCHEMA_PROBLEMS,
				'published-version-removed',
				{ file: old.location.file, line: null, subject: `schema:${before.title}` },
				`\`${before.title}\` \`${old.version}\` was there before, and is not now.`,
				SCHEMA_PROBLEMS['published-version-removed'].fix,
			),
		];
	});
}

/** Steps whose newer version is new, or was only a draft. */
function newSteps(before: Schema | undefined, now: Schema): VersionChange[] {
	const known = new Set((before?.versions ?? []).filter(({ draft }) => !draft).map(({ version }) => version));
	const isNew = (version: string): boolean => before !== undefined && !known.has(version);
	return versionHistory(now).flatMap(({ to, change }) => (isNew(to.version) ? [change] : []));
}
