/** Whether events arrive, from counts that somebody else made. Nothing is claimed of a stream without counts. */
import type { SourceLocation } from './location.ts';

/** Events of one stream on one day. */
export interface ActivityDay {
	/** `2024-03-07`, UTC. */
	readonly day: string;
	readonly events: number;
	/** How many of them were canary events; 0 where the counts do not tell them apart. */
	readonly canary: number;
}

/** One row of the counts. */
export interface ActivityRow extends ActivityDay {
	readonly stream: string;
}

/**
 * `active`: real events on one of the last seven days; `canary-only`: only events that monitor the pipeline; `idle`:
 * none; `unknown`: the counts reach back fewer than seven days and have no events.
 */
export type ActivityState = 'active' | 'canary-only' | 'idle' | 'unknown';

export interface StreamActivity {
	readonly state: ActivityState;
	/** The newest day of the counts, which the state is about. */
	readonly asOf: string;
	/** The newest day with an event that is no canary event; null where there is none. */
	readonly lastEvent: string | null;
	/** Every day of the counts up to `asOf`, oldest first; days without a row have none. At most 90. */
	readonly days: readonly ActivityDay[];
}

/**
 * What says who owns something, the most deliberate first: a note, the list of senders, the owners of its file, those
 * of its schema's file, the people who changed it.
 */
export const OWNER_SOURCES = ['note', 'sender', 'owners-file', 'schema-owners-file', 'history'] as const;
export type OwnerSource = (typeof OWNER_SOURCES)[number];

/** Who can be asked about a stream or schema, and how the catalog knows. */
export interface Owner {
	/** Untrusted. */
	readonly name: string;
	readonly from: OwnerSource;
	/** A full sentence. */
	readonly evidence: string;
	/** Where to reach it, or null. Untrusted. */
	readonly url: string | null;
	/** Where it was read, where that is a line of a source. */
	readonly location: SourceLocation | null;
}
