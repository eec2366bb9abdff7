/**
 * The catalog's configuration (`content/catalog.yaml`) after validation: what to ingest, the environments,
 * the destinations and the link templates. All paths are absolute. Nothing here is specific to one organisation.
 */
export interface CatalogConfig {
	/** Absolute path of the file itself. */
	readonly file: string;
	/** Absolute paths of all files it was read from: itself, then those it extends. */
	readonly files: readonly string[];
	readonly site: {
		readonly title: string;
		readonly description: string;
		/** Public URL of the site, or null; used for feeds and the sitemap only. */
		readonly url: string | null;
		/** Where the text of the site can be edited, a template with `{path}`, or null. */
		readonly editUrl: string | null;
	};
	readonly repositories: readonly RepositoryConfig[];
	readonly streamConfiguration: StreamConfigurationConfig | null;
	/** At least `production`; the first is the default. */
	readonly environments: readonly EnvironmentConfig[];
	readonly destinations: readonly DestinationConfig[];
	readonly links: readonly LinkTemplate[];
	/** Task numbers in texts become links: `{task}` in the template. */
	readonly tasks: { readonly pattern: string; readonly url: string } | null;
	/** Free values that step texts and pages may use, such as `documentation.sampling`. Key → text or URL. */
	readonly values: Readonly<Record<string, string>>;
	readonly lake: LakeConfig;
	/** How version histories are read; null where they are not. */
	readonly history: HistoryConfig | null;
	/** Absolute folder of notes, or null. */
	readonly notes: string | null;
	/** Absolute path of the list of public streams, or null. */
	readonly publicStreams: string | null;
	/** Absolute paths of sanitisation allowlists. */
	readonly retention: readonly string[];
	/** Absolute paths of the rule tables: which fields are personal, how streams and settings are read. */
	readonly rules: {
		readonly privacy: string;
		readonly streams: string;
		readonly settings: string;
		/** Phrases of equal meaning for the search. */
		readonly synonyms: string;
	};
}

export interface RepositoryConfig {
	readonly name: string;
	/** Absolute folder on disk. For a git source: where `npm run sources` puts the clone. */
	readonly path: string;
	readonly git: { readonly url: string; readonly revision: string } | null;
	/** Folder inside it that holds the schemas. */
	readonly basePath: string;
	/** Template with `{path}`, `{line}`, `{revision}`. */
	readonly webUrl: string | null;
	/** Template for a commit with `{revision}`. */
	readonly commitUrl: string | null;
	/** Template with `{title}`, `{version}`. */
	readonly schemaUrl: string | null;
	/** URL to clone it from and the name of its folder, shown in guides. */
	readonly cloneUrl: string | null;
	readonly rights: string | null;
}

/** Files of one environment's stream configuration; told apart by content (PHP, raw JSON, API JSON). */
export interface StreamConfigurationConfig {
	/** How the source is called on pages and in problems, such as `mediawiki-config`. */
	readonly name: string;
	readonly git: { readonly url: string; readonly revision: string; readonly path: string } | null;
	readonly webUrl: string | null;
	/** Template for a commit with `{revision}`. */
	readonly commitUrl: string | null;
	/** Folder that file names are shown relative to. */
	readonly root: string;
	/** Names of the three settings, where they are not those of the MediaWiki extensions. */
	readonly settingNames?: {
		readonly streams?: string;
		readonly defaults?: string;
		readonly eventLogging?: string;
	};
	/** Values of PHP constants that the files use; any other constant is a problem. */
	readonly constants?: Readonly<Record<string, string | number | boolean | null>>;
	readonly files: readonly {
		/** Name of the environment the file belongs to. */
		readonly environment: string;
		readonly kind: 'streams' | 'eventlogging';
		readonly path: string;
	}[];
}

export interface WikiConfig {
	/** Database name, such as `enwiki`. */
	readonly name: string;
	/** "English Wikipedia". */
	readonly title: string;
	/** SiteConfiguration tags in the order in which they are walked, such as `private`. */
	readonly tags: readonly string[];
	/** Base URL of the wiki without a trailing slash, or null. */
	readonly url: string | null;
}

export interface EnvironmentConfig {
	/** `production`, `beta`, `local`. */
	readonly name: string;
	readonly title: string;
	/** Environment whose settings this one is laid over (beta over production), or null. */
	readonly extends: string | null;
	/** The first is the default view. Empty for an environment without stream configuration (local). */
	readonly wikis: readonly WikiConfig[];
	/** Prefix that event gateways put before stream names here, such as `eqiad.`. */
	readonly topicPrefixes: readonly string[];
	/** Free values of this environment for step texts: hosts, brokers, URLs. */
	readonly values: Readonly<Record<string, string>>;
}

export interface DestinationConfig {
	/** `eventgate-analytics-external`. */
	readonly name: string;
	readonly title: string;
	readonly description: string;
	/** Public intake URL by environment name; empty where there is none. */
	readonly intake: Readonly<Record<string, string>>;
	/** Internal URL, or null. */
	readonly internal: string | null;
	readonly kafkaClusters: readonly string[];
	/** Whether new stream configuration is seen at run time or only at start. */
	readonly reload: 'dynamic' | 'restart';
	/** In words: what to do after a stream configuration change. */
	readonly reloadNote: string;
	/** Bytes. */
	readonly maxBody: number | null;
	readonly maxMessage: number | null;
	/** Whether streams of it can be public in EventStreams. */
	readonly publishable: boolean;
	/** Where the facts were read. */
	readonly source: string | null;
}

/** A link made from a stream's own values. A link whose values are missing is left out. */
export interface LinkTemplate {
	readonly id: string;
	readonly label: string;
	/** What one sees there, one sentence. */
	readonly description: string;
	/** With `{stream}`, `{topic}`, `{table}`, `{service}`, `{cluster}`, `{schema}`, … */
	readonly url: string;
	readonly group: 'dashboard' | 'log' | 'consume' | 'configuration' | 'documentation';
	/** Environment it belongs to. */
	readonly environment: string;
	/** Only for these destinations; empty for all. */
	readonly destinations: readonly string[];
	/** Who may open it, or null for everybody. */
	readonly access: string | null;
	readonly source: string | null;
}

export interface LakeConfig {
	readonly database: string;
	/** Prefixes dropped from a stream name before it is normalised to a table name, such as `eventlogging_`. */
	readonly dropPrefixes: readonly string[];
	/** Days after which raw events are deleted, or null. */
	readonly retentionDays: number | null;
	readonly partitions: readonly string[];
	/** Field and value that mark a canary event. */
	readonly canary: { readonly field: string; readonly value: string } | null;
}

export interface HistoryConfig {
	/** `YYYY-MM-DD`: older changes of the stream configuration are not read; null reads all. */
	readonly since: string | null;
	/** Whether pages name the people who made changes. */
	readonly people: boolean;
	/** Absolute git directories by source name, where they do not lie beside the files. */
	readonly folders: Readonly<Record<string, string>>;
	/** Files that held the settings once, relative to the top of the stream configuration's repository. */
	readonly formerFiles: readonly { readonly environment: string; readonly path: string }[];
}
