import { openApi } from '../../catalog/views/api/openapi.ts';
import { homePath } from '../../paths.ts';
import { getCatalog } from '../../site/catalog.ts';

export async function GET(): Promise<Response> {
	const { site } = (await getCatalog()).config;
	const server = site.url === null ? homePath() : new URL(homePath(), site.url).href;
	return Response.json(openApi({ title: site.title, description: site.description, server }));
}
