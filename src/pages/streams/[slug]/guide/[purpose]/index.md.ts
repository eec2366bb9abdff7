/** The guide of one stream for a purpose besides the launch, as Markdown. */
import type { APIRoute } from 'astro';
import type { Stream } from '../../../../../model/stream.ts';
import { siteUrl } from '../../../../../site/site-url.ts';
import { getWorkflow, ownPurposePages, purposeFacts, purposeOf } from '../../../../../site/workflow.ts';
import { purposeMarkdown } from '../../../../../workflow/guide/purpose-markdown.ts';
import type { Purpose } from '../../../../../workflow/phases/model.ts';

export const getStaticPaths = async () => ownPurposePages(await getWorkflow());

export const GET: APIRoute<{ stream: Stream; purpose: Purpose }> = async ({ props }) => {
	const { stream, purpose } = props;
	const site = await getWorkflow();
	const guide = purposeOf(site, stream, purpose.id);
	const text = purposeMarkdown(
		{ title: `${guide.title}: ${stream.name}`, guide, example: null, claims: purposeFacts(site, purpose) },
		siteUrl(site.catalog.config),
	);
	return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
