/** All step texts in their general form, as Markdown. */
import type { APIRoute } from 'astro';
import { siteUrl } from '../../../site/site-url.ts';
import { getWorkflow } from '../../../site/workflow.ts';
import { stepsMarkdown } from '../../../workflow/guide/workflow-markdown.ts';

export const GET: APIRoute = async () => {
	const { catalog, workflow, facts } = await getWorkflow();
	return new Response(stepsMarkdown(workflow, facts, siteUrl(catalog.config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
