/** What a list can be narrowed by. One kind of facet for every list. */
export interface Facet<T> {
	/** Name of the parameter in the address. */
	readonly id: string;
	readonly label: string;
	/** Values of a thing; one with several counts for each of them. A value with a space or `|` cannot be filtered by. */
	readonly of: (thing: T) => readonly string[];
	/** A value in words. */
	readonly say: (value: string) => string;
	/** The order of values; without it the most frequent comes first. */
	readonly order?: readonly string[] | 'descending';
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
	for (const value of things.flatMap((thing) => valuesOf(facet, thing)))
		counts.set(value, (counts.get(value) ?? 0) + 1);
	const options = Array.from(counts, ([value, count]) => ({ value, label: facet.say(value), count }));
	return options.filter(({ count }) => options.length <= LONG || count > 1).sort(inOrder(facet.order));
}

function inOrder(order: Facet<unknown>['order']): (a: FacetOption, b: FacetOption) => number {
	if (order === 'descending') return (a, b) => (a.value < b.value ? 1 : -1);
	const rank = ({ value }: FacetOption): number => order?.indexOf(value) ?? 0;
	return (a, b) => rank(a) - rank(b) || b.count - a.count || (a.value < b.value ? -1 : 1);
}

/** The facets in which the things of a list differ. */
export function facetChoices<T>(facets: readonly Facet<T>[], things: readonly T[]): readonly FacetChoice[] {
	return facets
		.map((facet) => ({ id: facet.id, label: facet.label, options: facetOptions(facet, things) }))
		.filter(({ options }) => options.length > 1);
}

/** The values of a thing in all facets, as a row of a list states them: facets separated by `|`, values by spaces. */
export const facetValues = <T>(facets: readonly Facet<T>[], thing: T): string =>
	facets.map((facet) => valuesOf(facet, thing).join(' ')).join('|');

/** Values that a row can state: a hostile name may hold what separates them. */
const valuesOf = <T>(facet: Facet<T>, thing: T): readonly string[] =>
	facet.of(thing).filter((value) => !/[ |]/.test(value));

/** Says a value as it is. */
export const verbatim = (value: string): string => value;

/** Says a value by a table of labels, and one that the table does not have as it is. */
export const labelled =
	(labels: Readonly<Record<string, string | { readonly label: string }>>) =>
	(value: string): string => {
		const row = Object.hasOwn(labels, value) ? labels[value] : undefined;
		return typeof row === 'string' ? row : (row?.label ?? value);
	};
