/** Which versions every schema has: an object of lists by title, the newest last. */
import { API_VERSION, type VersionsDocument } from '../../catalog/views/api/shapes.ts';
import { newObject } from '../../model/json.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { schemas } = await getCatalog();
	const versionsByTitle = newObject(
		schemas.map(({ title, versions }) => [title, versions.map(({ version }) => version)] as const),
	);
	return Response.json({ apiVersion: API_VERSION, versionsByTitle } as VersionsDocument);
}
