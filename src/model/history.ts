/**
 * What the version history of the sources tells: since when things are there, what changed and by which change.
 * Dates come from commits, never from the clock, so that equal sources give equal sites.
 */
import type { Json, JsonObject } from './json.ts';

/** A change as the history has it. */
export interface Change {
	/** Full hash of the commit. */
	readonly hash: string;
	/** Name of the source whose history it stands in. */
	readonly source: string;
	/** When it came to the main line, ISO 8601 in UTC. */
	readonly time: string;
	/** The same as a day: `2024-03-07`. */
	readonly date: string;
	/** First line of its message. Untrusted. */
	readonly subject: string;
	/** Tasks that its message names, in order, each once. */
	readonly tasks: readonly string[];
	/** Who wrote it; null unless the configuration says that people are named. Untrusted. */
	readonly author: string | null;
	/** The commit on the web, or null where no template is configured. */
	readonly url: string | null;
	/** Hash of the earlier change that it takes back, by its message, or null. */
	readonly reverts: string | null;
}

/** A value that was written otherwise before. */
export interface SettingChange {
	readonly environment: string;
	/** The SiteConfiguration key it stands under: `default`, `+enwiki`. */
	readonly group: string;
	/** `registration`: whether the name stands in the list of names that EventLogging may send. */
	readonly kind: 'setting' | 'registration';
	readonly path: readonly string[];
	/** Undefined where there was none. */
	readonly before: Json | undefined;
	readonly after: Json | undefined;
}

/** What a change did to one stream. */
export interface StreamChange {
	readonly change: Change;
	readonly name: string;
	readonly kind: 'declared' | 'changed' | 'removed' | 'declared-again';
	/** Environments in which it was not declared before. */
	readonly declaredIn: readonly string[];
	/** Environments in which it is not declared any more. */
	readonly removedFrom: readonly string[];
	readonly settings: readonly SettingChange[];
}

/** The sample rate that a group states, from a change on. */
export interface RateStep {
	readonly environment: string;
	readonly group: string;
	readonly time: string;
	readonly hash: string;
	/** Null where it states none. */
	readonly rate: number | null;
	readonly unit: string | null;
}

/** Since when something is there: a change, or "before" the first commit that could be read. */
export type Since =
	| { readonly kind: 'change'; readonly change: Change }
	/** It was there in the first state that could be read; the date of that state. */
	| { readonly kind: 'before'; readonly date: string };

export interface StreamHistory {
	/** Since when it is declared without a break, in the environment that its page is about; null where no state has it. */
	readonly since: Since | null;
	/** When its name was declared first, anywhere; otherwise than `since` where it was removed or only in another environment. */
	readonly first: Since | null;
	/** The same as `since` for each environment that declares it. */
	readonly environments: Readonly<Record<string, Since>>;
	/** The newest change of any setting of it. */
	readonly last: Change | null;
	/** Newest first. */
	readonly changes: readonly StreamChange[];
	/** Of the default environment, oldest first; empty where the rate never changed. */
	readonly rates: readonly RateStep[];
	/** Who changed it, most changes first; empty unless people are named. */
	readonly people: readonly Person[];
}

export interface Person {
	/** Untrusted. */
	readonly name: string;
	readonly changes: number;
	/** Day of the newest. */
	readonly last: string;
}

/** A name that was declared once and is not now. */
export interface RetiredStream {
	readonly name: string;
	readonly since: Since;
	/** The change that removed it from the last environment. */
	readonly removed: Change;
	/** By environment that declared it: the day when it was removed there. */
	readonly until: Readonly<Record<string, string>>;
	/** Settings of its last declaration, by environment and group, as they were written. */
	readonly lastSettings: readonly {
		readonly environment: string;
		readonly group: string;
		readonly value: JsonObject;
	}[];
	readonly schemaTitle: string | null;
	readonly successor: Successor | null;
	/** Newest first. */
	readonly changes: readonly StreamChange[];
	/** Table that may still hold its data, or null. */
	readonly table: string | null;
}

/** Name of the stream that took the place of a retired one, and why the catalog thinks so. */
export interface Successor {
	readonly name: string;
	readonly reason: 'same-change-same-settings' | 'same-change-same-schema' | 'other-version';
}

/** What a change did to one schema. */
export interface SchemaChange {
	readonly change: Change;
	readonly title: string;
	/** Versions whose file was added, edited after its publication, or removed. */
	readonly added: readonly string[];
	readonly edited: readonly string[];
	readonly removed: readonly string[];
	/** Whether `current.yaml` changed. */
	readonly current: boolean;
	/** Title that its files had before this change, or null. */
	readonly movedFrom: string | null;
}

export interface SchemaHistory {
	readonly since: Since | null;
	readonly last: Change | null;
	/** Who changed it, most changes first; empty unless people are named. */
	readonly people: readonly Person[];
	/** Of each version that a change added. */
	readonly versions: ReadonlyMap<string, Since>;
	/** Newest first. */
	readonly changes: readonly SchemaChange[];
}

/** What a change did to settings that hold for all streams. */
export interface DefaultsChange {
	readonly change: Change;
	readonly settings: readonly SettingChange[];
}

/** One change with all that it did, for the list of changes. */
export interface ChangeRecord {
	readonly change: Change;
	readonly streams: readonly StreamChange[];
	readonly schemas: readonly SchemaChange[];
	readonly defaults: readonly SettingChange[];
}

/** How much of a source's history could be read. */
export interface HistorySource {
	readonly name: string;
	/** `none`: no version history lies beside the files. `shallow`: only its newest part does. */
	readonly state: 'read' | 'shallow' | 'none';
	/** Day of the oldest state that was read, or null. */
	readonly begins: string | null;
	readonly commits: number;
}

export interface History {
	/** Names of the sources of which some history is known. */
	readonly known: readonly string[];
	readonly sources: readonly HistorySource[];
	readonly streams: ReadonlyMap<string, StreamHistory>;
	/** Sorted by name. */
	readonly retired: readonly RetiredStream[];
	readonly retiredByName: ReadonlyMap<string, RetiredStream>;
	readonly schemas: ReadonlyMap<string, SchemaHistory>;
	/** Newest first. */
	readonly records: readonly ChangeRecord[];
	/** Whether people are named. */
	readonly people: boolean;
}
