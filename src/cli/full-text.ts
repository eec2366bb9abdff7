import { appendFileSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import { byCodeUnit } from '../model/order.ts';
import { slug, titleSlug } from '../paths.ts';

/**
 * Writes `llms-full.txt`: every schema, every stream and all texts of the workflow in full, as one Markdown text for
 * language models. It is put together from the Markdown of their pages, one after the other, so that no large catalog is
 * held in memory. Guides repeat the workflow for each stream and are left to their own files.
 *
 * @param folder the rendered site
 */
export function writeFullText(folder: string, { schemas, streams }: Catalog): void {
	const target = join(folder, 'llms-full.txt');
	writeFileSync(target, '');
	const pages = [
		...schemas.map(({ title }) => `schemas/${titleSlug(title)}`),
		...streams.map(({ name }) => `streams/${slug(name)}`),
		...globSync('workflow/**/index.md', { cwd: folder })
			.map((file) => dirname(file).split(sep).join('/'))
			.sort(byCodeUnit),
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
