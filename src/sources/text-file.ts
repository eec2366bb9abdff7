import { readFileSync, statSync } from 'node:fs';
import { type Problem, type ProblemPlace, problemOf } from '../model/problem.ts';
import { SOURCE_PROBLEMS } from '../model/problems/sources.ts';

/** Bytes a text file may have; the largest real schema has 30 thousand. */
const MAX_FILE_SIZE = 8_000_000;

/** The text of a file, or why there is none. */
export type TextRead = { readonly text: string } | { readonly problem: Problem };

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a UTF-8 file; a byte order mark is dropped. Never throws.
 *
 * @param path absolute
 * @param place file and subject for the problem
 */
export function readTextFile(path: string, place: ProblemPlace, maxSize: number = MAX_FILE_SIZE): TextRead {
	let bytes: Buffer;
	try {
		const { size } = statSync(path);
		if (size > maxSize) {
			return {
				problem: problemOf(
					SOURCE_PROBLEMS,
					'file-too-large',
					place,
					`The file has ${size} bytes; at most ${maxSize} are read.`,
					'Remove it from the repository or make it smaller.',
				),
			};
		}
		bytes = readFileSync(path);
	} catch (error) {
		const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
		return {
			problem: problemOf(
				SOURCE_PROBLEMS,
				'file-unreadable',
				place,
				`The file cannot be read (${reason}).`,
				'Check that it exists and that it may be read.',
			),
		};
	}
	try {
		return { text: decoder.decode(bytes) };
	} catch {
		return {
			problem: problemOf(
				SOURCE_PROBLEMS,
				'file-not-utf8',
				place,
				'The file is not UTF-8 text.',
				'Save it as UTF-8.',
			),
		};
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
