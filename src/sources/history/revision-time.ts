import { GitError, gitOffline } from '../git-command.ts';

/**
 * When the commit that a revision names was made, ISO 8601 in UTC.
 *
 * @param folder a working copy or git directory
 * @returns null where the repository does not know the revision
 */
export function revisionTime(folder: string, revision: string): string | null {
	try {
		const commit = gitOffline(folder, [
			'rev-parse',
			'--verify',
			'--quiet',
			'--end-of-options',
			`${revision}^{commit}`,
		]);
		const time = gitOffline(folder, ['show', '--no-patch', '--format=%cI', commit.trim()]);
		return new Date(time.trim()).toISOString();
	} catch (error) {
		if (error instanceof GitError) return null;
		throw error;
	}
}
