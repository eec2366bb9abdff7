import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from './command-error.ts';

const run = promisify(execFile);

/** A git repository at a revision, and the folder that it is checked out in. */
export interface GitSource {
	readonly name: string;
	readonly url: string;
	/** A commit hash, a tag or a branch. */
	readonly revision: string;
	/** Absolute. */
	readonly folder: string;
}

export type FetchOutcome = 'fetched' | 'updated' | 'unchanged';

/**
 * Options that make git obey only the command line: no hooks, no credentials or prompts, no other protocols, no
 * file system monitor, nothing that a repository's own attributes or submodules could start.
 */
const SAFE_OPTIONS = [
	'-c',
	'core.hooksPath=/dev/null',
	'-c',
	'core.fsmonitor=false',
	'-c',
	'credential.helper=',
	'-c',
	'protocol.allow=never',
	'-c',
	'protocol.https.allow=always',
	'-c',
	'protocol.file.allow=always',
	'-c',
	'submodule.recurse=false',
	'-c',
	'filter.lfs.smudge=',
	'-c',
	'filter.lfs.required=false',
	'-c',
	'advice.detachedHead=false',
] as const;

/**
 * Neither the user's nor the system's configuration of git, no home folder with passwords in it, and no question
 * that nobody can answer.
 */
function safeEnvironment(): NodeJS.ProcessEnv {
	const { PATH, HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy, SSL_CERT_FILE, GIT_SSL_CAINFO } = process.env;
	const wanted = { PATH, HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy, SSL_CERT_FILE, GIT_SSL_CAINFO };
	return {
		...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
		GIT_TERMINAL_PROMPT: '0',
		GIT_ASKPASS: '',
		SSH_ASKPASS: '',
		GIT_CONFIG_GLOBAL: '/dev/null',
		GIT_CONFIG_NOSYSTEM: '1',
		GIT_LFS_SKIP_SMUDGE: '1',
		LC_ALL: 'C',
	};
}

/**
 * Brings one source to its pinned revision: only that commit, without history. What is there already is kept when
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
	if (existing && (await isAtRevision(source))) return 'unchanged';
	// A new clone is made beside its place, so that an interrupted one is never taken for the source.
	await mkdir(dirname(source.folder), { recursive: true });
	const fresh = await mkdtemp(`${source.folder}-`);
	try {
		await git(source, fresh, ['init', '--quiet', '--template=']);
		await git(source, fresh, [
			'fetch',
			'--quiet',
			'--depth=1',
			'--no-tags',
			'--no-recurse-submodules',
			'--',
			source.url,
			source.revision,
		]);
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

/** Runs git without a shell. */
async function git(source: GitSource, folder: string, args: readonly string[]): Promise<string> {
	try {
		const { stdout } = await run('git', [...SAFE_OPTIONS, ...args], {
			cwd: folder,
			env: safeEnvironment(),
			maxBuffer: 64_000_000,
		});
		return stdout;
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
