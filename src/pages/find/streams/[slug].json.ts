/** What scripts need to know of a stream to speak of it on the pages that all streams share. */
import type { APIRoute } from 'astro';
import { stringify } from '../../../model/json.ts';
import type { Stream } from '../../../model/stream.ts';
import { slug } from '../../../paths.ts';
import { contextOf, getWorkflow } from '../../../site/workflow.ts';
import { subjectData } from '../../../workflow/subject/subject-data.ts';

export async function getStaticPaths() {
	const { catalog } = await getWorkflow();
	return catalog.streams.map((stream) => ({ params: { slug: slug(stream.name) }, props: { stream } }));
}

export const GET: APIRoute<{ stream: Stream }> = async ({ props }) => {
	const { subject } = contextOf(await getWorkflow(), props.stream);
	return new Response(stringify(subjectData(subject)));
};
