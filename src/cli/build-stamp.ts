import { hash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Project } from '../load.ts';

/** Where a site keeps the stamp of its build. */
const STAMP_FILE = 'api/build.json';

/**
 * A digest over everything that a site is made from: equal stamps mean equal sites.
 *
 * @param code of `codeKey`
 */
export function buildStamp({ catalog, textsDigest }: Project, code: string): string {
	// Messages can hold paths of this machine, which the catalog's digest leaves out.
	const parts = [code, textsDigest, catalog.digest, JSON.stringify(catalog.problems)];
	return hash('sha256', parts.join('\n')).slice(0, 32);
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
