import type { Catalog } from '../../model/catalog.ts';
import type { GuideConfig } from './guide-config.ts';

/**
 * What guides need of the catalog's configuration, without paths of the machine.
 *
 * @param howTos the how-to pages that exist
 */
export function guideConfig({ config, schemas }: Catalog, howTos: GuideConfig['howTos']): GuideConfig {
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
