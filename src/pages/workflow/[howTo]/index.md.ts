/** A how-to as Markdown: its page without what only a browser needs. */

import { loadRenderers } from 'astro:container';
import { type CollectionEntry, getCollection, render } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { HOW_TO_COMPONENTS } from '../../../components/how-to/components.ts';
import { getProject } from '../../../site/catalog.ts';
import { siteUrl } from '../../../site/site-url.ts';
import { htmlToMarkdown } from '../../../text/html-to-markdown.ts';
import { page, plain } from '../../../text/markdown.ts';
import { exampleStream } from '../../../workflow/guide/example-stream.ts';
import { exampleLine } from '../../../workflow/guide/purpose-markdown.ts';

export async function getStaticPaths() {
	const howTos = await getCollection('how-tos');
	return howTos.map((howTo) => ({ params: { howTo: howTo.id }, props: { howTo } }));
}

let container: Promise<AstroContainer> | undefined;

export const GET: APIRoute<{ howTo: CollectionEntry<'how-tos'> }> = async ({ props }) => {
	const { howTo } = props;
	container ??= loadRenderers([getContainerRenderer()]).then((renderers) =>
		AstroContainer.create({ renderers }),
	);
	const { Content } = await render(howTo);
	const html = await (await container).renderToString(Content, { props: { components: HOW_TO_COMPONENTS } });
	const { catalog, howTos } = await getProject();
	const url = siteUrl(catalog.config);
	const ofStream = howTos.some(({ id, ofStream: speaks }) => speaks && id === howTo.id);
	const example = ofStream ? exampleStream(catalog) : null;
	const { title, description } = howTo.data;
	return new Response(
		page(
			`# ${plain(title)}`,
			plain(description),
			example !== null && exampleLine(example.name, url),
			htmlToMarkdown(html, url),
		),
		{
			headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
		},
	);
};
