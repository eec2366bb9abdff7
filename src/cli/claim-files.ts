/** Files of the repositories that claims name, on this disk: a working copy or a git directory of each. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Enough for the largest settings file, with room. */
const LARGEST = 50_000_000;

/**
 * The text of a file.
 *
 * @param folder of the repository: a working copy, or a bare git directory, of which HEAD is read
 * @returns null where the repository has no such file
 */
export async function readClaimFile(folder: string, path: string): Promise<string | null> {
	const file = resolve(folder, path);
	if (!file.startsWith(`${resolve(folder)}/`)) return null;
	if (isGitDirectory(folder)) {
		try {
			const { stdout } = await run('git', ['--git-dir', folder, 'show', `HEAD:${path}`], {
				maxBuffer: LARGEST,
				env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
			});
			return stdout;
		} catch {
			return null;
		}
	}
	try {
		return (await stat(file)).size > LARGEST ? null : await readFile(file, 'utf8');
	} catch {
		return null;
	}
}

const isGitDirectory = (folder: string): boolean =>
	existsSync(join(folder, 'HEAD')) &&
	existsSync(join(folder, 'objects')) &&
	!existsSync(join(folder, '.git'));
