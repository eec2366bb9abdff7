import { catalogJson } from '../../catalog/views/catalog-json.ts';
import { stringify } from '../../model/json.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	return new Response(stringify(catalogJson(await getCatalog()), '\t'));
}
