/** What the search knows, in the shape in which it works: in the build, in the worker and in the evaluation. */

/** In the order in which groups of results are shown. */
export const SEARCH_KINDS = [
	'stream',
	'schema',
	'field',
	'guide',
	'step',
	'setting',
	'page',
	'retired',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing that can be found: a stream, schema or field once, never once per version. */
export interface SearchDocument {
	readonly kind: SearchKind;
	/** The identity, verbatim: stream name, schema title, field path, identifier of a guide, step or setting; a page's path. */
	readonly name: string;
	/** A title in words where the name is only an identifier (guides, steps); else ''. */
	readonly title: string;
	/** One line that says what it is; may be ''. Untrusted. */
	readonly summary: string;
	/** Further words that describe it, searched but not shown. */
	readonly words: string;
	/** What it answers, in the words of people who ask, one question a line; may be ''. */
	readonly questions: string;
	/** A schema's: words that its fields say in it and in hardly any other, searched but not shown; else ''. */
	readonly details: string;
	/** Other names it goes by, each found like the name itself: its table, its explicit topics, public aliases. */
	readonly aliases: readonly string[];
	/** A stream's schema title; '' for other kinds and where it is not set. */
	readonly schema: string;
	/** A schema's versions, oldest first; empty for other kinds. */
	readonly versions: readonly string[];
	/** Titles of the schemas that have this field; empty for other kinds. */
	readonly schemas: readonly string[];
	/** How many things use it: streams of a schema, schemas of a field. */
	readonly uses: number;
	/** What the search page filters by, such as `destination: eventgate-main`. Values may be ''. */
	readonly facets: Readonly<Record<string, string>>;
}

/** Facts of the configuration that pasted identifiers and the name finder need. */
export interface SearchRules {
	/** Prefixes that turn a stream name into a topic, such as `eqiad.`, of all environments. */
	readonly topicPrefixes: readonly string[];
	/** The same of the default environment: the topics that a new stream gets. */
	readonly defaultTopicPrefixes: readonly string[];
	/** The database of tables, and the prefixes dropped from a stream name before it becomes a table name. */
	readonly lake: { readonly database: string; readonly dropPrefixes: readonly string[] };
	/** URL of the API that answers stream configuration, or null. */
	readonly configurationApi: string | null;
}

/** Phrases of equal meaning, such as `ip` and `address`. A phrase is one to three words. */
export type SynonymGroup = readonly string[];

/** What `content/synonyms.yaml` says. */
export interface Synonyms {
	readonly groups: readonly SynonymGroup[];
	/** A phrase of the catalog → phrases that people say for it; the other way is no synonym. */
	readonly leads: Readonly<Record<string, readonly string[]>>;
}

/** What to use for something that many people want to record, from `content/advice.yaml`. */
export interface Advice {
	readonly title: string;
	readonly text: string;
	/** Phrases, one of which must stand in what is typed. */
	readonly when: readonly string[];
	/** Phrases, none of which may stand in it. */
	readonly unless: readonly string[];
	readonly schemas: readonly string[];
	readonly streams: readonly string[];
	/** Identifiers of how-tos. */
	readonly howTos: readonly string[];
}

export interface SearchData {
	readonly documents: readonly SearchDocument[];
	readonly synonyms: Synonyms;
	readonly advice: readonly Advice[];
	readonly rules: SearchRules;
}
