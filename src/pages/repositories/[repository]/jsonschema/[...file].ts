/**
 * The schemas as files, in the layout in which schema repositories are published: `<title>/<version>` and
 * `<title>/latest` are the materialised schema, `<title>/current.yaml` is its source.
 */
import type { APIRoute } from 'astro';
import { publishedSchemaFiles } from '../../../../catalog/views/published-files.ts';
import { getCatalog } from '../../../../site/catalog.ts';

export async function getStaticPaths(): Promise<
	{ params: { repository: string; file: string }; props: { text: string } }[]
> {
	const { schemas } = await getCatalog();
	return schemas.flatMap((schema) =>
		publishedSchemaFiles(schema).map(({ file, text }) => ({
			params: { repository: schema.repository, file },
			props: { text },
		})),
	);
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
	new Response(props.text, { headers: { 'Content-Type': 'application/yaml; charset=utf-8' } });
