import { byCodeUnit } from '../../model/order.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { SCHEMA_PROBLEMS } from '../../model/problems/schemas.ts';
import type { Repository, Schema } from '../../model/schema.ts';
import type { RawSchema, RawSchemaRepository } from '../../sources/schemas/raw.ts';
import { buildSchema, type Namespaces } from './build-schema.ts';
import type { FieldContext } from './fields/field.ts';
import { SchemaLibrary } from './materialize/library.ts';

/** The folders that the conventions of schema repositories give a meaning. */
const DEFAULT_NAMESPACES: Namespaces = {
	fragment: ['fragment/'],
	development: ['development/'],
	legacy: ['analytics/legacy/'],
};

export interface BuildSchemasOptions {
	/** Marks of personal data for a field; none unless given. */
	readonly privacy?: FieldContext['privacy'];
	readonly namespaces?: Namespaces;
}

export interface BuiltSchemas {
	/** Sorted by title. Streams and notes are linked later. */
	readonly schemas: readonly Schema[];
	readonly repositories: readonly Repository[];
	/** Of the repositories and of all schemas. */
	readonly problems: readonly Problem[];
}

/**
 * Builds all schemas of all repositories, with their versions, fields, references and problems. Pure.
 *
 * Titles are one namespace: where two repositories have the same title, the first repository's schema is used.
 */
export function buildSchemas(
	raw: readonly RawSchemaRepository[],
	options: BuildSchemasOptions = {},
): BuiltSchemas {
	const library = new SchemaLibrary(raw);
	const bySubject = groupBySubject(raw.flatMap((repository) => repository.problems));
	const problems: Problem[] = [];
	const schemas: Schema[] = [];
	for (const repository of raw) {
		for (const schema of repository.schemas) {
			const used = library.schemas.get(schema.title);
			if (used !== undefined && used.schema !== schema) {
				problems.push(collision(schema, repository, used.repository));
				continue;
			}
			const build = (): Schema | null =>
				buildSchema(schema, {
					library,
					repository,
					namespaces: options.namespaces ?? DEFAULT_NAMESPACES,
					privacy: options.privacy ?? (() => []),
					problems: bySubject.get(`schema:${schema.title}`) ?? [],
				});
			const built = attempt(build, schema, problems);
			if (built !== null) schemas.push(built);
		}
	}
	schemas.sort((a, b) => byCodeUnit(a.title, b.title));
	const linked = linkReferences(withCaseProblems(schemas));
	const ofSchemas = new Set(linked.flatMap((schema) => schema.problems));
	const ofRepositories = raw
		.flatMap((repository) => repository.problems)
		.filter((problem) => !ofSchemas.has(problem));
	return {
		schemas: linked,
		repositories: raw.map((repository) => describe(repository, linked)),
		problems: [...ofRepositories, ...problems, ...ofSchemas],
	};
}

function groupBySubject(problems: readonly Problem[]): ReadonlyMap<string, Problem[]> {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) {
		const subject = problem.subject ?? '';
		const group = groups.get(subject);
		if (group === undefined) groups.set(subject, [problem]);
		else group.push(problem);
	}
	return groups;
}

function collision(schema: RawSchema, repository: RawSchemaRepository, used: RawSchemaRepository): Problem {
	const file = (schema.current ?? schema.versions[0])?.location;
	return problemOf(
		SCHEMA_PROBLEMS,
		'schema-title-collision',
		{ file: file?.file ?? null, url: file?.url ?? null, subject: `schema:${schema.title}` },
		`“${schema.title}” is in the repositories “${used.config.name}” and “${repository.config.name}”; the first is used.`,
		'Rename one of the two schemas.',
	);
}

function withCaseProblems(schemas: readonly Schema[]): readonly Schema[] {
	const seen = new Map<string, string>();
	return schemas.map((schema) => {
		const lower = schema.title.toLowerCase();
		const other = seen.get(lower);
		seen.set(lower, other ?? schema.title);
		if (other === undefined) return schema;
		const problem = problemOf(
			SCHEMA_PROBLEMS,
			'schema-title-case',
			{
				file: schema.latest.location.file,
				url: schema.latest.location.url,
				subject: `schema:${schema.title}`,
			},
			`“${schema.title}” and “${other}” differ only in upper and lower case.`,
			'Rename one of the two schemas.',
		);
		return { ...schema, problems: [...schema.problems, problem] };
	});
}

/** Turns the references around: who uses a schema, in which version. */
function linkReferences(schemas: readonly Schema[]): readonly Schema[] {
	const users = new Map<string, Map<string, { title: string; version: string }>>();
	for (const schema of schemas) {
		for (const { title, version, found } of schema.references) {
			if (!found || title === schema.title) continue;
			const known = users.get(title) ?? new Map<string, { title: string; version: string }>();
			known.set(`${schema.title}@${version}`, { title: schema.title, version });
			users.set(title, known);
		}
	}
	return schemas.map((schema) => {
		const referencedBy = [...(users.get(schema.title)?.values() ?? [])];
		return referencedBy.length === 0 ? schema : { ...schema, referencedBy };
	});
}

function describe(raw: RawSchemaRepository, schemas: readonly Schema[]): Repository {
	const { config } = raw;
	const own = schemas.filter((schema) => schema.repository === config.name);
	return {
		name: config.name,
		basePath: raw.basePath,
		rights: config.rights,
		revision: raw.revision,
		webUrl: config.webUrl,
		schemaUrl: config.schemaUrl,
		otherFiles: raw.otherFiles,
		schemaCount: own.length,
		versionCount: own.reduce((sum, schema) => sum + schema.versions.filter(({ draft }) => !draft).length, 0),
	};
}

/** Builds one schema; where this program fails at it, that is a problem of its own, and the others go on. */
function attempt(build: () => Schema | null, schema: RawSchema, problems: Problem[]): Schema | null {
	try {
		return build();
	} catch (error) {
		const { file } = (schema.current ?? schema.versions.at(-1))?.location ?? { file: null };
		problems.push(
			problemOf(
				SCHEMA_PROBLEMS,
				'schema-not-built',
				{ file, line: 1, subject: `schema:${schema.title}` },
				`The catalog fails at ${schema.title}: ${error instanceof Error ? error.message.slice(0, 300) : 'unknown reason'}`,
				SCHEMA_PROBLEMS['schema-not-built'].fix,
			),
		);
		return null;
	}
}
