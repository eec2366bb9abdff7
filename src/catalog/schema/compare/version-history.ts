import { structuredPatch } from 'diff';
import type { VersionChange } from '../../../model/difference.ts';
import type { Schema, SchemaVersion } from '../../../model/schema.ts';
import { changelogEntry } from './changelog.ts';
import { compareVersions } from './compatibility.ts';

/** One step of a schema's history. */
export interface VersionStep {
	readonly from: SchemaVersion;
	readonly to: SchemaVersion;
	readonly change: VersionChange;
	/** Markdown below the heading of the newer version in the CHANGELOG, or null. Untrusted. */
	readonly changelog: string | null;
}

/** True for a schema that has a page of changes. */
export const hasHistory = (schema: Schema): boolean => schema.versions.length > 1;

const HISTORIES = new WeakMap<Schema, readonly VersionStep[]>();

/** All steps between consecutive versions, oldest first (a draft's step is the last). Computed once per schema. */
export function versionHistory(schema: Schema): readonly VersionStep[] {
	const known = HISTORIES.get(schema);
	if (known !== undefined) return known;
	const steps = schema.versions.slice(1).flatMap((to, index): VersionStep[] => {
		const from = schema.versions[index];
		if (from === undefined) return [];
		const changelog = schema.changelog === null ? null : changelogEntry(schema.changelog.text, to.version);
		return [{ from, to, change: compareVersions(from, to), changelog }];
	});
	HISTORIES.set(schema, steps);
	return steps;
}

/** One line of a textual difference. */
export interface DiffLine {
	readonly kind: 'added' | 'removed' | 'same';
	readonly text: string;
}

/** A stretch of changed lines with the lines around them. */
export interface DiffHunk {
	readonly oldStart: number;
	readonly newStart: number;
	readonly lines: readonly DiffLine[];
}

/** Edits after which two files are called too different: the search for the shortest difference is quadratic. */
const MAX_EDITS = 1500;
const CONTEXT_LINES = 3;
const KINDS: Readonly<Record<string, DiffLine['kind']>> = { '+': 'added', '-': 'removed', ' ': 'same' };

/** The textual difference of two files, or null where they are too different for one to be found in time. */
export function textualDiff(before: string, after: string): readonly DiffHunk[] | null {
	const patch = structuredPatch('', '', before, after, '', '', {
		context: CONTEXT_LINES,
		maxEditLength: MAX_EDITS,
	});
	if (patch === undefined) return null;
	return patch.hunks.map(({ oldStart, newStart, lines }) => ({
		oldStart,
		newStart,
		lines: lines.flatMap((line): DiffLine[] => {
			// A line that starts with a backslash only says that the file ends without a line break.
			const kind = KINDS[line.slice(0, 1)];
			return kind === undefined ? [] : [{ kind, text: line.slice(1) }];
		}),
	}));
}
