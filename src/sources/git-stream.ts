/** Works off what a git command prints while it prints it, without giving way to anything else. */
import { spawn, spawnSync } from 'node:child_process';
import {
	closeSync,
	constants,
	mkdtempSync,
	openSync,
	readFileSync,
	readSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitError, placeOf, SAFE_OPTIONS } from './git-command.ts';

/** Gives that many bytes, or with null those before the next line end; the next call overwrites them. */
export type ReadBytes = (bytes: number | null) => Buffer;

/**
 * Runs a command that reads what is on the disk, for output that is too long to be kept. It goes through a named
 * pipe; where the system has none, through a file.
 *
 * @throws GitError also where the output ends before what is read
 */
export function streamGitOffline(
	folder: string,
	args: readonly string[],
	input: string,
	use: (read: ReadBytes) => void,
): void {
	const place = mkdtempSync(join(tmpdir(), 'catalog-git-'));
	const [output, names, complaints] = [join(place, 'output'), join(place, 'input'), join(place, 'errors')];
	const open: number[] = [];
	const opened = (path: string, flags: number | string): number => {
		const file = openSync(path, flags);
		open.push(file);
		return file;
	};
	const complaint = (): string => readFileSync(complaints, 'utf8').trim() || 'its output ended early';
	try {
		writeFileSync(names, input);
		const piped = spawnSync('mkfifo', [output]).status === 0;
		// A first reader that waits for nobody lets the writer be opened, and the writer the real reader.
		if (piped) opened(output, constants.O_RDONLY | constants.O_NONBLOCK);
		const writer = openSync(output, 'w');
		const command = [...SAFE_OPTIONS, ...args];
		const options = {
			...placeOf(folder, false),
			stdio: [opened(names, 'r'), writer, opened(complaints, 'w')],
		};
		const reader = opened(output, 'r');
		if (piped) spawn('git', command, options).on('error', () => {});
		else spawnSync('git', command, options);
		// Without its last writer, the pipe ends when git does.
		closeSync(writer);
		use(readerOf(reader, complaint));
	} finally {
		for (const file of open) closeSync(file);
		rmSync(place, { recursive: true, force: true });
	}
}

/** Reads a file or pipe piece by piece. @param complaint says why it ended before what was asked for */
function readerOf(file: number, complaint: () => string): ReadBytes {
	let buffer = Buffer.allocUnsafe(1 << 20);
	let start = 0;
	let end = 0;
	const fill = (wanted: number): void => {
		if (start + wanted > buffer.length) {
			const rest = buffer.subarray(start, end);
			if (wanted > buffer.length) buffer = Buffer.allocUnsafe(wanted * 2);
			rest.copy(buffer);
			end -= start;
			start = 0;
		}
		while (end - start < wanted) {
			const count = readSync(file, buffer, end, buffer.length - end, null);
			if (count === 0) throw new GitError(complaint());
			end += count;
		}
	};
	return (bytes) => {
		let length = bytes ?? buffer.subarray(start, end).indexOf(0x0a);
		while (length < 0) {
			fill(end - start + 1);
			length = buffer.subarray(start, end).indexOf(0x0a);
		}
		fill(length);
		start += length;
		return buffer.subarray(start - length, start);
	};
}
