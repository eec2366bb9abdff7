/** The search of a built site, for the evaluation and the benchmark. Runs in Node only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeParts, type SearchPart } from '../../../src/search/index/encode.ts';
import { buildIndex, type SearchIndex } from '../../../src/search/index/inverted-index.ts';
import type { SearchData } from '../../../src/search/index/model.ts';

/** Files of the search below the site's root, in the order in which they refer to each other. */
export const SEARCH_FILES = ['find/names.json', 'find/fields.json'] as const;

/**
 * Reads the search data of a built site.
 *
 * @param site absolute folder
 * @throws Error where the folder holds no search data
 */
export function readSearchData(site: string): SearchData {
	const parts = SEARCH_FILES.map((file) => {
		try {
			return JSON.parse(readFileSync(join(site, file), 'utf8')) as SearchPart;
		} catch (cause) {
			const hint = 'build the site first (npm run build -- --out DIR)';
			throw new Error(`${join(site, file)} cannot be read: ${hint}.`, { cause });
		}
	});
	return decodeParts(parts);
}

/** The same, indexed for searching. */
export const readSearchIndex = (site: string): SearchIndex => buildIndex(readSearchData(site));
