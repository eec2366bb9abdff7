/**
 * A problem is something wrong in the input, told so that its reader can fix it. Problems are data:
 * every stage returns them beside its result, nothing is thrown for bad input.
 */
import type { Severity } from './severity.ts';

/** What a problem is about, in the form that the search and the API use: `stream:mediawiki.page_change.v1`. */
export type SubjectId =
	`${'stream' | 'schema' | 'repository' | 'configuration' | 'note' | 'guide' | 'field'}:${string}`;

export interface Problem {
	/** Permanent, searchable name in kebab-case, a key of PROBLEM_KINDS. */
	readonly code: string;
	readonly severity: Severity;
	/** Path as shown to people: `<repository name>/<path inside it>` for ingested files. */
	readonly file: string | null;
	/** 1-based. */
	readonly line: number | null;
	/** What is wrong, a full sentence with the reader's own values. */
	readonly message: string;
	/** What to do about it, a full sentence. */
	readonly hint: string;
	readonly subject: SubjectId | null;
	/** Where `file` and `line` can be read on the web, when a link template says so. */
	readonly url?: string | null;
}

/** What is true of all problems with one code; shown once per kind on the health page. */
export interface ProblemKind {
	readonly severity: Severity;
	/** A short title in sentence case, without a full stop. */
	readonly title: string;
	/** Why it matters, one or two sentences. */
	readonly why: string;
	/** How to fix it, one or two sentences. */
	readonly fix: string;
}

/** Where a problem is, when a stage makes one. */
export interface ProblemPlace {
	readonly file?: string | null;
	readonly line?: number | null;
	readonly subject?: SubjectId | null;
	readonly url?: string | null;
}

/**
 * Makes a problem of a registered kind. The severity comes from the kind, so that one code never has two.
 *
 * @param kinds the registry of the calling area (see `src/model/problems/`)
 */
export function problemOf<K extends string>(
	kinds: Readonly<Record<K, ProblemKind>>,
	code: K,
	place: ProblemPlace,
	message: string,
	hint: string,
): Problem {
	return {
		code,
		severity: kinds[code].severity,
		file: place.file ?? null,
		line: place.line ?? null,
		message,
		hint,
		subject: place.subject ?? null,
		...(place.url === undefined ? {} : { url: place.url }),
	};
}
