import type { APIRoute } from 'astro';
import { streamConfigsJson, type ViewId, viewIds } from '../../../../catalog/views/api/stream.ts';
import { stringify } from '../../../../model/json.ts';
import { getCatalog } from '../../../../site/catalog.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return viewIds(streams).map((view) => ({ params: { ...view }, props: view }));
}

export const GET: APIRoute<ViewId> = async ({ props }) => {
	const { streams } = await getCatalog();
	return new Response(stringify(streamConfigsJson(streams, props)));
};
