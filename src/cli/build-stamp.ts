import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Catalog } from '../model/catalog.ts';

/** Where a site keeps the stamp of its build. */
const STAMP_FILE = 'api/build.json';

/** What makes the pages, besides the catalog: code, texts, and the versions of the packages. */
const CODE = ['src', 'content', 'astro.config.mjs', 'package-lock.json'] as const;
/** The sample is input; where it is used its content is in the catalog's digest. */
const LEFT_OUT = ['content/sample/'] as const;

/** A digest over everything that a site is made from: equal stamps mean equal sites. */
export async function buildStamp(catalog: Catalog, base: string, project = process.cwd()): Promise<string> {
	const hash = createHash('sha256').update(`${process.version}\n${base}\n${catalog.digest}\n`);
	// Messages can hold paths of this machine, which the catalog's digest leaves out.
	hash.update(JSON.stringify(catalog.problems));
	for (const file of await codeFiles(project))
		hash.update(`\n${file}\n`).update(await readFile(join(project, file)));
	return hash.digest('hex').slice(0, 32);
}

async function codeFiles(project: string): Promise<readonly string[]> {
	const files: string[] = [];
	for (const path of CODE) {
		const entries = await readdir(join(project, path), { recursive: true, withFileTypes: true }).catch(
			() => null,
		);
		if (entries === null) files.push(path);
		else {
			for (const entry of entries.filter((one) => one.isFile())) {
				files.push(
					join(entry.parentPath, entry.name)
						.slice(project.length + 1)
						.replaceAll('\\', '/'),
				);
			}
		}
	}
	return files.filter((file) => !LEFT_OUT.some((folder) => file.startsWith(folder))).sort();
}

/** The stamp of the site in a folder, or null where there is none. */
export async function readStamp(folder: string): Promise<string | null> {
	try {
		const { stamp } = JSON.parse(await readFile(join(folder, STAMP_FILE), 'utf8')) as { stamp?: unknown };
		return typeof stamp === 'string' ? stamp : null;
	} catch {
		return null;
	}
}

/** Puts the stamp into a rendered site. */
export async function writeStamp(folder: string, stamp: string): Promise<void> {
	const file = join(folder, STAMP_FILE);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify({ stamp })}\n`);
}
