/** By what a reader can narrow results, beside their kind. */
import { byCodeUnit } from '../../model/order.ts';
import type { SearchIndex } from '../index/inverted-index.ts';

/** Facet → its values, most frequent first. */
export type FacetCounts = Readonly<Record<string, readonly FacetValue[]>>;
export interface FacetValue {
	readonly value: string;
	readonly count: number;
}

/** Counts the values of all facets over documents; a document without a value is not counted. */
export function facetCounts(index: SearchIndex, documents: readonly number[]): FacetCounts {
	const counts = new Map<string, Map<string, number>>();
	for (const at of documents) {
		for (const [facet, value] of Object.entries(index.documents[at]?.facets ?? {})) {
			if (value === '') continue;
			const values = counts.get(facet) ?? new Map<string, number>();
			values.set(value, (values.get(value) ?? 0) + 1);
			counts.set(facet, values);
		}
	}
	return Object.fromEntries(
		[...counts].map(([facet, values]) => [
			facet,
			[...values]
				.map(([value, count]) => ({ value, count }))
				.sort((a, b) => b.count - a.count || byCodeUnit(a.value, b.value)),
		]),
	);
}
