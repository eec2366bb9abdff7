/** The order of a list by one of its columns. Nothing of the browser in here. */

const collator = new Intl.Collator('en', { numeric: true });

/** What is asked for: `name` upwards, `-name` downwards, '' for the order that the page came in. */
export function sortOrder(value: string): { readonly key: string; readonly descending: boolean } {
	return value.startsWith('-')
		? { key: value.slice(1), descending: true }
		: { key: value, descending: false };
}

/** Rows in the order of a column; those without a value come last, whichever way. Equal ones keep their order. */
export function sortedBy<T>(rows: readonly T[], cell: (row: T) => string, descending: boolean): readonly T[] {
	const sign = descending ? -1 : 1;
	return rows
		.map((row) => ({ row, value: cell(row) }))
		.sort(
			(a, b) => Number(a.value === '') - Number(b.value === '') || sign * collator.compare(a.value, b.value),
		)
		.map(({ row }) => row);
}
