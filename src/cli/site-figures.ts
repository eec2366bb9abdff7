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

/** "12.3 MB"; powers of 1000. */
export function sizeWords(bytes: number): string {
	const units = ['bytes', 'kB', 'MB', 'GB'];
	const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
	return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
