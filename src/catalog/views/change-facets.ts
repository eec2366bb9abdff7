/** What the list of changes can be narrowed by. */
import { ISSUE_FILTER } from './change-issues.ts';
import { periodWords } from './change-periods.ts';
import type { ChangeRow } from './changes-page.ts';
import type { FacetOption } from './facet.ts';

interface ChangeFacet {
	readonly id: string;
	readonly label: string;
	/** Value and words; null where every value that occurs is one, in words of its own. */
	readonly options: readonly (readonly [value: string, words: string])[] | null;
}

/** Filters of the list, in the order of the values of a row. */
export const CHANGE_FACETS: readonly ChangeFacet[] = [
	{
		id: 'about',
		label: 'About',
		options: [
			['stream', 'Streams'],
			['schema', 'Schemas'],
			['defaults', 'Settings of all streams'],
		],
	},
	{
		id: 'did',
		label: 'What was done',
		options: [
			['declared', 'Stream declared'],
			['removed', 'Stream removed'],
			['sampling', 'Sampling changed'],
			['changed', 'Other settings changed'],
			['published', 'Schema version published'],
			['edited', 'Published version edited'],
			['reverted', 'Earlier change taken back'],
		],
	},
	{ id: 'issues', label: 'Issues', options: ISSUE_FILTER },
	{ id: 'month', label: 'Month', options: null },
];

/** The options of a filter that occur among changes, with their number; none where they do not tell any apart. */
export function changeFacetOptions(
	rows: readonly ChangeRow[],
): readonly { readonly id: string; readonly label: string; readonly options: readonly FacetOption[] }[] {
	return CHANGE_FACETS.map(({ id, label, options }, index) => {
		const counts = new Map<string, number>();
		for (const value of rows.flatMap(({ facets }) => facets[index] ?? [])) {
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		const known = options ?? [...counts.keys()].map((value) => [value, periodWords(value)] as const);
		return {
			id,
			label,
			options: known.flatMap(([value, words]) => {
				const count = counts.get(value) ?? 0;
				return count === 0 ? [] : [{ value, label: words, count }];
			}),
		};
	}).filter(({ options }) => options.length > 1);
}
