import { z } from 'zod';
import { compiles } from '../formats/pattern/compiles.ts';

/**
 * The shape of `content/catalog.yaml`. Descriptions complete the sentence "`key` is …" and are shown where a
 * value is missing or wrong. Defaults make optional keys explicit, so that the code behind has no undefined.
 */

const text = z.string().min(1);
const name = text.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const template = z.string().min(1);

const git = z.strictObject({
	url: text
		.refine(
			(url) => /^(https|file):\/\//.test(url),
			'expected an address that begins with https:// or file://.',
		)
		.describe('the address to clone from, https:// or file://'),
	revision: text
		// Also keeps an option of git from being written here.
		.refine((one) => /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(one), 'expected a commit hash or a tag.')
		.describe('the full commit hash, or a tag, that is read'),
});

/** A source is a folder or a git repository, never both. */
const onePlace = (source: { path?: string | undefined; git?: unknown }): boolean =>
	(source.path === undefined) !== (source.git === undefined);
const ONE_PLACE = 'give either `path` or `git`, and not both.';

const repositoryKeys = z.strictObject({
	name: name.describe('a short name that is part of URLs, such as primary'),
	path: text.optional().describe('the folder of the repository, relative to this file'),
	git: git.optional().describe('a public git repository instead of a folder; `npm run sources` fetches it'),
	basePath: z.string().default('jsonschema').describe('the folder inside it that holds the schemas'),
	webUrl: template.nullable().default(null).describe('a link to a file, with {path}, {line} and {revision}'),
	commitUrl: template.nullable().default(null).describe('a link to a commit, with {revision}'),
	schemaUrl: template
		.nullable()
		.default(null)
		.describe('a link to a published schema, with {title} and {version}'),
	cloneUrl: text.nullable().default(null).describe('the address that guides tell people to clone'),
	rights: text.nullable().default(null).describe('who may merge there and for what, one or two sentences'),
});
const repository = repositoryKeys.refine(onePlace, ONE_PLACE);

const streamConfigurationKeys = z.strictObject({
	name: name.describe('how pages call this source, such as mediawiki-config'),
	path: text.optional().describe('the folder that the file names start from, relative to this file'),
	git: git.optional().describe('a public git repository instead of a folder; `npm run sources` fetches it'),
	webUrl: template.nullable().default(null).describe('a link to a file, with {path}, {line} and {revision}'),
	commitUrl: template.nullable().default(null).describe('a link to a commit, with {revision}'),
	files: z
		.array(
			z.strictObject({
				environment: name.describe('the environment whose settings the file holds'),
				kind: z.enum(['streams', 'eventlogging']).describe('what is read from it'),
				path: text.describe('the file, relative to the folder of the source'),
			}),
		)
		.min(1)
		.describe('the list of files to read'),
	settingNames: z
		.strictObject({
			streams: name.default('wgEventStreams').describe('the setting that declares streams'),
			defaults: name
				.default('wgEventStreamsDefaultSettings')
				.describe('the setting with what holds for all streams'),
			eventLogging: name
				.default('wgEventLoggingStreamNames')
				.describe('the setting with the names that browsers may send'),
		})
		.optional()
		.describe('names of the settings, where they are not those of the MediaWiki extensions'),
	constants: z
		.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
		.optional()
		.describe('values of PHP constants that the files use, by name; no PHP is run to find them'),
});
const streamConfiguration = streamConfigurationKeys.refine(onePlace, ONE_PLACE);

const wiki = z.strictObject({
	name: name.describe('the database name, such as enwiki'),
	title: text.describe('the name that people know'),
	tags: z.array(name).default([]).describe('the tags that stream settings use, in SiteConfiguration order'),
	url: z.url().nullable().default(null).describe('the address of the wiki, without a trailing slash'),
});

const stringMap = z.record(z.string(), z.string());

const environment = z.strictObject({
	name: name.describe('a short name such as production'),
	title: text.describe('the name that pages show'),
	extends: name.nullable().default(null).describe('the environment whose settings this one is laid over'),
	wikis: z.array(wiki).default([]).describe('the wikis whose views are shown; the first is the default view'),
	topicPrefixes: z
		.array(z.string())
		.default([])
		.describe('the prefixes that event gateways put before names'),
	values: stringMap.default({}).describe('a set of names and texts that steps may use'),
});

const destination = z.strictObject({
	name: name.describe('the value of destination_event_service'),
	title: text.describe('the name that pages show'),
	description: text.describe('what it is for, one or two sentences'),
	intake: z.record(z.string(), z.url()).default({}).describe('the public intake URL for each environment'),
	internal: text.nullable().default(null).describe('the address inside the network'),
	kafkaClusters: z.array(name).default([]).describe('the Kafka clusters that it writes to'),
	reload: z.enum(['dynamic', 'restart']).describe('when it sees new stream configuration'),
	reloadNote: text.describe('what to do after a change of stream configuration'),
	maxBody: z.int().positive().nullable().default(null).describe('the size limit of a request in bytes'),
	maxMessage: z.int().positive().nullable().default(null).describe('the size limit of an event in bytes'),
	publishable: z.boolean().default(false).describe('whether its streams may be public'),
	source: z.url().nullable().default(null).describe('where these facts can be checked'),
});

const link = z.strictObject({
	id: name.describe('a name that no other link has'),
	label: text.describe('the text of the link'),
	description: text.describe('what one sees there, one sentence'),
	url: template.describe('the address, with placeholders such as {stream}'),
	group: z
		.enum(['dashboard', 'log', 'consume', 'configuration', 'documentation'])
		.describe('where it is listed'),
	environment: name.default('production').describe('the environment that it shows'),
	destinations: z.array(name).default([]).describe('the destinations that it is for; all when empty'),
	access: text.nullable().default(null).describe('who may open it'),
	source: z.url().nullable().default(null).describe('where the address was found'),
});

const lake = z.strictObject({
	database: text.describe('the database that holds the tables'),
	dropPrefixes: z.array(z.string()).default([]).describe('the prefixes that table names leave out'),
	retentionDays: z.int().positive().nullable().default(null).describe('after how many days rows are deleted'),
	partitions: z.array(text).default([]).describe('the partition columns, outermost first'),
	canary: z
		.strictObject({ field: text, value: text })
		.nullable()
		.default(null)
		.describe('the field and value that mark a canary event'),
});

/** A day of the calendar; YAML reads an unquoted one as text, too. */
const day = text.refine(
	(one) => /^\d{4}-\d{2}-\d{2}$/.test(one) && !Number.isNaN(Date.parse(`${one}T00:00:00Z`)),
	'expected a day such as 2024-03-07.',
);

const history = z.strictObject({
	since: day
		.nullable()
		.default(null)
		.describe('the day before which changes of the stream configuration are not read'),
	people: z
		.boolean()
		.default(false)
		.describe('whether pages name who made a change; they are asked for agreement first'),
	folders: z
		.record(z.string(), text)
		.default({})
		.describe('the git directories of sources, by source name, where they do not lie beside the files'),
	formerFiles: z
		.array(
			z.strictObject({
				environment: name.describe('the environment whose settings the file held'),
				path: text
					.refine((one) => !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(one), 'expected a path inside the repository.')
					.describe('the file, relative to the top of the repository'),
			}),
		)
		.default([])
		.describe('the files of the stream configuration that held the settings once'),
});

/** Every key of the file; each may stand in the file itself or in the one that it extends. */
export const CatalogFile = z.strictObject({
	extends: text.optional().describe('another configuration file; keys given here replace its keys'),
	site: z
		.strictObject({
			title: text.describe('the title of the site'),
			description: text.describe('what the site is, one sentence'),
			url: z.url().nullable().default(null).describe('the public address, for feeds and the sitemap'),
			editUrl: template.nullable().default(null).describe('where texts can be edited, with {path}'),
		})
		.optional()
		.describe('the title and description of the site'),
	repositories: z.array(repository).optional().describe('the list of schema repositories'),
	streamConfiguration: streamConfiguration.nullable().optional().describe('the source of stream settings'),
	environments: z
		.array(environment)
		.min(1)
		.optional()
		.describe('the list of environments, the default first'),
	destinations: z.array(destination).optional().describe('the list of event services'),
	links: z.array(link).optional().describe('the list of link templates'),
	tasks: z
		.strictObject({
			pattern: text
				.refine((source) => compiles(source, 'u'), 'expected a regular expression.')
				.describe('a regular expression for task numbers'),
			url: template.describe('a link to a task, with {task}'),
		})
		.nullable()
		.optional()
		.describe('how task numbers become links'),
	values: stringMap.optional().describe('a set of names and texts that pages and steps may use'),
	lake: lake.optional().describe('how streams become tables'),
	history: history
		.nullable()
		.optional()
		.describe('how the version history of the sources is read; null reads none'),
	notes: text.nullable().optional().describe('the folder of notes, relative to this file'),
	publicStreams: text.nullable().optional().describe('the list of public streams, relative to this file'),
	retention: z.array(text).optional().describe('the retention allowlists, relative to this file'),
	rules: z
		.strictObject({
			privacy: text.describe('the table of fields that hold personal data, relative to this file'),
			streams: text.describe('the table of how streams are told apart, relative to this file'),
			settings: text.describe('the table of what settings mean, relative to this file'),
			synonyms: text
				.optional()
				.describe('the phrases that mean the same to the search, relative to this file'),
		})
		.optional()
		.describe('the rule tables; those of the project unless given'),
});

export type CatalogFileValue = z.output<typeof CatalogFile>;
export type RepositoryEntry = z.output<typeof repository>;
export type StreamConfigurationEntry = z.output<typeof streamConfiguration>;
export type HistoryEntry = z.output<typeof history>;
