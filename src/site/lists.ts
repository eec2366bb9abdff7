/** The lists of streams and schemas: of a long one each page has a part, and a script fetches all rows. */
import { type ListPageView, schemasPage, streamsPage } from '../catalog/views/list-pages.ts';
import { type ListPart, type ListRowView, listParts } from '../catalog/views/list-row.ts';
import { schemaListRow } from '../catalog/views/schema-rows.ts';
import { streamListRow } from '../catalog/views/stream-rows.ts';
import type { Catalog } from '../model/catalog.ts';
import { firstLine } from '../search/index/prose.ts';

type List = ListPageView<ListRowView>;

/** A page of a list; no interface, because Astro asks for props with an index signature. */
export type ListPageProps = {
	readonly list: Omit<List, 'rows'>;
	readonly part: ListPart;
};

export function streamList(catalog: Catalog): List {
	const page = streamsPage(catalog);
	return { ...page, rows: page.rows.map(streamListRow) };
}

export function schemaList(catalog: Catalog): List {
	const page = schemasPage(catalog);
	return { ...page, rows: page.rows.map((row) => schemaListRow(row, firstLine(row.description))) };
}

/** What `getStaticPaths` of a list returns. An underscore keeps further pages apart from those of things. */
export const listPaths = ({
	rows,
	...list
}: List): { params: { page: string | undefined }; props: ListPageProps }[] =>
	listParts(rows).map((part) => ({
		params: { page: part.number === 1 ? undefined : `_${part.number}` },
		props: { list, part },
	}));
