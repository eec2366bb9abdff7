import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { CatalogConfig } from '../model/config.ts';
import { escapeHtml } from '../text/escape.ts';

/**
 * Writes `robots.txt`, and `sitemap.xml` where the site's public address is known: a sitemap must name full URLs.
 * It lists the pages that are there, so it can neither miss one nor name one that is not.
 *
 * @param folder the rendered site
 * @param siteUrl `site.url` of the configuration
 * @param base with slashes at both ends
 */
export async function writeIndexFiles(folder: string, siteUrl: string | null, base: string): Promise<void> {
	const origin = siteUrl === null ? null : new URL(siteUrl).origin;
	const robots = ['User-agent: *', 'Allow: /'];
	if (origin !== null) {
		for (const [name, text] of sitemaps(origin + base, await pagePaths(folder))) {
			await writeFile(join(folder, name), text);
		}
		robots.push('', `Sitemap: ${origin}${base}sitemap.xml`);
	}
	await writeFile(join(folder, 'robots.txt'), `${robots.join('\n')}\n`);
}

/**
 * Writes `.well-known/security.txt` (RFC 9116), which browsers and researchers look for at the root of a host.
 *
 * @param site of the configuration; nothing is written where it names nobody
 */
export async function writeSecurityFile(
	folder: string,
	{ security, url }: Pick<CatalogConfig['site'], 'security' | 'url'>,
): Promise<void> {
	if (security === null) return;
	const lines = [
		...security.contact.map((address) => `Contact: ${address}`),
		`Expires: ${security.expires}`,
		...(security.policy === null ? [] : [`Policy: ${security.policy}`]),
		...(url === null ? [] : [`Canonical: ${new URL('/.well-known/security.txt', url).href}`]),
	];
	await mkdir(join(folder, '.well-known'), { recursive: true });
	await writeFile(join(folder, '.well-known/security.txt'), `${lines.join('\n')}\n`);
}

/** Paths of all pages without a leading slash, sorted; neither the 404 page nor a list of published files is one. */
async function pagePaths(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name === 'index.html')
		.map((entry) => relative(folder, entry.parentPath).split(sep).map(encodeURIComponent).join('/'))
		.map((path) => (path === '' ? '' : `${path}/`))
		.filter((path) => !path.startsWith('repositories/'))
		.sort();
}

/** URLs that one sitemap may hold, by sitemaps.org. */
const SITEMAP_LIMIT = 50_000;

/**
 * `sitemap.xml`, and behind it further files where there are too many pages for one.
 *
 * @param home full URL of the home page
 * @returns file name → text
 */
export function sitemaps(
	home: string,
	paths: readonly string[],
	limit: number = SITEMAP_LIMIT,
): ReadonlyMap<string, string> {
	if (paths.length <= limit) return new Map([['sitemap.xml', sitemapXml('urlset', 'url', home, paths)]]);
	const parts = new Map<string, string>();
	for (let start = 0; start < paths.length; start += limit) {
		parts.set(
			`sitemap-${parts.size + 1}.xml`,
			sitemapXml('urlset', 'url', home, paths.slice(start, start + limit)),
		);
	}
	return new Map([...parts, ['sitemap.xml', sitemapXml('sitemapindex', 'sitemap', home, [...parts.keys()])]]);
}

function sitemapXml(root: string, item: string, home: string, paths: readonly string[]): string {
	const items = paths.map((path) => `\t<${item}><loc>${escapeHtml(home + path)}</loc></${item}>`);
	return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.join('\n')}
</${root}>
`;
}
