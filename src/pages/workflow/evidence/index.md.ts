/** The facts that guides state, with their sources, as Markdown. */
import type { APIRoute } from 'astro';
import { getWorkflow } from '../../../site/workflow.ts';
import { claimsMarkdown } from '../../../workflow/claims/claims-markdown.ts';

export const GET: APIRoute = async () =>
	new Response(claimsMarkdown((await getWorkflow()).claims), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
