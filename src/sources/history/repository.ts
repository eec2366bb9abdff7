/** Finds the git repository that a source's files lie in, and the commit that they are of. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gitOffline } from '../git-command.ts';
import { gitRevision } from '../git-revision.ts';

export interface HistoryRepository {
	/** Absolute: the top of a working copy, or a git directory. */
	readonly folder: string;
	/** Full hash of the commit that was checked out. */
	readonly tip: string;
	/** Path of the source's folder inside the repository: '' or `wmf-config/`. */
	readonly prefix: string;
	/** Commits that a shallow clone ends at; empty for a whole one. */
	readonly boundary: ReadonlySet<string>;
}

/**
 * The repository of a source. Looks at the source's folder and upwards, but never takes the catalog's own
 * repository for that of a source.
 *
 * @param folder absolute: where the source's files lie
 * @param configured absolute: where the configuration says that its git directory is, or null
 * @param revision the revision that is pinned, for a git directory without a working copy
 * @param except absolute: the catalog's own folder
 * @returns null where there is no history
 * @throws what git said about a repository that cannot be used
 */
export function findHistory(
	folder: string,
	configured: string | null,
	revision: string | null,
	except: string,
): HistoryRepository | null {
	if (configured !== null) {
		const wanted = revision ?? 'HEAD';
		const tip = gitOffline(configured, [
			'rev-parse',
			'--verify',
			'--end-of-options',
			`${wanted}^{commit}`,
		]).trim();
		return { folder: configured, tip, prefix: '', boundary: boundaryOf(configured) };
	}
	for (let top = resolve(folder); ; top = dirname(top)) {
		if (top === except || dirname(top) === top) return null;
		if (!existsSync(join(top, '.git'))) continue;
		const tip = gitRevision(top);
		if (tip === null) return null;
		const prefix = relative(top, folder).replaceAll('\\', '/');
		return { folder: top, tip, prefix: prefix === '' ? '' : `${prefix}/`, boundary: boundaryOf(top) };
	}
}

/** The top of the working copy that a folder lies in, or null. */
export function checkoutOf(folder: string): string | null {
	for (let top = resolve(folder); ; top = dirname(top)) {
		if (existsSync(join(top, '.git'))) return top;
		if (dirname(top) === top) return null;
	}
}

function boundaryOf(folder: string): ReadonlySet<string> {
	// The usual place first: it costs no process.
	const usual = join(folder, '.git');
	const path = existsSync(join(usual, 'HEAD'))
		? join(usual, 'shallow')
		: resolve(folder, gitOffline(folder, ['rev-parse', '--git-path', 'shallow']).trim());
	try {
		return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean));
	} catch {
		return new Set();
	}
}

/** Whether a commit lies on the main line behind another, so that only what came since has to be read. */
export function continues(folder: string, from: string, to: string): boolean {
	try {
		const range = ['rev-list', '--first-parent', '--parents', to, `^${from}`];
		const last = gitOffline(folder, range).trim().split('\n').at(-1);
		return last?.split(' ')[1] === from;
	} catch {
		return false;
	}
}
