/** Reads the commits of a repository's main line, with what each did to the wanted files. */
import { gitOffline } from '../git-command.ts';

/** One commit of the main line, told by the change that it brought. */
export interface RawCommit {
	/** Of the change: the commit itself, or where that is a merge the merged commit that wrote the same content. */
	readonly hash: string;
	/** The merge that brought it to the main line, or null. */
	readonly merge: string | null;
	/** When it came to the main line: the committer's time, ISO 8601 in UTC. */
	readonly time: string;
	readonly author: string;
	readonly subject: string;
	/** Message below the subject. */
	readonly body: string;
}

export type FileStatus = 'added' | 'modified' | 'deleted';

export interface FileEdit {
	/** Inside the repository. */
	readonly path: string;
	readonly status: FileStatus;
	/** Object names of the content before and after; null where there is none. */
	readonly before: string | null;
	readonly after: string | null;
	/** False for symbolic links and submodules. */
	readonly regular: boolean;
}

export interface CommitWithFiles {
	readonly commit: RawCommit;
	readonly files: readonly FileEdit[];
}

export interface CommitQuery {
	/** Absolute: a working copy or a git directory. */
	readonly folder: string;
	/** Full hash of the newest commit. */
	readonly tip: string;
	/** Full hash of a commit whose history was read before, or null. */
	readonly after: string | null;
	/** Files and folders inside the repository. */
	readonly paths: readonly string[];
	/** `YYYY-MM-DD`: older commits are left out; null reads all. */
	readonly since: string | null;
}

const FORMAT = ['%H', '%cI', '%P', '%an', '%s', '%b'].join('%x00');
const FIELDS = 6;

/**
 * The commits of the main line (each commit's first parent) that touched the paths, oldest first. A merge stands
 * for what it brought: its files are compared with its first parent, and its message is that of the merged commit.
 */
export function readCommits(query: CommitQuery): readonly CommitWithFiles[] {
	const line = log(query, ['--first-parent', '-m']);
	if (!line.some(({ parents }) => parents > 1)) return line;
	const merged = contentWriters(log(query, ['--no-merges', '--full-history']), line);
	return line.flatMap((one) => (one.parents > 1 ? broughtBy(one, merged) : [one]));
}

/** A merge as the merged commits that wrote what it brought; what none of them wrote is its own. */
function broughtBy(
	{ commit, files }: LoggedCommit,
	writers: ReadonlyMap<string, readonly RawCommit[]>,
): CommitWithFiles[] {
	const byWriter = Map.groupBy(files, (file) => writers.get(writerKey(file))?.at(-1) ?? commit);
	return Array.from(byWriter, ([writer, own]) => ({
		commit: writer === commit ? commit : { ...writer, merge: commit.hash, time: commit.time },
		files: own,
	}));
}

interface LoggedCommit extends CommitWithFiles {
	readonly parents: number;
}

const writerKey = ({ path, after }: FileEdit): string => `${path}\0${after ?? ''}`;

/** The commits beside the main line by what they wrote, the newest last. */
function contentWriters(
	all: readonly LoggedCommit[],
	line: readonly LoggedCommit[],
): Map<string, RawCommit[]> {
	const onLine = new Set(line.map(({ commit }) => commit.hash));
	const writers = new Map<string, RawCommit[]>();
	for (const { commit, files } of all) {
		if (onLine.has(commit.hash)) continue;
		for (const file of files) {
			const key = writerKey(file);
			writers.set(key, [...(writers.get(key) ?? []), commit]);
		}
	}
	return writers;
}

function log(query: CommitQuery, options: readonly string[]): LoggedCommit[] {
	const output = gitOffline(query.folder, [
		'log',
		...options,
		'--raw',
		'--no-abbrev',
		'--no-renames',
		'--no-ext-diff',
		'--no-color',
		'--encoding=UTF-8',
		'-z',
		`--format=${FORMAT}%x00`,
		...(query.since === null ? [] : [`--since=${query.since}T00:00:00Z`]),
		query.tip,
		...(query.after === null ? [] : [`^${query.after}`]),
		'--',
		...query.paths.map((path) => `:(top,literal)${path}`),
	]);
	return parseLog(output.split('\0')).reverse();
}

/**
 * Takes the output apart: six fields, then the files of `--raw -z` (`:mode mode object object status`, path), all
 * ended by NUL, the one character that neither a message nor a path can hold.
 */
function parseLog(parts: readonly string[]): LoggedCommit[] {
	const commits: LoggedCommit[] = [];
	let at = 0;
	while (at < parts.length) {
		const hash = parts[at] ?? '';
		if (!/^[0-9a-f]{40,64}$/.test(hash)) {
			at++;
			continue;
		}
		const [time = '', parents = '', author = '', subject = '', body = ''] = parts.slice(at + 1, at + FIELDS);
		at += FIELDS;
		const files: FileEdit[] = [];
		for (; at < parts.length && !/^[0-9a-f]{40,64}$/.test(parts[at] ?? ''); at++) {
			const file = parseFile((parts[at] ?? '').replace(/^\n+/, ''), parts[at + 1] ?? '');
			if (!file) continue;
			files.push(file);
			at++;
		}
		commits.push({
			commit: { hash, merge: null, time: utc(time), author, subject, body: body.trim() },
			files,
			parents: parents.split(' ').filter(Boolean).length,
		});
	}
	return commits;
}

const STATUS: Readonly<Record<string, FileStatus>> = {
	A: 'added',
	D: 'deleted',
	M: 'modified',
	T: 'modified',
};

/** A time that no calendar has is shown as the oldest there is, rather than losing the commit. */
function utc(time: string): string {
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
}

function parseFile(raw: string, path: string): FileEdit | null {
	const match = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(raw);
	if (!match) return null;
	const [, modeBefore = '', modeAfter = '', before = '', after = '', status = ''] = match;
	return {
		path,
		status: STATUS[status] ?? 'modified',
		before: /^0+$/.test(before) ? null : before,
		after: /^0+$/.test(after) ? null : after,
		regular: (status === 'D' ? modeBefore : modeAfter).startsWith('100'),
	};
}
