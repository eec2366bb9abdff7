/** Every version's materialised schema as JSON, for scripts: integers are written exactly. */
import type { GetStaticPaths } from 'astro';
import { stringify } from '../../../model/json.ts';
import type { SchemaVersion } from '../../../model/schema.ts';
import { titleFile } from '../../../paths.ts';
import { getCatalog } from '../../../site/catalog.ts';

export const getStaticPaths = (async () => {
	const { schemas } = await getCatalog();
	return schemas.flatMap(({ versions }) =>
		versions.map((version) => ({
			params: { file: `${titleFile(version.title)}/${version.version}.json` },
			props: { version },
		})),
	);
}) satisfies GetStaticPaths;

export function GET({ props }: { props: { version: SchemaVersion } }): Response {
	return new Response(stringify(props.version.content));
}
