/** What patches can be made for. */
import type { APIRoute } from 'astro';
import { stringify } from '../../../model/json.ts';
import { getProject } from '../../../site/catalog.ts';
import { publishedPatchSources } from '../../../workflow/draft/patch/published.ts';

export const GET: APIRoute = async () => {
	const { sources, texts, published } = (await getProject()).patchSources;
	return new Response(stringify(publishedPatchSources(sources, [...texts.keys()], published)));
};
