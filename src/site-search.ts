/** What the search of this site finds: the catalog and the prose of `content/`, as the files that are shipped. */
import { getCollection } from 'astro:content';
import type { Catalog } from './catalog/model/catalog.ts';
import { searchData } from './search/documents.ts';
import { encodeParts, type SearchPart } from './search/encode.ts';
import { guideDocument } from './search/prose-documents.ts';
import { readSynonyms } from './search/synonyms.ts';
import { getCatalog } from './site.ts';

/** Made once per catalog; the development server replaces the catalog. */
const partsOf = new WeakMap<Catalog, Promise<readonly SearchPart[]>>();

/** The shipped files of the search, in the order of `PART_KINDS`. */
export async function getSearchParts(): Promise<readonly SearchPart[]> {
	const catalog = await getCatalog();
	let parts = partsOf.get(catalog);
	if (!parts) {
		parts = makeParts(catalog);
		partsOf.set(catalog, parts);
	}
	return parts;
}

async function makeParts(catalog: Catalog): Promise<readonly SearchPart[]> {
	const guides = await getCollection('guides');
	guides.sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
	const prose = guides.map(({ id, data, body }) =>
		guideDocument({
			id,
			title: data.title,
			description: data.description,
			body: body ?? '',
			group: data.group,
		}),
	);
	return encodeParts(searchData(catalog, prose, readSynonyms(catalog.config.rules.synonyms)));
}
