/** Reads files of others: no link out, no pipe, no device. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';

/** Whether a path is a link, or goes through one, that leads out of the folder it lies in. */
function leadsOutside(path: string): boolean {
	if (!lstatSync(path).isSymbolicLink()) return false;
	const folder = realpathSync(dirname(path));
	return !realpathSync(path).startsWith(folder + sep);
}

/**
 * The bytes of a file, or why it is not read: a link that leads out of the folder it lies in, no ordinary file, or its
 * size where that is too large.
 *
 * @throws what the system says of a file that is not there or may not be read
 */
export function readRegularFile(path: string, maxSize: number): Buffer | 'outside' | 'no-file' | number {
	if (leadsOutside(path)) return 'outside';
	// Without waiting: a pipe that nobody writes to would hold the build for ever.
	const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		const found = fstatSync(file);
		if (!found.isFile()) return 'no-file';
		return found.size > maxSize ? found.size : readFileSync(file);
	} finally {
		closeSync(file);
	}
}
