/** Runs git so that it obeys the command line only, whatever a repository or its owner has configured. */
import { execFile, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes that one command may print where its output is kept whole. */
const MAX_OUTPUT = 512_000_000;

/**
 * Options that make git obey only the command line: no hooks, no credentials or prompts, no other protocols, no
 * file system monitor, no signature program, nothing that a repository's own attributes or submodules could start.
 */
export const SAFE_OPTIONS = [
	'--no-pager',
	...[
		'core.hooksPath=/dev/null',
		'core.fsmonitor=false',
		'credential.helper=',
		'protocol.allow=never',
		'submodule.recurse=false',
		'filter.lfs.smudge=',
		'filter.lfs.required=false',
		'advice.detachedHead=false',
		'log.showSignature=false',
		'log.follow=false',
		'log.mailmap=false',
		'gc.auto=0',
		'maintenance.auto=false',
	].flatMap((option) => ['-c', option]),
];

/** The two protocols that sources are fetched by. */
const FETCHING = ['-c', 'protocol.https.allow=always', '-c', 'protocol.file.allow=always'];

/**
 * Neither the user's nor the system's configuration of git, no home folder with passwords in it, and no question
 * that nobody can answer.
 */
function safeEnvironment(network: boolean): NodeJS.ProcessEnv {
	const { PATH, HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy, SSL_CERT_FILE, GIT_SSL_CAINFO } = process.env;
	const wanted = network
		? { PATH, HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy, SSL_CERT_FILE, GIT_SSL_CAINFO }
		: { PATH };
	return {
		...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
		// A list of protocols here outweighs every configuration: a clone without all its files must not fetch
		// the missing ones while it is read.
		...(network ? {} : { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' }),
		GIT_TERMINAL_PROMPT: '0',
		GIT_ASKPASS: '',
		SSH_ASKPASS: '',
		GIT_CONFIG_GLOBAL: '/dev/null',
		GIT_CONFIG_NOSYSTEM: '1',
		GIT_LFS_SKIP_SMUDGE: '1',
		GIT_NO_REPLACE_OBJECTS: '1',
		GIT_OPTIONAL_LOCKS: '0',
		LC_ALL: 'C',
	};
}

/** Runs a command that may fetch from the address it is given; only `npm run sources` does. */
export async function gitWithNetwork(folder: string, args: readonly string[], input = ''): Promise<string> {
	const running = run('git', [...SAFE_OPTIONS, ...FETCHING, ...args], {
		...placeOf(folder, true),
		maxBuffer: MAX_OUTPUT,
	});
	running.child.stdin?.on('error', () => {});
	running.child.stdin?.end(input);
	return (await running).stdout;
}

/**
 * Runs a command that reads what is on the disk; it can reach no network, whatever the repository says.
 *
 * @param folder absolute: a working copy, or a git directory
 * @throws GitError with what git said
 */
export const gitOffline = (folder: string, args: readonly string[], input = ''): string =>
	gitBytesOffline(folder, args, input).toString('utf8');

/** The same for output that is no text. */
export function gitBytesOffline(folder: string, args: readonly string[], input = ''): Buffer {
	const { error, status, stdout, stderr } = spawnSync('git', [...SAFE_OPTIONS, ...args], {
		...placeOf(folder, false),
		input,
		maxBuffer: MAX_OUTPUT,
	});
	if (error) {
		const missing = 'code' in error && error.code === 'ENOENT';
		throw new GitError(missing ? 'git is not installed.' : error.message);
	}
	if (status !== 0) throw new GitError(stderr.toString('utf8').trim() || `exit code ${status}`);
	return stdout;
}

/** What git said when it could not do what was asked. */
export class GitError extends Error {
	override readonly name = 'GitError';
}

/** Never above the folder: what lies around it is another repository. */
export const placeOf = (folder: string, network: boolean) => ({
	cwd: folder,
	env: { ...safeEnvironment(network), GIT_CEILING_DIRECTORIES: dirname(folder) },
});
