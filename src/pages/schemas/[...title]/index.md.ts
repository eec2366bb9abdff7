/** The page of a schema as Markdown. */
import type { APIRoute } from 'astro';
import { schemaHistoryView } from '../../../catalog/views/history-views.ts';
import { schemaMarkdown } from '../../../catalog/views/markdown/schema.ts';
import type { Schema } from '../../../model/schema.ts';
import { titleSlug } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { callsOf, installCommand, typeOf } from '../../../site/schema-code.ts';
import { schemaView } from '../../../site/schema-view.ts';
import { siteUrl } from '../../../site/site-url.ts';
import { getWorkflow } from '../../../site/workflow.ts';

export async function getStaticPaths() {
	const { schemas } = await getCatalog();
	return schemas.map((schema) => ({ params: { title: titleSlug(schema.title) }, props: { schema } }));
}

export const GET: APIRoute<{ schema: Schema }> = async ({ props }) => {
	const { schema } = props;
	const workflow = await getWorkflow();
	const { catalog } = workflow;
	const parts = {
		history: schemaHistoryView(schema, catalog),
		samples: callsOf(workflow, schema),
		type: await typeOf(schema),
		install: installCommand(catalog.config.site.url),
	};
	return new Response(schemaMarkdown(await schemaView(schema), parts, siteUrl(catalog.config)), {
		headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
	});
};
