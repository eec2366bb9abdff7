import { TABLES } from '../../catalog/views/api/tables.ts';
import { getCatalog } from '../../site/catalog.ts';

export const getStaticPaths = () => Object.keys(TABLES).map((table) => ({ params: { table } }));

export async function GET({ params }: { params: { table: string } }): Promise<Response> {
	return new Response(TABLES[params.table]?.(await getCatalog()), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
}
