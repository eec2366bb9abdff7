import { catalogJson } from '../../catalog/catalog-json.ts';
import { stringify } from '../../catalog/model/json.ts';
import { getCatalog } from '../../site.ts';

export async function GET(): Promise<Response> {
	return new Response(stringify(catalogJson(await getCatalog()), '\t'));
}
