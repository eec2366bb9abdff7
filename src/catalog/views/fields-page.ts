/** What the pages of the list of fields show. */
import type { Catalog } from '../../model/catalog.ts';
import { fieldsPath } from '../../paths.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { descriptionsDisagree, typesDisagree } from '../schema/fields/field-index.ts';
import { type FacetChoice, facetChoices } from './facet.ts';
import type { FieldRow } from './field-row.ts';
import { FIELD_FACETS, fieldRow, rankedFields } from './field-rows.ts';

/** Rows of one page of the list: about 120 kB of HTML, 15 kB compressed. */
const FIELD_ROWS = 500;

export interface FieldsPageView {
	/** Counted from 1. */
	readonly number: number;
	readonly pages: number;
	readonly title: string;
	readonly description: string;
	/** One sentence under the title. */
	readonly lead: string;
	readonly breadcrumb: readonly { readonly label: string; readonly href?: string }[];
	/** "Fields 501 to 1,000 of 2,345.", or '' where one page has all. */
	readonly part: string;
	readonly facets: readonly FacetChoice[];
	/** Number of rows on all pages. */
	readonly total: number;
	readonly rows: readonly FieldRow[];
}

/** The pages of the list: every field path of the latest versions, the most used first. */
export function fieldsPages({
	fields,
	schemaByTitle,
}: Pick<Catalog, 'fields' | 'schemaByTitle'>): readonly FieldsPageView[] {
	const rows = rankedFields(fields).map((use) => fieldRow(use, schemaByTitle));
	const facets = facetChoices(FIELD_FACETS, fields);
	const total = rows.length;
	const pages = Math.max(1, Math.ceil(total / FIELD_ROWS));
	const types = fields.filter(typesDisagree).length;
	const descriptions = fields.filter(descriptionsDisagree).length;
	return Array.from({ length: pages }, (_, index) => {
		const number = index + 1;
		const own = rows.slice(index * FIELD_ROWS, number * FIELD_ROWS);
		const first = index * FIELD_ROWS + 1;
		return {
			number,
			pages,
			title: number === 1 ? 'Fields' : `Fields, page ${number}`,
			description: `Every field of the latest schema versions with its types and the schemas that use it: ${formatCount(total, 'field')}.`,
			lead: `Every field in the latest schema versions, the most used first: ${formatCount(total, 'field path')}. Schemas disagree on the type of ${formatNumber(types)} and on the description of ${formatNumber(descriptions)}.`,
			breadcrumb: number === 1 ? [] : [{ label: 'Fields', href: fieldsPath() }, { label: `Page ${number}` }],
			part:
				pages === 1
					? ''
					: `Fields ${formatNumber(first)} to ${formatNumber(first + own.length - 1)} of ${formatNumber(total)}.`,
			facets,
			total,
			rows: own,
		};
	});
}
