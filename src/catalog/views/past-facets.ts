/** Facets that lists of streams and of schemas share: who owns a thing, and the years of its dates. */
import type { Owner } from '../../model/activity.ts';
import type { Facet } from './facet.ts';
import { foremostOwners } from './owner-words.ts';

/** A value holds no plain space and no `|`: they separate values in a row of a list. */
const ownerValue = (name: string): string => name.replace(/\s+/g, '\u00a0').replaceAll('|', '\u00a6');

export const OWNER_FACET: Facet<{ readonly owners: readonly Owner[] }> = {
	id: 'owner',
	label: 'Owner',
	of: ({ owners }) =>
		owners.length === 0 ? ['none'] : foremostOwners(owners).map(({ name }) => ownerValue(name)),
	say: (value) => (value === 'none' ? 'No owner recorded' : value.replaceAll('\u00a0', ' ')),
};

/** The year of a day such as 2024-03-07. */
const yearOf = (day: string | null): string => day?.slice(0, 4) ?? 'unknown';

/** Years in words, the newest first; what is not known is last. */
const YEARS: Pick<Facet<unknown>, 'say' | 'order'> = {
	say: (value) => (value === 'unknown' ? 'Not known' : value),
	order: [...Array.from({ length: 100 }, (_, index) => String(2099 - index)), 'unknown'],
};

/** A facet by the year of one of a thing's dates. */
export const yearFacet = <K extends 'since' | 'changed'>(
	date: K,
	id: string,
	label: string,
): Facet<{ readonly dates: Readonly<Record<K, string | null>> }> => ({
	id,
	label,
	of: ({ dates }) => [yearOf(dates[date])],
	...YEARS,
});
