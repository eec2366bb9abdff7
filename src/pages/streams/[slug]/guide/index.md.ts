/** The guide of a stream as Markdown. */
import type { APIRoute } from 'astro';
import type { Stream } from '../../../../model/stream.ts';
import { slug } from '../../../../paths.ts';
import { siteUrl } from '../../../../site/site-url.ts';
import { getWorkflow, guideOf, purposesOf } from '../../../../site/workflow.ts';
import { guideMarkdown } from '../../../../workflow/guide/guide-markdown.ts';

export async function getStaticPaths() {
	const { catalog } = await getWorkflow();
	return catalog.streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = async ({ props }) => {
	const { stream } = props;
	const site = await getWorkflow();
	const guide = guideOf(site, stream);
	const parts = { purposes: purposesOf(site, stream), lifecycle: stream.lifecycle };
	return new Response(guideMarkdown(guide, parts, siteUrl(site.catalog.config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
