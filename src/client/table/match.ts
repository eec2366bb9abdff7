/** Which rows of a list match the chosen filters. Pure, so that it can be tested without a browser. */

/** A row as the filter sees it. */
export interface ListRow {
	/** Values by facet, in the order of the facets. */
	readonly values: readonly (readonly string[])[];
	/** Everything that the text filter looks at, in lower case. */
	readonly text: string;
}

/** What is chosen. */
export interface Choice {
	/** Chosen value by facet, in the order of the facets; '' for any. */
	readonly values: readonly string[];
	/** Words that must all occur. */
	readonly words: readonly string[];
}

/** Parses `a b|c|` as a row's attribute holds it: facets separated by `|`, values by spaces. */
export function parseValues(attribute: string): string[][] {
	return attribute.split('|').map((values) => values.split(' ').filter(Boolean));
}

export function wordsOf(text: string): string[] {
	return text.toLowerCase().split(/\s+/).filter(Boolean);
}

export function matches(row: ListRow, choice: Choice): boolean {
	return (
		choice.values.every((value, facet) => value === '' || (row.values[facet]?.includes(value) ?? false)) &&
		choice.words.every((word) => row.text.includes(word))
	);
}

/**
 * How many rows each value of a facet would leave, given all other filters: what stands behind the options, so
 * that no choice leads to an empty list unseen.
 */
export function countValues(rows: readonly ListRow[], choice: Choice, facet: number): Map<string, number> {
	const others = { ...choice, values: choice.values.map((value, index) => (index === facet ? '' : value)) };
	const counts = new Map<string, number>();
	for (const row of rows) {
		if (!matches(row, others)) continue;
		for (const value of row.values[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}
