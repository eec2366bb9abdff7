/** The guide of one stream for a purpose besides the launch, as Markdown. */
import type { APIRoute } from 'astro';
import type { Stream } from '../../../../../model/stream.ts';
import { slug } from '../../../../../paths.ts';
import { siteUrl } from '../../../../../site/site-url.ts';
import { contextOf, getWorkflow, purposeFacts, purposeOf } from '../../../../../site/workflow.ts';
import { purposeApplies } from '../../../../../workflow/guide/guide.ts';
import { purposeMarkdown } from '../../../../../workflow/guide/purpose-markdown.ts';
import type { Purpose } from '../../../../../workflow/phases/model.ts';

export async function getStaticPaths() {
	const site = await getWorkflow();
	const own = site.workflow.table.purposes.filter(({ shared }) => !shared);
	return site.catalog.streams.flatMap((stream) => {
		const context = contextOf(site, stream);
		return own
			.filter((purpose) => purposeApplies(purpose, context))
			.map((purpose) => ({
				params: { slug: slug(stream.name), purpose: purpose.page },
				props: { stream, purpose },
			}));
	});
}

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
