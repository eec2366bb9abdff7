/** What schemas can be filtered by on the list. */
import { major } from 'semver';
import type { Schema } from '../../model/schema.ts';
import { type Facet, labelled, verbatim } from './facet.ts';
import { namespacesOf } from './namespaces.ts';
import { OWNER_FACET, yearFacet } from './past-facets.ts';

const isUsed = ({ kind, streams, referencedBy }: Schema): boolean =>
	streams.length > 0 || (kind === 'fragment' && referencedBy.length > 0);

function statesOf({ development, legacy, draft }: Schema): readonly string[] {
	return [
		...(development ? ['development'] : []),
		...(legacy ? ['legacy'] : []),
		...(!development && !legacy ? ['regular'] : []),
		...(draft !== null ? ['draft'] : []),
	];
}

function examplesOf({ latest }: Schema): string {
	if (latest.examples.some(({ generated }) => !generated)) return 'written';
	return latest.examples.length > 0 ? 'generated' : 'none';
}

/** The facets in the order of the form. Their order is also that of the values in a row of the list. */
export const SCHEMA_FACETS: readonly Facet<Schema>[] = [
	{
		id: 'kind',
		label: 'Kind',
		of: ({ kind }) => [kind],
		say: labelled({ event: 'Event schemas', fragment: 'Fragments' }),
	},
	{
		id: 'use',
		label: 'Use',
		of: (schema) => [isUsed(schema) ? 'used' : 'unused'],
		say: labelled({ used: 'Used', unused: 'Not used' }),
		order: ['used', 'unused'],
	},
	{ id: 'namespace', label: 'Namespace', of: ({ title }) => namespacesOf(title), say: verbatim },
	{
		id: 'state',
		label: 'State',
		of: statesOf,
		say: labelled({
			development: 'Development',
			legacy: 'Legacy',
			regular: 'Neither development nor legacy',
			draft: 'With a draft',
		}),
		order: ['regular', 'legacy', 'development', 'draft'],
	},
	{ id: 'repository', label: 'Repository', of: ({ repository }) => [repository], say: verbatim },
	{
		id: 'examples',
		label: 'Examples',
		of: (schema) => [examplesOf(schema)],
		say: labelled({ written: 'Written by people', generated: 'Generated only', none: 'None' }),
		order: ['written', 'generated', 'none'],
	},
	{
		id: 'major',
		label: 'Latest major version',
		of: ({ latest }) => [String(major(latest.version))],
		say: verbatim,
	},
	OWNER_FACET,
	yearFacet('since', 'since', 'Published since'),
	yearFacet('changed', 'changed', 'Changed last'),
];
