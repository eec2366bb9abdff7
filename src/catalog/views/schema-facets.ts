import { major } from 'semver';
import type { Schema } from '../../model/schema.ts';
import { namespacesOf } from './namespace-tree.ts';

/** What the list of schemas can be narrowed by: facet → the values that a schema has in it. */
export type SchemaFacets = Readonly<Record<FacetName, readonly string[]>>;

export type FacetName = 'repository' | 'namespace' | 'kind' | 'use' | 'state' | 'examples' | 'major';

/** The facets in the order in which a row of the list states its values. */
export const SCHEMA_FACETS: readonly FacetName[] = [
	'kind',
	'use',
	'namespace',
	'repository',
	'state',
	'examples',
	'major',
];

const when = (condition: boolean, value: string): readonly string[] => (condition ? [value] : []);

/** The values of one schema in each facet. */
export function schemaFacets(schema: Schema): SchemaFacets {
	const { latest, streams, referencedBy } = schema;
	const written = latest.examples.filter(({ generated }) => !generated).length;
	return {
		repository: [schema.repository],
		namespace: namespacesOf(schema.title),
		kind: [schema.kind],
		use: [streams.length > 0 || (schema.kind === 'fragment' && referencedBy.length > 0) ? 'used' : 'unused'],
		state: [
			...when(schema.development, 'development'),
			...when(schema.legacy, 'legacy'),
			...when(!schema.development && !schema.legacy, 'regular'),
			...when(schema.draft !== null, 'draft'),
		],
		examples: [written > 0 ? 'written' : latest.examples.length > 0 ? 'generated' : 'none'],
		major: [String(major(latest.version))],
	};
}

/** Words for the values of a facet; a value that is not here says itself. */
export const FACET_WORDS: Readonly<Record<string, string>> = {
	event: 'Event schemas',
	fragment: 'Fragments',
	used: 'In use',
	unused: 'Not in use',
	development: 'Development',
	legacy: 'Legacy',
	regular: 'Neither development nor legacy',
	draft: 'With a draft',
	written: 'Written examples',
	generated: 'Generated example only',
	none: 'No example',
};

/** How often each value of each facet occurs, values sorted. */
export function facetCounts(
	all: readonly SchemaFacets[],
): Readonly<Record<FacetName, readonly { value: string; count: number }[]>> {
	const sorted = (name: FacetName): { value: string; count: number }[] => {
		const counts = new Map<string, number>();
		for (const value of all.flatMap((facets) => facets[name])) {
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
		return [...counts]
			.map(([value, count]) => ({ value, count }))
			.sort((a, b) => a.value.localeCompare(b.value, 'en', { numeric: true }));
	};
	return {
		repository: sorted('repository'),
		namespace: sorted('namespace'),
		kind: sorted('kind'),
		use: sorted('use'),
		state: sorted('state'),
		examples: sorted('examples'),
		major: sorted('major'),
	};
}
