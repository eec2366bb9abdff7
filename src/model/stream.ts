import type { Owner, StreamActivity } from './activity.ts';
import type { Json, JsonObject } from './json.ts';
import type { LifecycleState } from './lifecycle-state.ts';
import type { SourceLocation } from './location.ts';
import type { Note } from './note.ts';
import type { Problem } from './problem.ts';
import type { ProducerKind } from './producer-kind.ts';
import type { Sender } from './sender.ts';

/**
 * Where the value of a setting was written.
 * Two merge layers exist: SiteConfiguration decides per wiki which *group* (`default`, `+private`, `+enwiki`, …)
 * contributes, EventStreamConfig then lays a stream's *entry* over the *default settings*.
 */
export interface SettingOrigin {
	/**
	 * `entry`: the stream's own entry; `default-settings`: wgEventStreamsDefaultSettings; `computed`: by a rule;
	 * `answer`: the input is an answer of action=streamconfigs, which is merged already and names no layers.
	 */
	readonly layer: 'entry' | 'default-settings' | 'computed' | 'answer';
	/** The SiteConfiguration key it stood under, such as `default` or `+enwiki`; '' for computed. */
	readonly group: string;
	/** The environment whose file it came from: `production`, `beta`. */
	readonly environment: string;
	readonly location: SourceLocation | null;
}

/** One effective setting: a scalar, a list or an empty map at a path of keys. Keys may contain dots. */
export interface Setting {
	readonly path: readonly string[];
	readonly value: Json;
	readonly origin: SettingOrigin;
}

/** A stream as one wiki of one environment sees it. */
export interface StreamView {
	readonly environment: string;
	readonly wiki: string;
	readonly declared: boolean;
	/** Effective settings in the shape of action=streamconfigs, `stream` and `topics` included; null if not declared. */
	readonly effective: JsonObject | null;
	readonly topics: readonly string[];
	/** Settings that differ from the default view; empty where none does. */
	readonly differences: readonly SettingDifference[];
}

export interface SettingDifference {
	readonly path: readonly string[];
	/** Value in the default view, undefined where it has none. */
	readonly base: Json | undefined;
	/** Value in this view, undefined where it has none. */
	readonly value: Json | undefined;
	readonly origin: SettingOrigin | null;
}

export interface Sample {
	readonly rate: number | null;
	readonly unit: string | null;
	/** By EventLogging's SamplingController: a truthy rate and a known unit. An invalid sample collects nothing on the web. */
	readonly valid: boolean;
	readonly origin: SettingOrigin | null;
}

/** A comment of the configuration file that documents a stream. */
export interface ConfigurationComment {
	readonly text: string;
	/** `above` the entry, `inside` it, or a `section` heading over a group of entries. */
	readonly position: 'above' | 'inside' | 'section';
	readonly location: SourceLocation;
	/** For an inside comment: the key it stands at, when one follows it. */
	readonly setting: readonly string[] | null;
	/** The group whose override of the stream it speaks of, such as `+enwiki`; null at the stream's own entry. */
	readonly override: { readonly environment: string; readonly group: string } | null;
}

export interface Producer {
	readonly kind: ProducerKind;
	/** Why the catalog says so, a full sentence naming the setting or list. */
	readonly evidence: string;
	readonly location: SourceLocation | null;
}

export interface Lifecycle {
	/** The furthest state that the configuration proves, never more. */
	readonly state: LifecycleState;
	/** Identifier of the workflow phase this state stands at: a key of `phases.yaml`. */
	readonly phase: string;
	/** In words: "declared in production, sampled at 20 % of sessions". */
	readonly summary: string;
	readonly evidence: readonly { readonly statement: string; readonly location: SourceLocation | null }[];
}

/** What is declared of a stream whose name is a regular expression (a key that starts with `/`). */
export interface StreamPattern {
	/** The PCRE as written, delimiters included. */
	readonly source: string;
	/** The same for JavaScript's RegExp, or null where it cannot be said there or must not be run. */
	readonly javascript: string | null;
	/** Flags for JavaScript's RegExp. */
	readonly flags: string;
	/** Why there is no JavaScript pattern, a full sentence; '' where there is one. */
	readonly reason: string;
	/** Names of declared streams that it matches. */
	readonly matches: readonly string[];
}

/** One sentence of what a stream is, always with its source. */
export interface StreamSummary {
	readonly text: string;
	readonly from: 'note' | 'comment' | 'schema' | 'none';
	readonly location: SourceLocation | null;
}

/** How a stream relates to another. */
export interface RelatedStream {
	readonly name: string;
	readonly relation:
		| 'same-schema'
		| 'same-prefix'
		| 'private-twin'
		| 'error-stream'
		| 'other-version'
		| 'pattern';
}

/** Public exposure by EventStreams, from the optional public streams list. */
export interface PublicExposure {
	/** Other names it can be asked for by. */
	readonly aliases: readonly string[];
	readonly description: string | null;
}

export interface Stream {
	/** The identity, verbatim: a name or a regular expression with its slashes. */
	readonly name: string;
	readonly pattern: StreamPattern | null;
	/** Declared in the default view (production, metawiki at Wikimedia); false for a stream of beta or one wiki only. */
	readonly inDefaultView: boolean;
	readonly declaredAt: SourceLocation | null;
	/** As the configuration states it, or null where the setting is missing. */
	readonly schemaTitle: string | null;
	readonly schemaPresent: boolean;
	/** Titles of loaded schemas with a similar name, when the schema is not loaded. */
	readonly nearSchemas: readonly string[];
	/** `destination_event_service`, or null. */
	readonly destination: string | null;
	/** Kafka topics; for a pattern the one regular expression that EventStreamConfig computes. */
	readonly topics: readonly string[];
	readonly kafkaClusters: readonly string[];
	/** `event.<table>` by HivePartition.normalize; null for a pattern. */
	readonly table: string | null;
	/** Effective consumers: events reach HDFS, and from there the table. */
	readonly ingestion: { readonly hadoop: boolean; readonly hive: boolean; readonly job: string | null };
	readonly canary: boolean;
	readonly sample: Sample | null;
	/**
	 * How much is collected, in words, by environment: "1 in 5 pageviews; 1 in 100 pageviews on English Wikipedia".
	 * Environments that do not declare the stream are left out.
	 */
	readonly sampling: Readonly<Record<string, string>>;
	/** Most telling first; at least one. */
	readonly producers: readonly Producer[];
	/** What the sender file says of it, or null. */
	readonly sender: Sender | null;
	readonly lifecycle: Lifecycle;
	/** `eventlogging_*`: no topic prefix, CamelCase schema name. */
	readonly legacy: boolean;
	/** Registered for mw.eventLog (wgEventLoggingStreamNames), per environment. */
	readonly eventLoggingRegistered: Readonly<Record<string, boolean>>;
	/** Named contextual attributes (`provide_values`). */
	readonly provideValues: readonly string[];
	/** Whether the configuration adds the user agent, and whether the latest schema has an address field. */
	readonly collects: { readonly userAgent: boolean; readonly ip: boolean };
	/** Effective settings of the default view (or of the first view that declares it), with origins. */
	readonly settings: readonly Setting[];
	/** The same in the shape of action=streamconfigs. */
	readonly effective: JsonObject;
	/** Every configured environment × wiki. */
	readonly views: readonly StreamView[];
	readonly comments: readonly ConfigurationComment[];
	/** Nearest section heading above the entry; a hint only. */
	readonly section: string | null;
	readonly summary: StreamSummary;
	readonly public: PublicExposure | null;
	/** In the sanitisation allowlist, so kept beyond the purge; null where no list was given. */
	readonly retained: boolean | null;
	readonly related: readonly RelatedStream[];
	readonly note: Note | null;
	/** Who can be asked about it, the best known first. */
	readonly owners: readonly Owner[];
	/** Whether events arrive; null where no counts name it. */
	readonly activity: StreamActivity | null;
	/** Days of its declaration and of its last change; null where the history does not say. */
	readonly dates: { readonly since: string | null; readonly changed: string | null };
	readonly problems: readonly Problem[];
}
