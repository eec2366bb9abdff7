import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Engine } from 'php-parser';
import { parseDocument } from 'yaml';

/** A file of a built site: where it is in the site, and how large. */
export interface SiteFile {
	readonly path: string;
	/** Bytes. */
	readonly size: number;
}

/** All files of a built site. */
export function siteFiles(folder: string): readonly SiteFile[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => ({ path, entry: statSync(join(folder, path)) }))
		.filter(({ entry }) => entry.isFile())
		.map(({ path, entry }) => ({ path, size: entry.size }));
}

/**
 * The least that any program must do for a site: read the sources, parse them with the same libraries as the
 * build, and write as many files with as many bytes. What a build needs beyond that is what it does with them.
 *
 * @param sources files and folders; links are not followed, as they only repeat a file beside them
 * @param out a new folder
 */
export function floor(sources: readonly string[], files: readonly SiteFile[], out: string): void {
	for (const source of sources) for (const file of filesIn(source)) parse(file);
	const largest = files.reduce((most, { size }) => Math.max(most, size), 0);
	const bytes = Buffer.alloc(largest, 'x');
	const made = new Set<string>();
	for (const { path, size } of files) {
		const file = join(out, path);
		const folder = dirname(file);
		if (!made.has(folder)) mkdirSync(folder, { recursive: true });
		made.add(folder);
		writeFileSync(file, bytes.subarray(0, size));
	}
}

function filesIn(path: string): readonly string[] {
	if (statSync(path).isFile()) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

function parse(file: string): void {
	if (file.endsWith('.php')) {
		new Engine({ parser: { extractDoc: true }, ast: { withPositions: true } }).parseCode(
			readFileSync(file, 'utf8'),
			file,
		);
	} else if (file.endsWith('.json')) JSON.parse(readFileSync(file, 'utf8'));
	else if (file.endsWith('.yaml')) {
		parseDocument(readFileSync(file, 'utf8'), {
			intAsBigInt: true,
			uniqueKeys: false,
			prettyErrors: false,
		}).toJS();
	}
}
