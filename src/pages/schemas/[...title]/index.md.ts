/** The page of a schema as Markdown. */
import type { APIRoute } from 'astro';
import { schemaMarkdown } from '../../../catalog/views/markdown/schema.ts';
import type { Schema } from '../../../model/schema.ts';
import { titleSlug } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { schemaView } from '../../../site/schema-view.ts';
import { siteUrl } from '../../../site/site-url.ts';

export async function getStaticPaths() {
	const { schemas } = await getCatalog();
	return schemas.map((schema) => ({ params: { title: titleSlug(schema.title) }, props: { schema } }));
}

export const GET: APIRoute<{ schema: Schema }> = async ({ props }) => {
	const { config } = await getCatalog();
	return new Response(schemaMarkdown(await schemaView(props.schema), siteUrl(config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
