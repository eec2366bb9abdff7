/** Every schema and every stream in full, as one Markdown text for language models. */
import { streamDocument } from '../catalog/views/api/stream.ts';
import { schemaMarkdown } from '../catalog/views/markdown/schema.ts';
import { streamMarkdown } from '../catalog/views/markdown/stream.ts';
import { schemaPage } from '../catalog/views/schema-page.ts';
import { getCatalog } from '../site/catalog.ts';
import { siteUrl } from '../site/site-url.ts';

export async function GET(): Promise<Response> {
	const catalog = await getCatalog();
	const url = siteUrl(catalog.config);
	const texts = [
		...catalog.schemas.map((schema) => schemaMarkdown(schemaPage(schema, catalog), url)),
		...catalog.streams.map((stream) => streamMarkdown(streamDocument(stream), url)),
	];
	return new Response(texts.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
