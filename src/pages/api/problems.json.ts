import { problemsDocument } from '../../catalog/views/api/problems.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { problems } = await getCatalog();
	return Response.json(problemsDocument(problems));
}
