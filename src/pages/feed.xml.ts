import { atomFeed } from '../catalog/views/feed.ts';
import { getCatalog } from '../site/catalog.ts';

export async function GET(): Promise<Response> {
	return new Response(atomFeed(await getCatalog()), {
		headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
	});
}
