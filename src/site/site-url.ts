import type { CatalogConfig } from '../model/config.ts';

/** Makes full addresses of paths of the site where its address is configured; else it leaves them as they are. */
export function siteUrl({ site }: Pick<CatalogConfig, 'site'>): (path: string) => string {
	if (site.url === null) return (path) => path;
	const { origin } = new URL(site.url);
	return (path) => origin + path;
}
