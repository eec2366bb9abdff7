/** All rows of a list that is split over pages, for its filter. */
import type { APIRoute } from 'astro';
import { type ListRowView, listParts, listRowData } from '../../../catalog/views/list-row.ts';
import { getCatalog } from '../../../site/catalog.ts';
import { schemaList, streamList } from '../../../site/lists.ts';

export async function getStaticPaths() {
	const catalog = await getCatalog();
	return [
		{ params: { list: 'streams' }, props: { rows: streamList(catalog).rows } },
		{ params: { list: 'schemas' }, props: { rows: schemaList(catalog).rows } },
	].filter(({ props }) => listParts(props.rows).length > 1);
}

export const GET: APIRoute<{ rows: readonly ListRowView[] }> = ({ props }) =>
	new Response(JSON.stringify(props.rows.map(listRowData)));
