import { encodeUrlPart } from '../../model/url-part.ts';
import { escapeHtml } from '../../text/escape.ts';
import type { Listing } from './published-files.ts';

/**
 * A folder of the published schemas as a page: plain links, as the index pages of web servers have them, so that
 * programs that read such pages find the files.
 *
 * @param site base path with slashes at both ends, title of the site, and its Content-Security-Policy
 */
export function listingPage(
	{ path, entries }: Listing,
	site: { base: string; title: string; policy: string },
): string {
	const here = escapeHtml(site.base + path.split('/').map(encodeUrlPart).join('/'));
	const title = escapeHtml(`Index of ${path}`);
	const rows = entries.map(({ name, type, size }) => {
		const shown = type === 'directory' ? `${name}/` : name;
		const href = here + escapeHtml(encodeUrlPart(name)) + (type === 'directory' ? '/' : '');
		const bytes = size === undefined ? '' : ` (${size} bytes)`;
		return `<li><a href="${href}">${escapeHtml(shown)}</a>${bytes}</li>`;
	});
	const up = path === 'repositories/' ? '' : `<li><a href="${here.replace(/[^/]+\/$/, '')}">../</a></li>\n`;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(site.policy)}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>Files for programs. People read them in the <a href="${escapeHtml(site.base)}">${escapeHtml(site.title)}</a>. This list <a href="${here}index.json">as JSON</a>.</p>
<ul>
${up}${rows.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
