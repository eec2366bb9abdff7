/** What the pages of changes show: rows, filters, and the way to other months. */
import type { Catalog } from '../../model/catalog.ts';
import type { HistorySource } from '../../model/history.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { CHANGE_FACETS } from './change-facets.ts';
import { type ChangesMonth, changesMonths } from './change-periods.ts';
import { type ChangeRow, changesOf, newestChanges } from './change-rows.ts';
import { type FacetChoice, facetChoices } from './facet.ts';

/** What a page of changes shows. */
export interface ChangesPageView {
	readonly rows: readonly ChangeRow[];
	readonly facets: readonly FacetChoice[];
	readonly months: readonly ChangesMonth[];
}

/** The first page: the newest changes. */
export interface NewestPageView extends ChangesPageView {
	/** "The newest 100 of 1,234 changes". */
	readonly amount: string;
	readonly sources: readonly HistorySource[];
}

/** Changes on the first page. */
const SHOWN = 100;

/** The newest changes; null where the sources were read without their history. */
export function newestChangesPage(catalog: Catalog): NewestPageView | null {
	const { history } = catalog;
	if (history === null) return null;
	const total = history.records.length;
	const amount = formatCount(total, 'change');
	return {
		...changesPage(newestChanges(catalog, SHOWN), catalog),
		amount: total > SHOWN ? `The newest ${formatNumber(SHOWN)} of ${amount}` : amount,
		sources: history.sources,
	};
}

/** The page of a month or of a year. */
export const periodPage = (catalog: Catalog, period: string): ChangesPageView =>
	changesPage(changesOf(catalog, period), catalog);

const changesPage = (rows: readonly ChangeRow[], catalog: Catalog): ChangesPageView => ({
	rows,
	facets: facetChoices(CHANGE_FACETS, rows),
	months: changesMonths(catalog),
});
