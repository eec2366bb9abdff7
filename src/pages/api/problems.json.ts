import { problemsJson } from '../../catalog/catalog-json.ts';
import { stringify } from '../../catalog/model/json.ts';
import { getCatalog } from '../../site.ts';

export async function GET(): Promise<Response> {
	const { problems } = await getCatalog();
	return new Response(stringify(problemsJson(problems), '\t'));
}
