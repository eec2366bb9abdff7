/** The page of the workflow as Markdown. */

import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { siteUrl } from '../../site/site-url.ts';
import { getWorkflow } from '../../site/workflow.ts';
import { workflowMarkdown } from '../../workflow/guide/workflow-markdown.ts';
import { workflowPage } from '../../workflow/guide/workflow-page.ts';

export const GET: APIRoute = async () => {
	const { catalog, workflow } = await getWorkflow();
	const view = workflowPage(workflow, catalog, await getCollection('how-tos'));
	return new Response(workflowMarkdown(view, siteUrl(catalog.config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
