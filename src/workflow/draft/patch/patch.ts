import { blobHash } from '../../../formats/git/blob.ts';
import { type FileChange, gitDiff } from '../../../formats/git/diff.ts';
import type { JsonObject } from '../../../model/json.ts';
import { byCodeUnit } from '../../../model/order.ts';
import type { PatchSources, SchemaSourceText } from '../../../model/patch-sources.ts';
import type { GuideConfig } from '../../subject/guide-config.ts';

/** A change of one repository, ready for `git apply`. */
export interface Patch {
	/** How the catalog calls the repository. */
	readonly repository: string;
	/** The commit whose files it was made from, or null where only their content is known. */
	readonly revision: string | null;
	readonly changes: readonly FileChange[];
	/** Unified diff with the names of the blobs. */
	readonly diff: string;
	/** Commit message; it ends with a line break. */
	readonly message: string;
	/** What one should know before sending it, a sentence each. */
	readonly notes: readonly string[];
}

/** What came of a request. */
export interface PatchResult {
	readonly patches: readonly Patch[];
	/** Why a part of it has no patch, a sentence each. */
	readonly refused: readonly string[];
}

/** What patches are made from. Texts are loaded when they are asked for; null where there is none. */
export interface PatchInput {
	readonly sources: PatchSources;
	readonly facts: GuideConfig;
	readonly configurationText: (path: string) => Promise<string | null>;
	readonly schemaSource: (title: string) => Promise<SchemaSourceText | null>;
	/** A materialised version. */
	readonly schemaContent: (title: string, version: string) => Promise<JsonObject | null>;
}

/** Git names files in this order. */
const byPath = (a: FileChange, b: FileChange): number => byCodeUnit(a.path, b.path);

/** A patch of what changes, or null where nothing does. */
export function patchOf(
	repository: { readonly name: string; readonly revision: string | null },
	changes: readonly FileChange[],
	subject: string,
	{ task, notes = [] }: { readonly task: string; readonly notes?: readonly string[] },
): Patch | null {
	const made = changes.filter(({ before, after }) => before !== after).sort(byPath);
	if (made.length === 0) return null;
	return {
		repository: repository.name,
		revision: repository.revision,
		changes: made,
		diff: gitDiff(made),
		// A name of others must not begin a line of its own.
		message: `${subject.replace(/\p{Cc}+/gu, ' ')}\n${task === '' ? '' : `\nBug: ${task}\n`}`,
		notes,
	};
}

/** Where the sources of a patch stand: the commit, and each file by the name that git gives its content. */
export function madeFrom({ revision, changes, repository }: Patch): string {
	const files = changes.flatMap(({ path, kind, before }) => {
		if (before === null || kind === 'link') return [];
		return [revision === null ? `${path} (blob ${blobHash(before).slice(0, 12)})` : path];
	});
	if (files.length === 0) return `Only new files in ${repository}.`;
	const at =
		revision === null ? 'as it was read, of which no commit is known' : `at commit ${revision.slice(0, 12)}`;
	return `Made from ${files.join(', ')} of ${repository} ${at}.`;
}
