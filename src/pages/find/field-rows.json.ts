/** The rows of the list of fields, for its filter. */
import { packFieldRow } from '../../catalog/views/field-row.ts';
import { fieldRow, rankedFields } from '../../catalog/views/field-rows.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { fields, schemaByTitle } = await getCatalog();
	return new Response(
		JSON.stringify(rankedFields(fields).map((use) => packFieldRow(fieldRow(use, schemaByTitle)))),
	);
}
