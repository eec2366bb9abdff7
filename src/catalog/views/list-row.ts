/** Rows of the lists of streams and schemas: the same for the pages and for the script that filters them. */
import type { Status } from './schema-status.ts';

/** A text, or a technical name, which may lead somewhere. */
export type ListCell = string | { readonly name: string; readonly href: string | null };

/** A line of a list. */
export interface ListRowView {
	readonly name: string;
	readonly href: string;
	/** One line of what it is, or ''; untrusted. */
	readonly line: string;
	/** Only what is unusual. */
	readonly statuses: readonly Pick<Status, 'label' | 'tone'>[];
	/** Of `facetValues`. */
	readonly facets: string;
	/** Of the columns behind the first. */
	readonly cells: readonly ListCell[];
}

/** A part of a list that has a page of its own. */
export interface ListPart {
	/** From 1. */
	readonly number: number;
	readonly pages: number;
	readonly rows: readonly ListRowView[];
	/** Rows of all parts. */
	readonly total: number;
}

/** Rows of a page of a list that is split. */
const LIST_ROWS = 200;
/** A list of more rows is split: a browser takes its time for thousands of them. */
const MOST_ROWS = 500;

/** The pages of a list: one for a short list. */
export function listParts(rows: readonly ListRowView[]): readonly ListPart[] {
	const total = rows.length;
	if (total <= MOST_ROWS) return [{ number: 1, pages: 1, rows, total }];
	const pages = Math.ceil(total / LIST_ROWS);
	return Array.from({ length: pages }, (_, index) => ({
		number: index + 1,
		pages,
		rows: rows.slice(index * LIST_ROWS, (index + 1) * LIST_ROWS),
		total,
	}));
}

/** A row as it is sent to the browser. */
export type ListRowData = readonly [
	name: string,
	href: string,
	line: string,
	statuses: ListRowView['statuses'],
	facets: string,
	...cells: ListCell[],
];

export const listRowData = ({ name, href, line, statuses, facets, cells }: ListRowView): ListRowData => [
	name,
	href,
	line,
	statuses.map(({ label, tone }) => ({ label, tone })),
	facets,
	...cells,
];

export const listRowOf = ([name, href, line, statuses, facets, ...cells]: ListRowData): ListRowView => ({
	name,
	href,
	line,
	statuses,
	facets,
	cells,
});
