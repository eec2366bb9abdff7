/** Keeps the files of a site apart: no two of one path, and none where another needs a folder. */
export class FilePlaces {
	readonly #files = new Map<string, string>();
	readonly #folders = new Map<string, string>();

	/**
	 * Takes a path for a file.
	 *
	 * @param owner what makes it, as people are told
	 * @returns null, or why the path cannot be had: a clause
	 */
	take(file: string, owner: string): string | null {
		const same = this.#files.get(file);
		if (same !== undefined) return `${same} makes the same file`;
		const inside = this.#folders.get(file);
		if (inside !== undefined) return `${inside} has files in a folder of that name`;
		for (const folder of foldersOf(file)) {
			const above = this.#files.get(folder);
			if (above !== undefined) return `${above} makes the file ${folder}, which would have to be a folder`;
		}
		this.#files.set(file, owner);
		for (const folder of foldersOf(file)) if (!this.#folders.has(folder)) this.#folders.set(folder, owner);
		return null;
	}
}

/** The folders above a file, the innermost first. */
function* foldersOf(file: string): Generator<string> {
	for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
		yield file.slice(0, end);
}
