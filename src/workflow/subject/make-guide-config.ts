import type { Catalog } from '../../model/catalog.ts';
import type { Claims } from '../../model/claim.ts';
import type { GuideConfig } from './guide-config.ts';

/** What stands beside the catalog. */
export interface FactSources {
	/** The how-to pages that exist. */
	readonly howTos?: GuideConfig['howTos'];
	readonly claims?: Claims;
	readonly purposes?: GuideConfig['purposes'];
}

/** What guides need of the catalog's configuration, without paths of the machine. */
export function guideConfig(
	{ config, schemas, repositories }: Catalog,
	{ howTos = [], claims, purposes = [] }: FactSources = {},
): GuideConfig {
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
			revision: repositories.find((one) => one.name === name)?.revision ?? null,
		})),
		fragments: schemas
			.filter(({ kind, development }) => kind === 'fragment' && !development)
			.map(({ title, latest }) => ({ title, version: latest.version })),
		claims: Object.fromEntries(
			(claims?.claims ?? []).map(({ id, value, sources, checked, vouches }) => [
				id,
				{ value, verified: sources.length > 0, checked, vouches },
			]),
		),
		purposes,
		howTos,
	};
}
