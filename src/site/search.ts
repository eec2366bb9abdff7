/** What the search of this site finds: the catalog and the prose of `content/`, as the files that are shipped. */
import { getCollection } from 'astro:content';
import type { Catalog } from '../model/catalog.ts';
import { type ProseDocument, searchData } from '../search/index/documents.ts';
import { encodeParts, type SearchPart } from '../search/index/encode.ts';
import { guideDocument, settingDocument, stepDocuments } from '../search/index/prose-documents.ts';
import { readSynonyms } from '../search/index/synonyms.ts';
import { settingMeanings } from '../sources/rules/setting-meanings.ts';
import { plainText } from '../workflow/steps/render-step.ts';
import { getCatalog } from './catalog.ts';
import { getWorkflow } from './workflow.ts';

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
	const { rules } = catalog.config;
	const prose = [...(await guides()), ...(await steps()), ...settings(rules.settings)];
	return encodeParts(searchData(catalog, prose, readSynonyms(rules.synonyms)));
}

async function guides(): Promise<ProseDocument[]> {
	const entries = await getCollection('how-tos');
	entries.sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1));
	return entries.map(({ id, data: { title, description, group }, body }) =>
		guideDocument({ id, title, description, group, body: body ?? '' }),
	);
}

async function steps(): Promise<ProseDocument[]> {
	const { workflow } = await getWorkflow();
	const texts = new Map(
		[...workflow.steps].map(([id, { title, summary }]) => [
			id,
			{ title: plainText(title, null), summary: plainText(summary, null) },
		]),
	);
	return stepDocuments(workflow.table, texts);
}

function settings(file: string): ProseDocument[] {
	const meanings = settingMeanings(file);
	return meanings.settings.map(({ path, label, meaning }) => {
		const group = meanings.topicOf(path).label;
		return settingDocument({ path, label, meaning, group });
	});
}
