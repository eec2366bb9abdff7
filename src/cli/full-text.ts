import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import { slug, titleSlug } from '../paths.ts';

/**
 * Writes `llms-full.txt`: every schema and every stream in full, as one Markdown text for language models. It is put
 * together from the Markdown of their pages, one after the other, so that no large catalog is held in memory.
 *
 * @param folder the rendered site
 */
export function writeFullText(folder: string, { schemas, streams }: Catalog): void {
	const target = join(folder, 'llms-full.txt');
	writeFileSync(target, '');
	const pages = [
		...schemas.map(({ title }) => `schemas/${titleSlug(title)}`),
		...streams.map(({ name }) => `streams/${slug(name)}`),
	];
	let between = '';
	for (const page of pages) {
		const twin = join(folder, page, 'index.md');
		// Of two that would have the same address only one has a page.
		if (!existsSync(twin)) continue;
		appendFileSync(target, between);
		appendFileSync(target, readFileSync(twin));
		between = '\n';
	}
}
