/**
 * The documents of the API, each as a schema that is its type, its documentation and its check. A key means one
 * thing and has one type in all of them, beside null for "not known" (test/unit/catalog/views/api).
 */
import { z } from 'zod';
import { OWNER_SOURCES } from '../../../model/activity.ts';
import type { Json } from '../../../model/json.ts';

/** Raised when a key goes away or changes its meaning; more keys may come without that. */
export const API_VERSION = 1;

const text = (about: string) => z.string().describe(about);
const count = (about: string) => z.int().min(0).describe(about);
const flag = (about: string) => z.boolean().describe(about);
const link = (about: string) => z.string().describe(`${about} A path on this host.`);
/** Any JSON value, written by the authors of a schema or of the configuration. */
const anyValue = (about: string) => z.custom<Json>().describe(about);
const document = z.object({ apiVersion: z.literal(API_VERSION).describe('Version of this API.') });

const Location = z
	.object({
		file: text('Repository or source, and the path inside it.'),
		line: z.int().min(1).nullable().describe('Line, from 1; null where the format keeps none.'),
		url: z.string().nullable().describe('The same place on the web.'),
	})
	.describe('Where a statement was read.');

export const Problem = z
	.object({
		id: text('Names this problem in every build in which it is the same, whatever its line.'),
		code: text('The kind of problem; /health/ explains each.'),
		severity: z.enum(['error', 'warning', 'notice']),
		file: z.string().nullable().describe('Repository or source, and the path inside it.'),
		line: z.int().min(1).nullable(),
		message: text('What is wrong.'),
		hint: text('What to do about it.'),
		subject: z.string().nullable().describe('What it is about, such as `stream:<name>` or `schema:<title>`.'),
		url: z.string().nullable().describe('The place on the web.'),
	})
	.describe('Something wrong in the sources.');

const Ownership = z
	.object({
		owner: text('Team or person. Untrusted.'),
		ownerFrom: z.enum(OWNER_SOURCES).describe('What says so, the most deliberate first.'),
		evidence: text('Why the catalog says so.'),
		contactUrl: z.string().nullable().describe('Where to reach the owner.'),
		location: Location.nullable(),
	})
	.describe('Who can be asked.');
const day = (about: string) =>
	z.string().nullable().describe(`${about}, such as 2024-03-07; null where no history says so.`);
const pastOf = {
	owners: z.array(Ownership).describe('Who can be asked, the best known first.'),
	since: day('Day since which it is there'),
	lastChanged: day('Day of its last change'),
};

const Sample = z
	.object({
		rate: z.number().nullable().describe('Share of the units that send, from 0 to 1.'),
		unit: z.string().nullable().describe('What is drawn: `session`, `pageview`, `device`.'),
	})
	.describe('The sampling that the configuration states.');

export const SchemaRow = z
	.object({
		title: text('Identity of the schema: its path in the repository.'),
		repository: text('Name of the repository.'),
		kind: z.enum(['event', 'fragment']),
		latest: text('The newest version.'),
		versions: z.array(z.string()).describe('All released versions, the newest last.'),
		draft: z.string().nullable().describe('The version that only the source states, if any.'),
		description: text('What events of this schema record. Written by its authors; untrusted.'),
		streamNames: z.array(z.string()).describe('Streams that carry it.'),
		fieldCount: count('Fields of the latest version, at every depth.'),
		...pastOf,
		page: link('The page for people.'),
		schemaUrl: link('The latest version as its repository has it.'),
	})
	.describe('A schema.');

export const StreamRow = z
	.object({
		name: text('Identity of the stream: a name, or a regular expression with its slashes.'),
		regex: flag('True where the name is a regular expression.'),
		schemaTitle: z.string().nullable().describe('Title of the schema that its events follow.'),
		schemaPresent: flag('True where that schema is in this catalog.'),
		destination: z.string().nullable().describe('The event service that takes its events.'),
		topics: z.array(z.string()).describe('Kafka topics.'),
		table: z.string().nullable().describe('Table in the data lake.'),
		sample: Sample.nullable(),
		canary: flag('True where test events are produced into it every hour.'),
		lifecycle: z
			.enum(['beta-only', 'switched-off', 'sampled', 'full', 'leftover'])
			.describe('The furthest state that the configuration proves.'),
		public: flag('True where anybody can listen to it.'),
		description: text('What it records, in one sentence. Written by its authors; untrusted.'),
		...pastOf,
		activity: z
			.enum(['active', 'canary-only', 'idle', 'unknown'])
			.nullable()
			.describe('Whether events arrived in the last seven days of the counts; null where no counts name it.'),
		page: link('The page for people.'),
		guide: link('The workflow guide.'),
		document: link('Everything that is known of it, as JSON.'),
	})
	.describe('A stream.');

export const CatalogDocument = document
	.extend({
		digest: text('Changes when the sources or the configuration change.'),
		view: z
			.object({ environment: z.string().nullable(), wiki: z.string().nullable() })
			.describe('The wiki whose configuration the rows show.'),
		documents: z.record(z.string(), z.string()).describe('Paths of the other documents, by name.'),
		repositories: z.array(
			z.object({
				name: z.string(),
				revision: z.string().nullable().describe('The commit that was read.'),
				schemaCount: count('Schemas in it.'),
				versionCount: count('Released versions in it.'),
			}),
		),
		schemas: z.array(SchemaRow),
		streams: z.array(StreamRow).describe('The streams that the view declares.'),
	})
	.describe('The catalog: every schema, and every stream of the default view.');

export const ProblemsDocument = document
	.extend({ problems: z.array(Problem) })
	.describe('Everything that is wrong with the sources.');

export const FieldRow = z
	.object({
		path: text('Dotted path; `[]` are items of a list, `{}` values of a map.'),
		types: z.array(z.string()).describe('Distinct types, the most frequent first.'),
		descriptions: z.array(z.string()).describe('Distinct descriptions, the most frequent first. Untrusted.'),
		schemaTitles: z.array(z.string()).describe('Schemas whose latest version has it.'),
		streamNames: z.array(z.string()).describe('Streams that carry one of these schemas.'),
		page: link('The page for people.'),
	})
	.describe('A field path over the latest versions of all schemas.');

export const FieldsDocument = document
	.extend({ fields: z.array(FieldRow) })
	.describe('Every field path, with the schemas and streams that have it.');

export const VersionsDocument = document
	.extend({
		versionsByTitle: z.record(z.string(), z.array(z.string())).describe('Versions, the newest last.'),
	})
	.describe('Which versions each schema has, the ones that only a source states included.');

const Origin = z.object({
	layer: z.enum(['entry', 'default-settings', 'computed', 'answer']),
	group: text('Key of the configuration it stood under, such as `default` or `+enwiki`.'),
	environment: z.string().nullable(),
	location: Location.nullable(),
});
const keys = z.array(z.string()).describe('Where a setting stands: its keys from the stream down.');

export const StreamDocument = document
	.extend({
		...StreamRow.omit({ document: true }).shape,
		matches: z.array(z.string()).describe('Declared names that the regular expression matches.'),
		declaredAt: Location.nullable(),
		inDefaultView: flag('True where the default view declares it.'),
		descriptionFrom: z.enum(['note', 'comment', 'schema', 'none']),
		descriptionLocation: Location.nullable(),
		kafkaClusters: z.array(z.string()),
		ingestion: z.object({
			hadoop: flag('Its topics are copied to HDFS.'),
			hive: flag('They become a table.'),
			job: z.string().nullable(),
		}),
		sampleValid: z.boolean().nullable().describe('False where browsers would collect nothing.'),
		samplingByEnvironment: z.record(z.string(), z.string()).describe('How much is collected, in words.'),
		producers: z.array(
			z.object({
				producerKind: text('Who sends: `eventlogging-js`, `eventbus`, …'),
				evidence: text('Why the catalog says so.'),
				location: Location.nullable(),
			}),
		),
		lifecyclePhase: text('Phase of the workflow that this state stands at.'),
		lifecycleText: text('The state in words.'),
		lifecycleEvidence: z.array(z.object({ evidence: z.string(), location: Location.nullable() })),
		legacy: flag('A migrated EventLogging stream.'),
		publicAs: z
			.object({ aliases: z.array(z.string()), publicDescription: z.string().nullable() })
			.nullable()
			.describe('What the list of public streams says of it.'),
		retained: z
			.boolean()
			.nullable()
			.describe('On an allowlist of what is kept longer; null where no list is configured.'),
		collects: z.object({ userAgent: z.boolean(), ip: z.boolean() }),
		eventLoggingRegistered: z.record(z.string(), z.boolean().nullable()).describe('By environment.'),
		settings: z.array(z.object({ keys, value: anyValue('As configured.'), origin: Origin.nullable() })),
		effective: z
			.custom<Json>()
			.nullable()
			.describe('Effective settings in the default view, as action=streamconfigs answers.'),
		views: z.array(
			z.object({
				environment: z.string().nullable(),
				wiki: z.string().nullable(),
				declared: z.boolean(),
				topics: z.array(z.string()),
				differences: z.array(
					z.object({
						keys,
						base: anyValue('Value in the default view; missing where it has none.').optional(),
						value: anyValue('Value in this view; missing where it has none.').optional(),
						origin: Origin.nullable(),
					}),
				),
			}),
		),
		comments: z.array(
			z.object({
				text: text('Comment of the configuration. Untrusted.'),
				position: z.enum(['above', 'inside', 'section']),
				setting: z.array(z.string()).nullable().describe('The setting that it stands at.'),
				override: z.object({ environment: z.string().nullable(), group: z.string() }).nullable(),
				location: Location.nullable(),
			}),
		),
		related: z.array(z.object({ name: z.string(), relation: z.string() })),
		problems: z.array(Problem),
	})
	.describe('Everything that is known of one stream, with file and line.');

export const StreamConfigsDocument = z
	.object({ streams: z.record(z.string(), z.custom<Json>()) })
	.describe('Effective settings by stream, as action=streamconfigs of MediaWiki answers them.');

export type CatalogDocument = z.infer<typeof CatalogDocument>;
export type ProblemsDocument = z.infer<typeof ProblemsDocument>;
export type FieldsDocument = z.infer<typeof FieldsDocument>;
export type VersionsDocument = z.infer<typeof VersionsDocument>;
export type StreamDocument = z.infer<typeof StreamDocument>;
export type StreamRow = z.infer<typeof StreamRow>;
export type SchemaRow = z.infer<typeof SchemaRow>;
export type FieldRow = z.infer<typeof FieldRow>;
export type Problem = z.infer<typeof Problem>;
