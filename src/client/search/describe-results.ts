/** Sentences about results, the same in the dialog and on the search page. */

import type { SearchResults } from '../../search/query/messages.ts';
import { GROUP_TITLES, RESULT_GROUPS } from '../../search/query/present-hit.ts';
import { formatCount, formatNumber } from '../../text/format.ts';

/** Documents that match, over all groups. */
export function totalOf({ counts }: SearchResults): number {
	return RESULT_GROUPS.reduce((sum, group) => sum + counts[group], 0);
}

/** For a status: "14 results: 3 in Streams, 11 in Fields". */
export function describeResults(results: SearchResults): string {
	if (results.hits.length === 0) return `Nothing found for ${results.text}`;
	const total = totalOf(results);
	const groups = RESULT_GROUPS.filter((group) => results.counts[group] > 0);
	const words = groups.map((group) => `${formatNumber(results.counts[group])} in ${GROUP_TITLES[group]}`);
	return `${formatCount(total, 'result')}: ${words.join(', ')}`;
}

/** "Nothing found for “x” among 244 streams, 202 schemas": what was searched is said. */
export function describeNothing({ text, searched }: SearchResults, narrowed: string): string {
	const groups = RESULT_GROUPS.filter((group) => searched[group] > 0);
	const what = groups.map((group) =>
		formatCount(searched[group], GROUP_TITLES[group].toLowerCase().replace(/s$/, '')),
	);
	return `Nothing found for “${text}”${narrowed} among ${what.join(', ')}.`;
}
