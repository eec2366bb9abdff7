/** The texts of the stream configuration's files, as JSON: a server must not take them for programs. */
import type { GetStaticPaths } from 'astro';
import { getProject } from '../../../site/catalog.ts';

export const getStaticPaths = (async () => {
	const { texts, published } = (await getProject()).patchSources;
	if (!published) return [];
	return Array.from(texts, ([path, text], index) => ({
		params: { file: `file-${index}` },
		props: { path, text },
	}));
}) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { path: string; text: string } }): Response =>
	new Response(JSON.stringify(props));
