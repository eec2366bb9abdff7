/** The rows of the list of fields, for its filter: path, number of schemas, types, excerpt, descriptions, schema. */
import { fieldRow, rankedFields } from '../../catalog/views/field-rows.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { fields } = await getCatalog();
	const rows = rankedFields(fields).map((use) => {
		const { path, count, types, excerpt, descriptions, only } = fieldRow(use);
		return [path, count, types, excerpt, descriptions, only];
	});
	return new Response(JSON.stringify(rows));
}
