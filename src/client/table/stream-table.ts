/** The list of streams: filters, order, folds. */
import { enhanceFacetTable } from './facet-table.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-facets]')) enhanceFacetTable(form);
