/** The page of a stream as Markdown. */
import type { APIRoute } from 'astro';
import { streamHistoryView } from '../../../catalog/views/history-views.ts';
import { streamMarkdown } from '../../../catalog/views/markdown/stream.ts';
import type { Stream } from '../../../model/stream.ts';
import { slug } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { siteUrl } from '../../../site/site-url.ts';
import { streamAccess } from '../../../site/stream-access.ts';
import { streamView } from '../../../site/stream-view.ts';
import { getWorkflow, guideStart } from '../../../site/workflow.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = async ({ props }) => {
	const { stream } = props;
	const catalog = await getCatalog();
	const view = await streamView(stream);
	const parts = {
		access: streamAccess(stream, view.schema, catalog.config),
		history: streamHistoryView(stream, catalog),
		guide: guideStart(await getWorkflow(), stream),
	};
	return new Response(streamMarkdown(view, parts, siteUrl(catalog.config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
