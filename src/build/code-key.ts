import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../config/project.ts';

/**
 * What the code of the pages is made from: the texts that are pages are compiled into it, and the lock file names
 * the version of every package.
 */
const CODE = ['src', 'content/how-tos', 'astro.config.mjs', 'package-lock.json'] as const;

/** Where everything is kept that belongs to one state of the code; `key` is that of `codeKey`. */
export const codeFolder = (key: string): string => join(cacheFolder(), 'code', key);

/** A digest over the code of the pages: equal keys mean that the same catalog gives the same site. */
export function codeKey(base: string, project = process.cwd()): string {
	return filesDigest(CODE, `${process.version}\n${base}\n`, project);
}

/** A digest over the names and contents of files and folders; what is missing counts as missing. */
function filesDigest(paths: readonly string[], salt: string, project = process.cwd()): string {
	const hash = createHash('sha256').update(salt);
	for (const path of paths) {
		for (const file of filesIn(join(project, path))) {
			const content = readFileSync(file);
			hash.update(`${file.slice(project.length)}\n${content.length}\n`).update(content);
		}
	}
	return hash.digest('hex').slice(0, 32);
}

/** The file itself, or all files below a folder, sorted; none where there is neither. */
function filesIn(path: string): readonly string[] {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (entry === undefined) return [];
	if (entry.isFile()) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((child) => child.isFile())
		.map((child) => join(child.parentPath, child.name))
		.sort();
}
