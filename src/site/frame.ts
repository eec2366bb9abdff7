/** What the frame of every page shows: the site's name, what it was built from, and where a text can be edited. */
import { getCatalog } from './catalog.ts';

export interface SiteFrame {
	readonly title: string;
	/** Public origin, such as `https://catalog.example.org`, or null where none is configured. */
	readonly origin: string | null;
	/** Repositories and the configuration that the site was built from; `revision` is shortened. */
	readonly sources: readonly { readonly name: string; readonly revision: string | null }[];
	/** Address where a file of the project can be edited, or null where none is configured. */
	readonly editUrl: (file: string | undefined) => string | null;
}

/** Characters of a revision that tell it apart. */
const SHORT = 10;

export async function siteFrame(): Promise<SiteFrame> {
	const { config, repositories } = await getCatalog();
	const { site, streamConfiguration } = config;
	const sources = repositories.map(({ name, revision }) => ({ name, revision }));
	if (streamConfiguration !== null) {
		sources.push({ name: streamConfiguration.name, revision: streamConfiguration.git?.revision ?? null });
	}
	return {
		title: site.title,
		origin: site.url === null ? null : new URL(site.url).origin,
		sources: sources.map(({ name, revision }) => ({ name, revision: revision?.slice(0, SHORT) ?? null })),
		editUrl: (file) =>
			file === undefined || site.editUrl === null ? null : site.editUrl.replaceAll('{path}', () => file),
	};
}
