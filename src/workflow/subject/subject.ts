import type { JsonObject } from '../../model/json.ts';
import type { LifecycleState } from '../../model/lifecycle-state.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { ProducerKind } from '../../model/producer-kind.ts';
import type { Sender } from '../../model/sender.ts';

/** The schema version that a stream carries, as far as guides need it. */
export interface SubjectSchema {
	readonly title: string;
	/** Name of the repository it is in, or null for one that is not in any yet. */
	readonly repository: string | null;
	readonly version: string;
	/** The `$schema` value of an event: `/<title>/<version>`. */
	readonly uri: string;
	/** The materialised JSON Schema. Untrusted. */
	readonly content: JsonObject;
	readonly development: boolean;
	/** Text of `current.yaml` of a new schema; null for one that is loaded. */
	readonly source: string | null;
}

/** A sample as one list of the configuration sets it: `default`, or a wiki's own such as `+enwiki`. */
export interface GroupSample {
	readonly group: string;
	readonly rate: number | null;
	readonly unit: string | null;
}

/**
 * What a guide is about: a stream of the catalog, or one that exists only as a draft in the browser. Everything
 * behind it (conditions, variables, snippets, guides) works on this alone, so it runs in Node and in the browser.
 */
export interface GuideSubject {
	readonly origin: 'catalog' | 'draft';
	/** The stream name or regular expression, verbatim. */
	readonly name: string;
	/** True where the name is a regular expression. */
	readonly pattern: boolean;
	readonly schemaTitle: string | null;
	/** Null where the schema is not loaded. */
	readonly schema: SubjectSchema | null;
	/** True for a draft that brings its own schema. */
	readonly newSchema: boolean;
	/** Names of other streams that carry the same schema. */
	readonly sharedWith: readonly string[];
	readonly destination: string | null;
	/** Most telling first; at least one. */
	readonly producers: readonly { readonly kind: ProducerKind; readonly evidence: string }[];
	readonly sample: { readonly rate: number | null; readonly unit: string | null } | null;
	/** Kafka topics in production; for a pattern the one regular expression. */
	readonly topics: readonly string[];
	/** The configuration lists the topics itself. */
	readonly explicitTopics: boolean;
	/** Table with its database, such as `event.navigationtiming`; null where there is none. */
	readonly table: string | null;
	readonly kafkaClusters: readonly string[];
	readonly ingestion: { readonly hadoop: boolean; readonly hive: boolean; readonly job: string | null };
	readonly canary: boolean;
	readonly legacy: boolean;
	readonly public: boolean;
	/** Registered for the EventLogging client, by environment. */
	readonly registered: Readonly<Record<string, boolean>>;
	/** Who sends it, where somebody wrote it down; null otherwise and for a draft. */
	readonly sender: Sender | null;
	/** The sample that each list of the configuration sets, the general one first; empty where none does. */
	readonly samples: readonly GroupSample[];
	/** How it is sampled in the default environment, in words; '' where nothing is configured. */
	readonly samplingWords: string;
	/** Named contextual attributes (`provide_values`). */
	readonly provideValues: readonly string[];
	/** The settings of the stream's own entry, without the default settings. */
	readonly entry: JsonObject;
	readonly lifecycle: {
		readonly state: LifecycleState | 'draft';
		/** A phase of the table. */
		readonly phase: string;
		readonly summary: string;
		readonly evidence: readonly { readonly statement: string; readonly location: SourceLocation | null }[];
	};
	readonly declaredAt: SourceLocation | null;
}
