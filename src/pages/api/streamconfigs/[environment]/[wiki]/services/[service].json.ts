/** What an event service asks for at its start: the streams of one wiki that it takes. */
import type { APIRoute } from 'astro';
import { streamConfigsByService, viewIds } from '../../../../../../catalog/views/api/stream.ts';
import { type Json, stringify } from '../../../../../../model/json.ts';
import { slug } from '../../../../../../paths.ts';
import { getCatalog } from '../../../../../../site/catalog.ts';

export async function getStaticPaths() {
	const { streams } = await getCatalog();
	return viewIds(streams).flatMap((view) =>
		[...streamConfigsByService(streams, view)].map(([service, answer]) => ({
			params: { ...view, service: slug(service) },
			props: { answer },
		})),
	);
}

export const GET: APIRoute<{ answer: { streams: Record<string, Json> } }> = ({ props }) =>
	new Response(stringify(props.answer));
