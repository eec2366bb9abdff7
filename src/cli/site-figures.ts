import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../config/project.ts';
import { formatBytes, formatCount } from '../text/format.ts';

/** How large a site is. */
export interface SiteFigures {
	/** HTML files. */
	readonly pages: number;
	readonly files: number;
	readonly bytes: number;
}

/** Counts the files of a folder. */
export function siteFigures(folder: string): SiteFigures {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
	return { pages: files.filter(({ name }) => name.endsWith('.html')).length, files: files.length, bytes };
}

/** "12 pages, 34 files, 5.6 MB in dist" */
export const describeFigures = ({ pages, files, bytes }: SiteFigures, out: string): string =>
	`${formatCount(pages, 'page')}, ${formatCount(files, 'file')}, ${formatBytes(bytes)} in ${displayPath(out)}`;
