/** The package with TypeScript types: its files, and the tarball that npm can install from this site. */
import type { GetStaticPaths } from 'astro';
import { TYPES_PACKAGE } from '../../paths.ts';
import { sitePackage, siteTarball } from '../../site/types.ts';

export const getStaticPaths = (async () => {
	const files = await sitePackage();
	const { bytes, pinned } = await siteTarball();
	return [
		...[...files].map(([file, body]) => ({ params: { file }, props: { body } })),
		{ params: { file: `${TYPES_PACKAGE}.tgz` }, props: { body: bytes } },
		{ params: { file: pinned }, props: { body: bytes } },
	];
}) satisfies GetStaticPaths;

export function GET({ props }: { props: { body: string | Uint8Array<ArrayBuffer> } }): Response {
	return new Response(props.body);
}
