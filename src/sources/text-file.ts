import { readRegularFile } from '../config/regular-file.ts';
import { type Problem, type ProblemPlace, problemOf } from '../model/problem.ts';
import { SOURCE_PROBLEMS } from '../model/problems/sources.ts';

/** Bytes a text file may have; the largest real schema has 30 thousand. */
const MAX_FILE_SIZE = 8_000_000;

/** The text of a file, or why there is none. */
export type TextRead =
	| {
			readonly text: string;
			/** The file begins with a byte order mark, which the text has not. */
			readonly marked: boolean;
	  }
	| { readonly problem: Problem };

const isMarked = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a UTF-8 file; a byte order mark is not in its text. Never throws. A link is followed inside of its own folder only, so
 * that what is read cannot make the catalog publish other files; a pipe or device is never opened for reading.
 *
 * @param path absolute
 * @param place file and subject for the problem
 */
export function readTextFile(path: string, place: ProblemPlace, maxSize: number = MAX_FILE_SIZE): TextRead {
	const refused = (code: keyof typeof SOURCE_PROBLEMS, message: string, hint: string): TextRead => ({
		problem: problemOf(SOURCE_PROBLEMS, code, place, message, hint),
	});
	let bytes: ReturnType<typeof readRegularFile>;
	try {
		bytes = readRegularFile(path, maxSize);
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
		return refused(
			'file-unreadable',
			`The file cannot be read (${reason}).`,
			'Check that it exists and that it may be read.',
		);
	}
	if (bytes === 'outside') {
		return refused(
			'link-outside',
			'The file is a symbolic link that leads out of its folder, and is not followed.',
			'Replace the link by the file itself.',
		);
	}
	if (bytes === 'no-file') {
		return refused(
			'file-unreadable',
			'It is no file but a folder, a pipe or a device.',
			'Put a file in its place.',
		);
	}
	if (typeof bytes === 'number') {
		return refused(
			'file-too-large',
			`The file has ${bytes} bytes; at most ${maxSize} are read.`,
			'Remove it from the repository or make it smaller.',
		);
	}
	try {
		return { text: decoder.decode(bytes), marked: isMarked(bytes) };
	} catch {
		return refused('file-not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.');
	}
}

/** Reads a text file, as `readTextFile` does. */
export type ReadText = typeof readTextFile;

/** The files of one load that lie outside schema repositories. Each is read once; a digest can be made of all. */
export class InputFiles {
	readonly #files = new Map<string, TextRead>();

	/** The text of a file, from the disk only where it was not read before. */
	readonly read: ReadText = (path, place, maxSize) => {
		const file = this.#files.get(path) ?? readTextFile(path, place, maxSize);
		this.#files.set(path, file);
		return file;
	};

	/** The texts of all files in the order of their first reading; null for one that could not be read. */
	texts(): readonly (string | null)[] {
		return Array.from(this.#files.values(), (file) => ('text' in file ? file.text : null));
	}
}
