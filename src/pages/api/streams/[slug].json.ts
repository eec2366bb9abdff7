import type { APIRoute } from 'astro';
import { stringify } from '../../../catalog/model/json.ts';
import type { Stream } from '../../../catalog/model/stream.ts';
import { streamJson } from '../../../catalog/stream-json.ts';
import { slug } from '../../../paths.ts';
import { getCatalog } from '../../../site.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = ({ props }) =>
	new Response(stringify(streamJson(props.stream), '\t'));
