/**
 * The catalog's configuration: the shape of `content/catalog.yaml`, and the types of what it becomes. A description
 * completes the sentence "`key` is …" and is shown where a value is missing or wrong. Defaults make optional keys
 * explicit, so that the code behind has no undefined. Nothing here is specific to one organisation.
 */
import { z } from 'zod';
import { addressTemplate, addressTemplateOfHost, cloneAddress, webAddress } from './web-address.ts';

export const text = z.string().min(1);
const name = text.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);

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

export const repositoryKeys = z.strictObject({
	name: name.describe('a short name that is part of URLs, such as primary'),
	path: text.optional().describe('the folder of the repository, relative to this file'),
	git: git.optional().describe('a public git repository instead of a folder; `npm run sources` fetches it'),
	basePath: z.string().default('jsonschema').describe('the folder inside it that holds the schemas'),
	webUrl: addressTemplateOfHost
		.nullable()
		.default(null)
		.describe('a link to a file, with {path}, {line} and {revision}'),
	commitUrl: addressTemplateOfHost.nullable().default(null).describe('a link to a commit, with {revision}'),
	schemaUrl: addressTemplateOfHost
		.nullable()
		.default(null)
		.describe('a link to a published schema, with {title} and {version}'),
	cloneUrl: cloneAddress.nullable().default(null).describe('the address that guides tell people to clone'),
	rights: text.nullable().default(null).describe('who may merge there and for what, one or two sentences'),
});
export const streamConfigurationKeys = z.strictObject({
	name: name.describe('how pages call this source, such as mediawiki-config'),
	path: text.optional().describe('the folder that the file names start from, relative to this file'),
	git: git.optional().describe('a public git repository instead of a folder; `npm run sources` fetches it'),
	webUrl: addressTemplateOfHost
		.nullable()
		.default(null)
		.describe('a link to a file, with {path}, {line} and {revision}'),
	commitUrl: addressTemplateOfHost.nullable().default(null).describe('a link to a commit, with {revision}'),
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
	publish: z
		.boolean()
		.optional()
		.describe(
			'whether the site hands out the files themselves, so that patches can be made in the browser; yes where webUrl is given',
		),
	constants: z
		.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
		.optional()
		.describe('values of PHP constants that the files use, by name; no PHP is run to find them'),
});
const wiki = z.strictObject({
	name: name.describe('the database name, such as enwiki'),
	title: text.describe('the name that people know'),
	tags: z.array(name).default([]).describe('the tags that stream settings use, in SiteConfiguration order'),
	url: webAddress.nullable().default(null).describe('the address of the wiki, without a trailing slash'),
});

export const stringMap = z.record(z.string(), z.string());

export const environment = z.strictObject({
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

export const destination = z.strictObject({
	name: name.describe('the value of destination_event_service'),
	title: text.describe('the name that pages show'),
	description: text.describe('what it is for, one or two sentences'),
	intake: z.record(z.string(), webAddress).default({}).describe('the public intake URL for each environment'),
	internal: text.nullable().default(null).describe('the address inside the network'),
	kafkaClusters: z.array(name).default([]).describe('the Kafka clusters that it writes to'),
	reload: z.enum(['dynamic', 'restart']).describe('when it sees new stream configuration'),
	reloadNote: text.describe('what to do after a change of stream configuration'),
	maxBody: z.int().positive().nullable().default(null).describe('the size limit of a request in bytes'),
	maxMessage: z.int().positive().nullable().default(null).describe('the size limit of an event in bytes'),
	publishable: z.boolean().default(false).describe('whether its streams may be public'),
	source: webAddress.nullable().default(null).describe('where these facts can be checked'),
});

export const link = z.strictObject({
	id: name.describe('a name that no other link has'),
	label: text.describe('the text of the link'),
	description: text.describe('what one sees there, one sentence'),
	url: addressTemplate.describe('the address, with placeholders such as {stream}'),
	group: z
		.enum(['dashboard', 'log', 'consume', 'configuration', 'documentation'])
		.describe('where it is listed'),
	environment: name.default('production').describe('the environment that it shows'),
	destinations: z.array(name).default([]).describe('the destinations that it is for; all when empty'),
	access: text.nullable().default(null).describe('who may open it'),
	source: webAddress.nullable().default(null).describe('where the address was found'),
});

export const lake = z.strictObject({
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

export const site = z.strictObject({
	title: text.describe('the title of the site'),
	description: text.describe('what the site is, one sentence'),
	url: webAddress.nullable().default(null).describe('the public address, for feeds and the sitemap'),
	editUrl: addressTemplateOfHost.nullable().default(null).describe('where texts can be edited, with {path}'),
	security: z
		.strictObject({
			contact: z
				.array(
					z.string().regex(/^(?:mailto:|https:\/\/|tel:)\S+$/, 'must begin with mailto:, https:// or tel:'),
				)
				.min(1)
				.describe('the list of addresses for reports of weaknesses, the preferred first'),
			expires: z.iso
				.datetime({ offset: true })
				.describe(
					'when this entry must be looked at again, such as 2027-01-01T00:00:00Z; less than a year away',
				),
			policy: webAddress.nullable().default(null).describe('the address of the rules for such reports'),
		})
		.nullable()
		.default(null)
		.describe('who takes reports of weaknesses, for .well-known/security.txt'),
});

/** A day of the calendar; YAML reads an unquoted one as text, too. */
const day = text.refine(
	(one) => /^\d{4}-\d{2}-\d{2}$/.test(one) && !Number.isNaN(Date.parse(`${one}T00:00:00Z`)),
	'expected a day such as 2024-03-07.',
);

export const history = z.strictObject({
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

export const owners = z.strictObject({
	source: name.describe('the name of the repository or of the stream configuration'),
	path: text
		.refine((one) => !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(one), 'expected a path inside the source.')
		.describe('the file, relative to the folder of the source'),
});

function isRegularExpression(source: string): boolean {
	try {
		return new RegExp(source, 'u') instanceof RegExp;
	} catch {
		return false;
	}
}

export const tasks = z.strictObject({
	pattern: text
		.refine(isRegularExpression, 'expected a regular expression.')
		.describe('a regular expression for task numbers'),
	url: addressTemplateOfHost.describe('a link to a task, with {task}'),
});

type DeepReadonly<T> = T extends readonly (infer Item)[]
	? readonly DeepReadonly<Item>[]
	: T extends object
		? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
		: T;
type Configured<Shape extends z.ZodType> = DeepReadonly<z.output<Shape>>;

export type EnvironmentConfig = Configured<typeof environment>;
export type WikiConfig = EnvironmentConfig['wikis'][number];
export type DestinationConfig = Configured<typeof destination>;
/** A link made from a stream's own values. A link whose values are missing is left out. */
export type LinkTemplate = Configured<typeof link>;
export type LakeConfig = Configured<typeof lake>;

/** A schema repository with its place on disk. */
export interface RepositoryConfig extends Omit<Configured<typeof repositoryKeys>, 'path' | 'git'> {
	/** Absolute folder on disk. For a git source: where `npm run sources` puts the clone. */
	readonly path: string;
	readonly git: Configured<typeof git> | null;
}

/** The files of the stream configuration; PHP, raw JSON and API JSON are told apart by their content. */
export interface StreamConfigurationConfig
	extends Omit<Configured<typeof streamConfigurationKeys>, 'path' | 'git'> {
	readonly git: (Configured<typeof git> & { readonly path: string }) | null;
	/** Folder that file names are shown relative to. The paths of `files` are absolute. */
	readonly root: string;
}

/** How the histories of the sources are read. The paths of `folders` are absolute. */
export type HistoryConfig = Configured<typeof history>;

/** The whole of it after validation, all files that extend one another together. All paths are absolute. */
export interface CatalogConfig {
	/** The file itself. */
	readonly file: string;
	/** All files it was read from: itself, then those it extends. */
	readonly files: readonly string[];
	readonly site: Configured<typeof site>;
	readonly repositories: readonly RepositoryConfig[];
	readonly streamConfiguration: StreamConfigurationConfig | null;
	/** At least one; the first is the default. */
	readonly environments: readonly EnvironmentConfig[];
	readonly destinations: readonly DestinationConfig[];
	readonly links: readonly LinkTemplate[];
	readonly tasks: Configured<typeof tasks> | null;
	/** Free values that step texts and pages may use, such as `documentation.sampling`. */
	readonly values: Configured<typeof stringMap>;
	readonly lake: LakeConfig;
	/** Folder of notes, or null. */
	readonly notes: string | null;
	/** Null where no history is read. */
	readonly history: HistoryConfig | null;
	/** Number of events of each stream and day, or null. */
	readonly activity: string | null;
	/** Files in the form of CODEOWNERS; the paths are relative to the folder of their source. */
	readonly owners: readonly Configured<typeof owners>[];
	/** List of public streams, or null. */
	readonly publicStreams: string | null;
	/** The facts that guides state, or null. */
	readonly claims: string | null;
	/** Who sends each stream, or null. */
	readonly senders: string | null;
	/** What people want to find out and what answers it, or null. */
	readonly questions: string | null;
	/** Sanitisation allowlists. */
	readonly retention: readonly string[];
	/**
	 * The rule tables: which fields are personal, how streams and settings are read, phrases of equal meaning and the
	 * advice of the search.
	 */
	readonly rules: Readonly<Record<'privacy' | 'streams' | 'settings' | 'synonyms' | 'advice', string>>;
}
