import { type SchemaPageView, schemaPage } from '../catalog/views/schema-page.ts';
import type { Schema } from '../model/schema.ts';
import { getProject } from './catalog.ts';

/** What the page of a schema shows, and its Markdown. */
export async function schemaView(schema: Schema): Promise<SchemaPageView> {
	const { catalog, shared } = await getProject();
	return shared('schema page', schema, () => schemaPage(schema, catalog));
}
