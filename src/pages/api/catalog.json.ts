import { catalogDocument } from '../../catalog/views/api/catalog.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	return Response.json(catalogDocument(await getCatalog()));
}
