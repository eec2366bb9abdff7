/** The data of the search, in two files; what is in them says `src/search/index/encode.ts`. */
import type { APIRoute } from 'astro';
import { getSearchParts } from '../../site/search.ts';

/** In the order of `PART_KINDS` in `src/search/index/encode.ts`. */
const PARTS = ['names', 'fields'] as const;

export function getStaticPaths(): { params: { part: string }; props: { at: number } }[] {
	return PARTS.map((part, at) => ({ params: { part }, props: { at } }));
}

export const GET: APIRoute<{ at: number }> = async ({ props }) => {
	const parts = await getSearchParts();
	return new Response(JSON.stringify(parts[props.at]), { headers: { 'Content-Type': 'application/json' } });
};
