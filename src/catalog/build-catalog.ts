import { lineOfPointer } from '../formats/yaml/yaml-line.ts';
import type { Catalog } from '../model/catalog.ts';
import type { CatalogConfig } from '../model/config.ts';
import type { SchemaFindings } from '../model/finding.ts';
import type { SourceLocation } from '../model/location.ts';
import type { Note } from '../model/note.ts';
import type { Problem } from '../model/problem.ts';
import { sortProblems } from '../model/problems/sort-problems.ts';
import type { Questions } from '../model/questions.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import type { FindSender } from '../model/sender.ts';
import type { Stream } from '../model/stream.ts';
import type { RawHistory } from '../sources/history/read-history.ts';
import type { ActivityCounts } from '../sources/rules/activity.ts';
import type { OwnersFile } from '../sources/rules/owners.ts';
import type { PublicStreams } from '../sources/rules/public-streams.ts';
import type { Retention } from '../sources/rules/retention.ts';
import type { StreamRules } from '../sources/rules/streams.ts';
import type { RawSchemaRepository } from '../sources/schemas/raw.ts';
import type { RawStreamConfiguration } from '../sources/streams/configuration.ts';
import { companionProblems } from './companion-problems.ts';
import { buildHistory, type DatedStream } from './history/build-history.ts';
import { type OwnerEvidence, schemaOwners } from './history/owners.ts';
import { datesOf, withPast } from './history/with-past.ts';
import { noteFinder } from './notes.ts';
import { buildSchemas } from './schema/build-schemas.ts';
import { type CheckContext, checkSchema, needlessSkips } from './schema/checks/index.ts';
import { buildFieldIndex } from './schema/fields/field-index.ts';
import type { PrivacyRules } from './schema/privacy.ts';
import { buildStreams } from './stream/build-streams.ts';
import type { SettingMeanings } from './stream/setting-meanings.ts';

/** Everything that was read. */
export interface CatalogSources {
	readonly config: CatalogConfig;
	readonly repositories: readonly RawSchemaRepository[];
	readonly streamConfiguration: RawStreamConfiguration | null;
	readonly notes: readonly Note[];
	readonly publicStreams: PublicStreams | null;
	readonly retention: Retention | null;
	readonly privacy: PrivacyRules;
	readonly streamRules: StreamRules;
	readonly settingMeanings: SettingMeanings;
	/** Version histories, or null where none is read. */
	readonly history: RawHistory | null;
	/** Events of each stream and day, or null where nothing says so. */
	readonly activity: ActivityCounts | null;
	readonly owners: readonly OwnersFile[];
	/** Who sends a stream, where somebody wrote it down. */
	readonly senderOf: FindSender;
	/** The file that says so as people are told of it; null where there is none. */
	readonly sendersFile: string | null;
	readonly questions: Questions;
	/** Of reading the configuration, the notes and the rest that is not in a repository or stream configuration. */
	readonly problems: readonly Problem[];
	readonly digest: string;
}

/**
 * Links what was read into one catalog: schemas with the streams that carry them, streams with their schemas, both
 * with their notes; then checks, indexes and sorts. Pure.
 */
export function buildCatalog(sources: CatalogSources): Catalog {
	const { config, notes, publicStreams, retention } = sources;
	const built = buildSchemas(sources.repositories, { privacy: sources.privacy });
	const unlinked = indexBy(built.schemas, ({ title }) => title);
	const streamed = buildStreams(sources.streamConfiguration, {
		config,
		schemaByTitle: unlinked,
		notes,
		publicStreams,
		retention,
		rules: sources.streamRules,
		meanings: sources.settingMeanings,
		senderOf: sources.senderOf,
	});
	const linked = linkSchemas(built.schemas, streamed.streams, notes);
	const { schemas: checked, findings } = checkSchemas(linked, sources.repositories, streamed.streams);
	const past = buildHistory(sources.history, config, streamed.streams.map(datedStream));
	const evidence: OwnerEvidence = {
		config,
		files: sources.owners,
		history: past.history,
		schemaByTitle: indexBy(checked, ({ title }) => title),
		senderOf: sources.senderOf,
		sendersFile: sources.sendersFile,
	};
	const { activity } = sources;
	const schemas = checked.map((schema) => ({
		...schema,
		owners: schemaOwners(schema, evidence),
		dates: datesOf(past.history?.schemas.get(schema.title)),
	}));
	const told = withPast(streamed.streams, { history: past.history, activity, evidence, notes });
	const { streams } = told;
	const fields = buildFieldIndex(schemas);
	return {
		config,
		repositories: built.repositories,
		schemas,
		schemaByTitle: indexBy(schemas, ({ title }) => title),
		findings,
		streams,
		streamByName: indexBy(streams, ({ name }) => name),
		history: past.history,
		questions: sources.questions,
		fields,
		fieldByPath: indexBy(fields, ({ path }) => path),
		problems: sortProblems([
			...sources.problems,
			...built.problems,
			...streamed.problems,
			...schemas.flatMap(({ problems }) => problems),
			...needlessSkips(schemas),
			...past.problems,
			...told.problems,
			...companionProblems(sources, schemas, streamed.streams),
		]),
		digest: sources.digest,
	};
}

/** The environment that a stream's page is about: the default one where it declares the stream. */
const datedStream = ({ name, inDefaultView, views }: Stream): DatedStream => ({
	name,
	environment: (inDefaultView ? views[0] : views.find(({ declared }) => declared))?.environment ?? '',
});

function indexBy<T>(things: readonly T[], key: (thing: T) => string): ReadonlyMap<string, T> {
	return new Map(things.map((thing) => [key(thing), thing]));
}

/** Schemas with the names of the streams that carry them and with their notes. */
function linkSchemas(
	schemas: readonly Schema[],
	streams: readonly Stream[],
	notes: readonly Note[],
): readonly Schema[] {
	const carriers = Map.groupBy(streams, ({ schemaTitle }) => schemaTitle ?? '');
	const noteOf = noteFinder(notes);
	return schemas.map((schema) => ({
		...schema,
		streams: (carriers.get(schema.title) ?? []).map(({ name }) => name),
		note: noteOf(`schema:${schema.title}`),
	}));
}

/** Schemas with what the checks found among their problems, and the findings by title. */
function checkSchemas(
	schemas: readonly Schema[],
	repositories: readonly RawSchemaRepository[],
	streams: readonly Stream[],
): { schemas: readonly Schema[]; findings: ReadonlyMap<string, SchemaFindings> } {
	const tabled = new Set(streams.flatMap(({ table, schemaTitle }) => (table === null ? [] : [schemaTitle])));
	const context: CheckContext = {
		hasTable: (title) => tabled.has(title),
		newest: new Map(schemas.map(({ title, latest }) => [title, latest.version])),
		locate: pointerLocator(repositories),
	};
	const findings = new Map(schemas.map((schema) => [schema.title, checkSchema(schema, context)]));
	return {
		schemas: schemas.map((schema) => ({
			...schema,
			problems: [...schema.problems, ...(findings.get(schema.title)?.problems ?? [])],
		})),
		findings,
	};
}

/** Finds the line of a JSON pointer in a version's file, and the place on the web. */
function pointerLocator(repositories: readonly RawSchemaRepository[]): CheckContext['locate'] {
	const byName = indexBy(repositories, ({ config }) => config.name);
	return (version: SchemaVersion, pointer: string): SourceLocation => {
		// The text of a draft is made by the catalog; its lines are in no file.
		if (version.draft) return version.location;
		const [name = '', ...path] = version.location.file.split('/');
		const line = lineOfPointer(version.text, pointer);
		return byName.get(name)?.locate(path.join('/'), line) ?? { ...version.location, line };
	};
}
