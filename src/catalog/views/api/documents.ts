/** The list of everything that programs can ask for; the page about the API and openapi.json are made from it. */
import { z } from 'zod';
import {
	CatalogDocument,
	FieldsDocument,
	ProblemsDocument,
	StreamConfigsDocument,
	StreamDocument,
	VersionsDocument,
} from './shapes.ts';

/** A value in braces in the path of a document. */
export interface ApiParameter {
	readonly name: string;
	readonly about: string;
}

export interface ApiDocument {
	/** Camel case; the operation's name in openapi.json and the file of its JSON Schema. */
	readonly name: string;
	/** Below the base path, without a leading slash, parameters in braces. */
	readonly path: string;
	readonly mediaType: 'application/json' | 'text/csv' | 'application/yaml';
	/** One sentence. */
	readonly about: string;
	readonly parameters: readonly ApiParameter[];
	/** Null where the document is not JSON, or is a JSON Schema of the sources. */
	readonly shape: z.ZodType | null;
}

const ENVIRONMENT: ApiParameter = {
	name: 'environment',
	about: 'Name of an environment, such as `production`.',
};
const WIKI: ApiParameter = { name: 'wiki', about: 'Database name of a wiki, such as `metawiki`.' };
const STREAM: ApiParameter = {
	name: 'stream',
	about: 'Name of a stream; that of a regular expression is in `document` of `catalog.json`.',
};

/** All documents, the most used first. */
export const API_DOCUMENTS: readonly ApiDocument[] = [
	{
		name: 'catalog',
		path: 'api/catalog.json',
		mediaType: 'application/json',
		about: 'Every schema with its versions, every stream of the default view with schema, topics and table.',
		parameters: [],
		shape: CatalogDocument,
	},
	{
		name: 'stream',
		path: 'api/streams/{stream}.json',
		mediaType: 'application/json',
		about: 'One stream: settings with file and line, what other wikis see, comments, problems.',
		parameters: [STREAM],
		shape: StreamDocument,
	},
	{
		name: 'fields',
		path: 'api/fields.json',
		mediaType: 'application/json',
		about: 'Every field path with types, descriptions, and the schemas and streams that have it.',
		parameters: [],
		shape: FieldsDocument,
	},
	{
		name: 'problems',
		path: 'api/problems.json',
		mediaType: 'application/json',
		about: 'Everything that is wrong with the sources, with file and line.',
		parameters: [],
		shape: ProblemsDocument,
	},
	{
		name: 'versions',
		path: 'api/versions.json',
		mediaType: 'application/json',
		about: 'The versions of each schema.',
		parameters: [],
		shape: VersionsDocument,
	},
	{
		name: 'schema',
		path: 'api/schemas/{title}/{version}.json',
		mediaType: 'application/json',
		about: 'A materialised schema as JSON.',
		parameters: [
			{ name: 'title', about: 'Title as in a JSON pointer: `~` is written `~0`, `/` is written `~1`.' },
			{ name: 'version', about: 'A version, such as `1.0.0`.' },
		],
		shape: null,
	},
	{
		name: 'publishedSchema',
		path: 'repositories/{repository}/jsonschema/{title}/{version}',
		mediaType: 'application/yaml',
		about:
			'A schema as its repository has it, also as `{version}.yaml`, `latest`, `latest.yaml` and `current.yaml`. A folder answers with a list of its files; `index.json` has the same.',
		parameters: [
			{ name: 'repository', about: 'Name of a repository.' },
			{ name: 'title', about: 'Title with its slashes.' },
			{ name: 'version', about: 'A version, or `latest`.' },
		],
		shape: null,
	},
	{
		name: 'streamConfigs',
		path: 'api/streamconfigs/{environment}/{wiki}.json',
		mediaType: 'application/json',
		about: 'Effective settings of all streams, as `action=streamconfigs` of MediaWiki answers.',
		parameters: [ENVIRONMENT, WIKI],
		shape: StreamConfigsDocument,
	},
	{
		name: 'serviceStreamConfigs',
		path: 'api/streamconfigs/{environment}/{wiki}/services/{service}.json',
		mediaType: 'application/json',
		about: 'The same for the streams of one event service.',
		parameters: [
			ENVIRONMENT,
			WIKI,
			{ name: 'service', about: 'Name of an event service, such as `eventgate-main`.' },
		],
		shape: StreamConfigsDocument,
	},
	{
		name: 'oneStreamConfig',
		path: 'api/streamconfigs/{environment}/{wiki}/streams/{stream}.json',
		mediaType: 'application/json',
		about: 'The same for one stream, on the first wiki of an environment.',
		parameters: [ENVIRONMENT, WIKI, STREAM],
		shape: StreamConfigsDocument,
	},
	...(['schemas', 'streams', 'fields'] as const).map(
		(table): ApiDocument => ({
			name: `${table}Table`,
			path: `api/${table}.csv`,
			mediaType: 'text/csv',
			about: `All ${table} as a table, one a line, with a head.`,
			parameters: [],
			shape: null,
		}),
	),
];

/** Files that only the scripts of the site's own pages read; no promise holds for them. */
export const INTERNAL_FILES: readonly { readonly path: string; readonly about: string }[] = [
	{ path: 'api/build.json', about: 'Tells a build whether its sources have changed.' },
	{ path: 'api/workflow.json', about: 'The workbench for drafts: phase table, step texts and facts.' },
	{ path: 'find/names.json', about: 'The search, loaded at the first query: names and texts.' },
	{ path: 'find/fields.json', about: 'The search, loaded after the names: fields.' },
	{ path: 'find/field-rows.json', about: 'The filter of the list of fields.' },
	{ path: 'find/schema-fields.json', about: 'The filter of the list of schemas by field.' },
	{ path: 'find/check.json', about: 'The check of events: streams by environment, services, versions.' },
	{ path: 'find/streams/', about: 'Pages that all streams share, filled for the stream in the address.' },
	{ path: 'find/patch/', about: 'Patches that are made in the browser.' },
];

/** The JSON Schema (2020-12) of a document. */
export function jsonSchemaOf(shape: z.ZodType): Record<string, unknown> {
	// Values that authors write can be anything, which JSON Schema says with an empty schema.
	return z.toJSONSchema(shape, { unrepresentable: 'any', io: 'output' }) as Record<string, unknown>;
}

/** What changed between versions of the API, the newest first. */
export const API_CHANGES: readonly { readonly version: number; readonly changes: readonly string[] }[] = [
	{
		version: 1,
		changes: [
			'Every JSON document has `apiVersion`; before, none had a version.',
			'`repositories[].schemas` and `.versions` of catalog.json are `schemaCount` and `versionCount`; `schemas[].streams` is `streamNames`.',
			'fields.json has named rows; before, it had lists.',
			'In the document of a stream, `summary` is `description`, `descriptionFrom` and `descriptionLocation`; `lifecycle` is the state alone, beside `lifecyclePhase`, `lifecycleText` and `lifecycleEvidence`; `settings[].path` is `keys`; `sampling` is `samplingByEnvironment`; `public` says whether, `publicAs` says how; `sample.valid` is `sampleValid`; `producers[].kind` is `producerKind`.',
			'`api/schemas/versions.json` is `api/versions.json`, with the versions in `versionsByTitle`.',
			'Schemas as JSON have an address that follows from title and version.',
			'Problems have an `id` that stays the same when lines move.',
		],
	},
];
