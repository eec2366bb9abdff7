/** What a list can be narrowed by. One kind of facet for every list. */
export interface Facet<T> {
	/** Name of the parameter in the address. */
	readonly id: string;
	readonly label: string;
	/** Values of a thing; one with several counts for each of them. No value contains a space or `|`. */
	readonly of: (thing: T) => readonly string[];
	/** A value in words. */
	readonly say: (value: string) => string;
	/** The order of values; without it the most frequent comes first. */
	readonly order?: readonly string[];
}

export interface FacetOption {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

/** A facet with the values that occur in a list. */
export interface FacetChoice {
	readonly id: string;
	readonly label: string;
	readonly options: readonly FacetOption[];
}

/** Values that only one thing has are left out of long lists: its page says more than a filter could. */
const LONG = 30;

/** The values of a facet that occur, with the number of things of each. */
export function facetOptions<T>(facet: Facet<T>, things: readonly T[]): FacetOption[] {
	const counts = new Map<string, number>();
	for (const value of things.flatMap(facet.of)) counts.set(value, (counts.get(value) ?? 0) + 1);
	const rank = (value: string): number => facet.order?.indexOf(value) ?? 0;
	const options = Array.from(counts, ([value, count]) => ({ value, label: facet.say(value), count }));
	return options
		.filter(({ count }) => options.length <= LONG || count > 1)
		.sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The facets in which the things of a list differ. */
export function facetChoices<T>(facets: readonly Facet<T>[], things: readonly T[]): readonly FacetChoice[] {
	return facets
		.map((facet) => ({ id: facet.id, label: facet.label, options: facetOptions(facet, things) }))
		.filter(({ options }) => options.length > 1);
}

/** The values of a thing in all facets, as a row of a list states them: facets separated by `|`, values by spaces. */
export const facetValues = <T>(facets: readonly Facet<T>[], thing: T): string =>
	facets.map((facet) => facet.of(thing).join(' ')).join('|');
