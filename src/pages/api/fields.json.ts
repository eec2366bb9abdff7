import { fieldsDocument } from '../../catalog/views/api/fields.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	return Response.json(fieldsDocument(await getCatalog()));
}
