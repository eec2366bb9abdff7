import type { Catalog } from '../../model/catalog.ts';
import type { WorkflowFacts } from './facts.ts';

/**
 * What guides need of the catalog's configuration, without paths of the machine.
 *
 * @param howTos the how-to pages that exist
 */
export function factsOf({ config, schemas }: Catalog, howTos: WorkflowFacts['howTos']): WorkflowFacts {
	return {
		values: config.values,
		environments: config.environments,
		destinations: config.destinations,
		links: config.links,
		lake: config.lake,
		repositories: config.repositories.map(({ name, basePath, cloneUrl, schemaUrl, rights }) => ({
			name,
			basePath,
			cloneUrl,
			schemaUrl,
			rights,
		})),
		fragments: schemas
			.filter(({ kind, development }) => kind === 'fragment' && !development)
			.map(({ title, latest }) => ({ title, version: latest.version })),
		howTos,
	};
}
