/** What the search of this site finds: the catalog and the prose of `content/`, as the files that are shipped. */

import { getCollection } from 'astro:content';
import type { SettingMeanings } from '../catalog/stream/setting-meanings.ts';
import type { Project } from '../load.ts';
import { byCodeUnit } from '../model/order.ts';
import type { Stream } from '../model/stream.ts';
import { type ProseDocument, searchData } from '../search/index/documents.ts';
import { encodeParts, type SearchPart } from '../search/index/encode.ts';
import { pageDocuments } from '../search/index/pages.ts';
import { guideDocument, settingDocument, stepDocuments } from '../search/index/prose-documents.ts';
import { getProject } from './catalog.ts';
import { getWorkflow } from './workflow.ts';

/** By the list of all streams: a new catalog, as the development server makes, has another one. */
const partsOf = new WeakMap<readonly Stream[], Promise<readonly SearchPart[]>>();

/** The shipped files of the search, in the order of `PART_KINDS`. */
export async function getSearchParts(): Promise<readonly SearchPart[]> {
	const project = await getProject();
	// A copy, because the search looks at everything: a build notes what a page depends on.
	const catalog = { ...project.catalog };
	const parts = partsOf.get(catalog.streams) ?? makeParts({ ...project, catalog });
	partsOf.set(catalog.streams, parts);
	return parts;
}

async function makeParts({ catalog, settings, synonyms, advice }: Project): Promise<readonly SearchPart[]> {
	const prose = [...(await guides()), ...(await steps()), ...settingDocuments(settings), ...pageDocuments()];
	return encodeParts(searchData(catalog, prose, synonyms, advice));
}

async function guides(): Promise<ProseDocument[]> {
	const entries = await getCollection('how-tos');
	entries.sort((a, b) => a.data.order - b.data.order || byCodeUnit(a.id, b.id));
	return entries.map(({ id, data: { title, description, group }, body }) =>
		guideDocument({ id, title, description, group, body: body ?? '' }),
	);
}

async function steps(): Promise<ProseDocument[]> {
	const { workflow } = await getWorkflow();
	return stepDocuments(workflow.table, workflow.steps);
}

function settingDocuments({ settings, groupOf }: SettingMeanings): ProseDocument[] {
	return settings.map(({ path, label, meaning }) =>
		settingDocument({ path, label, meaning, group: groupOf(path).label }),
	);
}
