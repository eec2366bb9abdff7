import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes the files of one site. Synchronous on purpose: a site is thousands of small files, for each of which a
 * promise costs more than the writing.
 */
export class SiteWriter {
	readonly #folder: string;
	readonly #made = new Set<string>();

	/** @param folder absolute; exists */
	constructor(folder: string) {
		this.#folder = folder;
	}

	/** @param file relative to the site */
	write(file: string, content: Uint8Array | string): void {
		writeFileSync(this.#place(file), content);
	}

	/** Puts a file of an earlier site into this one without copying its content; false where the disk cannot. */
	link(file: string, from: string): boolean {
		try {
			linkSync(from, this.#place(file));
			return true;
		} catch {
			return false;
		}
	}

	#place(file: string): string {
		const path = join(this.#folder, file);
		const folder = dirname(path);
		if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
		this.#made.add(folder);
		return path;
	}
}
