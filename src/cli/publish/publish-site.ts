import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { CommandError } from '../command-error.ts';
import { onStop } from '../stop-signals.ts';
import { checkTarget, type Protected } from './check-target.ts';
import { freshFolder } from './fresh-folder.ts';
import { finishEarlier, publish } from './publish.ts';

/** What the system says of a disk that takes no more, in words. */
const DISK_ERRORS: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full',
	// So says Node, too, where a folder that is copied finds no room (cpSync).
	EIO: 'the disk is full or broken',
	EDQUOT: 'your share of the disk is used up',
	EROFS: 'the disk can only be read',
	EACCES: 'a folder or file may not be written',
	EPERM: 'a folder or file may not be written',
	EMFILE: 'too many files are open',
};

/**
 * Fills a fresh folder and puts it into the place of the last site, only when everything is there. Whatever fails or
 * stops it, the last good site stays as it was, and nothing is left behind.
 *
 * @param out absolute
 * @param fill writes the site into the folder that it is given
 * @throws CommandError where `out` may not be replaced or the disk takes no more; any other error is that of `fill`
 */
export async function publishSite<Result>(
	out: string,
	keep: Protected,
	fill: (fresh: string) => Promise<Result>,
): Promise<Result> {
	checkTarget(out, keep);
	try {
		await finishEarlier(out);
		const fresh = freshFolder(out);
		const discard = (): void => rmSync(fresh, { recursive: true, force: true });
		const listenNoMore = onStop((signal) => {
			// What it made so far goes with it.
			discard();
			process.exit(128 + constants.signals[signal]);
		});
		try {
			const result = await fill(fresh);
			publish(fresh, out);
			return result;
		} finally {
			listenNoMore();
			discard();
		}
	} catch (error) {
		throw diskError(error) ?? error;
	}
}

/** A sentence for an error of the disk; null for any other. */
function diskError(error: unknown): CommandError | null {
	if (typeof error !== 'object' || error === null) return null;
	const { code, path } = error as { readonly code?: unknown; readonly path?: unknown };
	if (typeof code !== 'string' || !Object.hasOwn(DISK_ERRORS, code)) return null;
	const where = typeof path === 'string' ? ` (${path})` : '';
	return new CommandError(
		`The site could not be written: ${DISK_ERRORS[code]}${where}. The last site is left as it was.`,
	);
}
