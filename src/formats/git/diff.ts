/** Writes differences as `git apply` reads them (git-diff, "Generating patch text with -p"). */
import { structuredPatch } from 'diff';
import { blobHash } from './blob.ts';

/** A file before and after a change. */
export interface FileChange {
	/** From the top of the repository, with `/`. */
	readonly path: string;
	/** A symbolic link has its target for content. */
	readonly kind: 'file' | 'link';
	/** Null for a new file. */
	readonly before: string | null;
	readonly after: string;
}

const MODE = { file: '100644', link: '120000' } as const;
const NOTHING = '0'.repeat(40);
/** A path that git writes without quotes and every shell takes as it is. */
const PLAIN_PATH = /^[A-Za-z0-9_@+=.,-][A-Za-z0-9_@+=.,/-]*$/;

/** True for a path that a patch may name: it stays in its repository and needs no quotes. */
export const isPatchPath = (path: string): boolean =>
	PLAIN_PATH.test(path) && !path.split('/').some((part) => part === '' || part === '.' || part === '..');

/** The difference of one file; empty where nothing changes. Its blobs are named in full, so that `--3way` finds them. */
function fileDiff({ path, kind, before, after }: FileChange): string {
	if (before === after) return '';
	const mode = MODE[kind];
	const head = [
		`diff --git a/${path} b/${path}`,
		...(before === null ? [`new file mode ${mode}`] : []),
		`index ${before === null ? NOTHING : blobHash(before)}..${blobHash(after)}${before === null ? '' : ` ${mode}`}`,
		`--- ${before === null ? '/dev/null' : `a/${path}`}`,
		`+++ b/${path}`,
	];
	const { hunks } = structuredPatch(path, path, before ?? '', after, '', '', { context: 3 });
	const body = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
		`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
		...lines,
	]);
	return `${[...head, ...body].join('\n')}\n`;
}

/** `start,lines` as unified diffs have it: one line needs no number, an empty side starts before the first line. */
const range = (start: number, lines: number): string =>
	lines === 1 ? `${start}` : `${lines === 0 ? Math.max(0, start - 1) : start},${lines}`;

/** One patch of all files that change. */
export const gitDiff = (changes: readonly FileChange[]): string => changes.map(fileDiff).join('');
