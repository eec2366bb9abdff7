/** Which versions every schema has: an object of lists by title, the newest last. */
import { getCatalog } from '../../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { schemas } = await getCatalog();
	return new Response(
		JSON.stringify(
			Object.fromEntries(
				schemas.map(({ title, versions }) => [title, versions.map(({ version }) => version)]),
			),
		),
	);
}
