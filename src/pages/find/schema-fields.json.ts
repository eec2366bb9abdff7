/** Which schema has which field: for the filter "contains field" of the schema list, fetched when it is used. */
import type { APIRoute } from 'astro';
import { schemaFieldLists } from '../../catalog/views/schema-field-lists.ts';
import { getCatalog } from '../../site/catalog.ts';

export const GET: APIRoute = async () => {
	const { schemas } = await getCatalog();
	return new Response(JSON.stringify(schemaFieldLists(schemas)), {
		headers: { 'Content-Type': 'application/json' },
	});
};
