/** Who owns something in a few words, as lists and the narrow column show it. */
import type { Owner } from '../../model/activity.ts';

/** Those that the most deliberate evidence names; what weaker evidence says stands in the history. */
export const foremostOwners = (owners: readonly Owner[]): readonly Owner[] =>
	owners.filter(({ from }) => from === owners[0]?.from);

/** "Growth", "Jo, Kim"; '' where nobody is known. */
export const ownerNames = (owners: readonly Owner[]): string =>
	foremostOwners(owners)
		.map(({ name }) => name)
		.join(', ');
