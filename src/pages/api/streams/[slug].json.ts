import type { APIRoute } from 'astro';
import { streamDocument } from '../../../catalog/views/api/stream.ts';
import { stringify } from '../../../model/json.ts';
import type { Stream } from '../../../model/stream.ts';
import { slug } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = ({ props }) =>
	new Response(stringify(streamDocument(props.stream)));
