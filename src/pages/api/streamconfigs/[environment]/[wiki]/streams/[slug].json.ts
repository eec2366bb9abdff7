/** The settings of one stream in the first wiki of each environment, in the shape of action=streamconfigs. */
import type { APIRoute } from 'astro';
import { streamConfigsOfEach } from '../../../../../../catalog/views/api/stream.ts';
import { type Json, stringify } from '../../../../../../model/json.ts';
import { slug } from '../../../../../../paths.ts';
import { getCatalog } from '../../../../../../site/catalog.ts';

export async function getStaticPaths() {
	const { streams, config } = await getCatalog();
	return config.environments.flatMap(({ name: environment, wikis: [wiki] }) =>
		wiki === undefined
			? []
			: streamConfigsOfEach(streams, { environment, wiki: wiki.name }).map(([stream, answer]) => ({
					params: { environment, wiki: wiki.name, slug: slug(stream) },
					props: { answer },
				})),
	);
}

export const GET: APIRoute<{ answer: { streams: Record<string, Json> } }> = ({ props }) =>
	new Response(stringify(props.answer));
