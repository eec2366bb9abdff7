/** The page of a stream as Markdown. */
import type { APIRoute } from 'astro';
import { streamDocument } from '../../../catalog/views/api/stream.ts';
import { streamMarkdown } from '../../../catalog/views/markdown/stream.ts';
import type { Stream } from '../../../model/stream.ts';
import { slug } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { siteUrl } from '../../../site/site-url.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = async ({ props }) => {
	const { config } = await getCatalog();
	return new Response(streamMarkdown(streamDocument(props.stream), siteUrl(config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
