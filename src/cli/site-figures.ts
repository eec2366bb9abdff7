import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How large a site is. */
export interface SiteFigures {
	/** HTML files. */
	readonly pages: number;
	readonly files: number;
	readonly bytes: number;
}

/** Counts the files of a folder. */
export async function siteFigures(folder: string): Promise<SiteFigures> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	let bytes = 0;
	for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
	return { pages: files.filter(({ name }) => name.endsWith('.html')).length, files: files.length, bytes };
}
