import { gitBytesOffline, gitOffline } from '../git-command.ts';
import { type ReadBytes, streamGitOffline } from '../git-stream.ts';

/** Bytes that are taken from one process as a whole; what is more is worked off as it comes. */
const AT_ONCE = 16_000_000;

/**
 * Reads the content of many git objects. Contents are handed over one after the other and not kept, so that
 * thousands of states of a large file need no more memory than one.
 *
 * @param names object names in the order in which they are wanted; neighbours that are alike are read fastest
 * @param use is called with each name and its content, null where the object is not there. The bytes must not be kept
 * @throws GitError
 */
export function readBlobs(
	folder: string,
	names: readonly string[],
	use: (name: string, content: Buffer | null) => void,
): void {
	if (names.length === 0) return;
	const input = `${names.join('\n')}\n`;
	const sizes = gitOffline(folder, ['cat-file', '--batch-check'], input).split('\n').map(sizeIn);
	const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
	const args = ['cat-file', '--batch'];
	if (total > AT_ONCE) {
		streamGitOffline(folder, args, input, (read) => {
			for (const name of names) use(name, nextContent(read));
		});
		return;
	}
	const output = gitBytesOffline(folder, args, input);
	let at = 0;
	const read: ReadBytes = (wanted) => {
		const end = wanted ?? output.indexOf(0x0a, at) - at;
		at += end;
		return output.subarray(at - end, at);
	};
	for (const name of names) use(name, nextContent(read));
}

/** Takes one object: `name type size`, a line end, the content, a line end. */
function nextContent(read: ReadBytes): Buffer | null {
	const size = sizeIn(read(null).toString('latin1'));
	read(1);
	if (size === null) return null;
	return read(size + 1).subarray(0, size);
}

/** The size that a line `name type size` gives; null for `name missing`. */
function sizeIn(line: string): number | null {
	const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(line)?.[1];
	return size === undefined ? null : Number(size);
}
