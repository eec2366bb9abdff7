/** The sources of schemas, for patches that add a field. */
import type { GetStaticPaths } from 'astro';
import type { Schema } from '../../../../model/schema.ts';
import { titleFile } from '../../../../paths.ts';
import { getCatalog } from '../../../../site/catalog.ts';
import { sourceTextOf } from '../../../../workflow/draft/patch/source-text.ts';

export const getStaticPaths = (async () => {
	const { schemas } = await getCatalog();
	return schemas
		.filter(({ currentText }) => currentText !== null)
		.map((schema) => ({ params: { file: titleFile(schema.title) }, props: { schema } }));
}) satisfies GetStaticPaths;

export const GET = ({ props }: { props: { schema: Schema } }): Response =>
	new Response(JSON.stringify(sourceTextOf(props.schema)));
