import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitWithNetwork } from '../sources/git-command.ts';
import { CommandError } from './command-error.ts';

/** A git repository at a revision, and the folder that it is checked out in. */
export interface GitSource {
	readonly name: string;
	readonly url: string;
	/** A commit hash, a tag or a branch. */
	readonly revision: string;
	/** Absolute. */
	readonly folder: string;
	/** Which history is kept beside the files; without it there is none. */
	readonly history?: GitSourceHistory | undefined;
}

export interface GitSourceHistory {
	/** Files whose earlier contents are kept; of all others only the names and times of changes are. */
	readonly paths: readonly string[];
	/** `YYYY-MM-DD`: contents of older commits are not kept; null keeps all. */
	readonly since: string | null;
}

export type FetchOutcome = 'fetched' | 'updated' | 'unchanged';

/**
 * Brings one source to its pinned revision: only that commit, or with the history that is asked for. What is there already is kept when
 * it is at the revision; local changes in the folder are overwritten, because it is a copy and nothing else.
 *
 * @throws CommandError with what git said
 */
export async function fetchGitSource(source: GitSource): Promise<FetchOutcome> {
	if (!/^(https|file):\/\//.test(source.url)) {
		throw new CommandError(`${source.name}: only https:// and file:// are fetched, not ${source.url}.`);
	}
	if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(source.revision)) {
		throw new CommandError(`${source.name}: "${source.revision}" is no revision.`);
	}
	const existing = existsSync(join(source.folder, '.git'));
	if (existing && (await isAtRevision(source)) && (await keepsHistory(source))) return 'unchanged';
	// A new clone is made beside its place, so that an interrupted one is never taken for the source.
	await mkdir(dirname(source.folder), { recursive: true });
	const fresh = await mkdtemp(`${source.folder}-`);
	try {
		await git(source, fresh, ['init', '--quiet', '--template=']);
		if (source.history) await fetchWithHistory(source, fresh);
		else await git(source, fresh, [...FETCH, '--depth=1', '--', source.url, source.revision]);
		await git(source, fresh, ['checkout', '--quiet', '--detach', '--force', 'FETCH_HEAD', '--']);
		// mkdtemp makes folders that only their owner can read.
		await chmod(fresh, 0o755);
		await rm(source.folder, { recursive: true, force: true });
		await rename(fresh, source.folder);
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
	return existing ? 'updated' : 'fetched';
}

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'] as const;

/**
 * Fetches all commits, but files only as they are needed: those of the revision when it is checked out, and the
 * earlier contents of the paths. A server that cannot leave files out sends everything.
 */
async function fetchWithHistory(source: GitSource, folder: string): Promise<void> {
	const settings = [
		['remote.origin.url', source.url],
		['remote.origin.promisor', 'true'],
		['remote.origin.partialclonefilter', 'blob:none'],
		['core.repositoryformatversion', '1'],
		['extensions.partialclone', 'origin'],
	] as const;
	for (const [key, value] of settings) await git(source, folder, ['config', key, value]);
	await git(source, folder, [...FETCH, '--filter=blob:none', 'origin', source.revision]);
	const missing = await missingContents(source, folder, 'FETCH_HEAD');
	if (missing.length > 0) await fetchContents(source, folder, missing);
}

/** Objects by their names, in one request, as git itself fetches what a partial clone lacks. */
async function fetchContents(source: GitSource, folder: string, names: readonly string[]): Promise<void> {
	const options = ['--no-write-fetch-head', '--filter=blob:none', '--stdin'];
	const noCommonCommits = ['-c', 'fetch.negotiationAlgorithm=noop'];
	await git(source, folder, [...noCommonCommits, ...FETCH, ...options, 'origin'], `${names.join('\n')}\n`);
}

/** Names of earlier contents of the paths that are not here. */
async function missingContents(source: GitSource, folder: string, tip: string): Promise<readonly string[]> {
	const { paths = [], since = null } = source.history ?? {};
	if (paths.length === 0) return [];
	const range = since === null ? [] : [`--since=${since}T00:00:00Z`];
	const pathspecs = paths.map((path) => `:(top,literal)${path}`);
	const raw = ['--raw', '--no-abbrev', '--no-renames', '--format='];
	const log = await git(source, folder, [
		'log',
		'--first-parent',
		'-m',
		...raw,
		...range,
		tip,
		'--',
		...pathspecs,
	]);
	const wanted = new Set(log.match(/\b[0-9a-f]{40,64}\b/g)?.filter((name) => !/^0+$/.test(name)));
	const listing = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)'];
	for (const name of (await git(source, folder, listing)).split('\n')) wanted.delete(name);
	return [...wanted];
}

/** Whether the history that is wanted is there, after fetching what a new path needs. */
async function keepsHistory(source: GitSource): Promise<boolean> {
	if (!source.history) return true;
	const shallow = await git(source, source.folder, ['rev-parse', '--is-shallow-repository']);
	if (shallow.trim() === 'true') return false;
	const missing = await missingContents(source, source.folder, 'HEAD');
	if (missing.length > 0) await fetchContents(source, source.folder, missing);
	return true;
}

/** Whether the folder is at a full commit hash and unchanged; a tag or branch may have moved, so it never is. */
async function isAtRevision(source: GitSource): Promise<boolean> {
	if (!/^[0-9a-f]{40,64}$/.test(source.revision)) return false;
	try {
		const head = await git(source, source.folder, ['rev-parse', 'HEAD']);
		const changes = await git(source, source.folder, ['status', '--porcelain', '--ignore-submodules=all']);
		return head.trim() === source.revision && changes.trim() === '';
	} catch {
		return false;
	}
}

/** Runs git without a shell. @throws CommandError with what git said */
async function git(source: GitSource, folder: string, args: readonly string[], input = ''): Promise<string> {
	try {
		return await gitWithNetwork(folder, args, input);
	} catch (error) {
		throw new CommandError(explain(source, error));
	}
}

function explain(source: GitSource, error: unknown): string {
	const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
	if (code === 'ENOENT') return 'git is not installed; it is needed to fetch sources.';
	const said = stderr.trim().split('\n').slice(-3).join('\n  ');
	const hint = /not our ref|couldn't find remote ref|unadvertised/.test(said)
		? `\nIs the revision ${source.revision} right? It must be a full commit hash, a tag or a branch of that repository.`
		: '';
	return `${source.name}: git could not fetch ${source.url} at ${source.revision}.\n  ${said}${hint}`;
}
