import { problemsJson } from '../../catalog/views/catalog-json.ts';
import { stringify } from '../../model/json.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { problems } = await getCatalog();
	return new Response(stringify(problemsJson(problems), '\t'));
}
