import type { Problem } from './problem.ts';
import type { SkippedCase } from './schema.ts';

/** Findings that the repository's owners accepted beforehand. */
export interface KnownException {
	readonly skipped: SkippedCase;
	/** Version it applies to. */
	readonly version: string;
	/** What the test would say; empty where it would pass, so that the exception is not needed here. */
	readonly messages: readonly string[];
}

export interface SchemaFindings {
	/** Of the latest version, the draft and the schema as a whole. */
	readonly problems: readonly Problem[];
	/** Of the latest version and the draft. */
	readonly exceptions: readonly KnownException[];
	/** How many findings older versions have that are not among `problems`; published versions do not change. */
	readonly olderFindings: number;
}
