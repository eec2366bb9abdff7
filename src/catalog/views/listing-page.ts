import { escapeHtml } from '../../text/escape.ts';
import type { Listing } from './published-files.ts';

/**
 * A folder of the published schemas as a page: plain links, as the index pages of web servers have them, so that
 * programs that read such pages find the files.
 *
 * @param catalog address of the page that explains the schemas, relative or absolute
 */
export function listingPage({ path, entries }: Listing, catalog: { href: string; title: string }): string {
	const title = escapeHtml(`Index of ${path}`);
	const rows = entries.map(({ name, type, size }) => {
		const shown = type === 'directory' ? `${name}/` : name;
		const href = `./${encodeURIComponent(name)}${type === 'directory' ? '/' : ''}`;
		const bytes = size === undefined ? '' : ` (${size} bytes)`;
		return `<li><a href="${escapeHtml(href)}">${escapeHtml(shown)}</a>${bytes}</li>`;
	});
	const up = path === 'repositories/' ? '' : '<li><a href="../">../</a></li>\n';
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>Files for programs. People read them in the <a href="${escapeHtml(catalog.href)}">${escapeHtml(catalog.title)}</a>. This list <a href="./index.json">as JSON</a>.</p>
<ul>
${up}${rows.join('\n')}
</ul>
</main>
</body>
</html>
`;
}
