/** The search of a built site, for the evaluation and the benchmark. Runs in Node only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeParts, type SearchPart } from './encode.ts';
import { buildIndex, type SearchIndex } from './index.ts';

/** Files of the search below the site's root, in the order in which they refer to each other. */
export const SEARCH_FILES = ['find/names.json', 'find/fields.json'] as const;

/**
 * Reads and indexes the search data of a built site.
 *
 * @param site absolute folder
 * @throws Error where the folder holds no search data
 */
export function readSearchFiles(site: string): {
	readonly texts: readonly string[];
	readonly index: SearchIndex;
} {
	const texts = SEARCH_FILES.map((file) => {
		try {
			return readFileSync(join(site, file), 'utf8');
		} catch {
			throw new Error(`${join(site, file)} is not there: build the site first (npm run build -- --out DIR).`);
		}
	});
	const parts = texts.map((text) => JSON.parse(text) as SearchPart);
	return { texts, index: buildIndex(decodeParts(parts)) };
}
