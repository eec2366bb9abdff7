import type { APIRoute } from 'astro';
import { stringify } from '../../../../catalog/model/json.ts';
import { streamConfigsJson, type ViewId, viewIds } from '../../../../catalog/stream-json.ts';
import { getCatalog } from '../../../../site.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return viewIds(streams).map((view) => ({ params: { ...view }, props: view }));
}

export const GET: APIRoute<ViewId> = async ({ props }) => {
	const { streams } = await getCatalog();
	return new Response(stringify(streamConfigsJson(streams, props), '\t'));
};
