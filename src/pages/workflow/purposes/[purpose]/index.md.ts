/** The guide of a purpose that all streams share, shown for the example, as Markdown. */
import type { APIRoute } from 'astro';
import { siteUrl } from '../../../../site/site-url.ts';
import { getWorkflow, purposeFacts, purposeOf } from '../../../../site/workflow.ts';
import { exampleStream } from '../../../../workflow/guide/example-stream.ts';
import { purposeMarkdown } from '../../../../workflow/guide/purpose-markdown.ts';
import type { Purpose } from '../../../../workflow/phases/model.ts';

export async function getStaticPaths() {
	const { catalog, workflow } = await getWorkflow();
	if (exampleStream(catalog) === null) return [];
	return workflow.table.purposes
		.filter(({ shared }) => shared)
		.map((purpose) => ({ params: { purpose: purpose.page }, props: { purpose } }));
}

export const GET: APIRoute<{ purpose: Purpose }> = async ({ props }) => {
	const { purpose } = props;
	const site = await getWorkflow();
	const stream = exampleStream(site.catalog);
	if (stream === null) throw new Error('The catalog has no stream.');
	const guide = purposeOf(site, stream, purpose.id);
	const text = purposeMarkdown(
		{ title: guide.title, guide, example: stream.name, claims: purposeFacts(site, purpose) },
		siteUrl(site.catalog.config),
	);
	return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
