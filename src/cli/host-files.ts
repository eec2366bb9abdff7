import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADER_POLICY } from '../site/content-security-policy.ts';

/** Response headers of every file. The policy is in each page too; a header also covers what is no page. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
	'Content-Security-Policy': HEADER_POLICY,
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
};

/** File names in `_assets` carry a hash of their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The header file of Netlify, Cloudflare Pages and hosts that read the same format. */
export function netlifyHeaders(base: string): string {
	const block = (path: string, headers: Readonly<Record<string, string>>): string =>
		[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	return [
		block(`${base}*`, RESPONSE_HEADERS),
		block(`${base}_assets/*`, { 'Cache-Control': IMMUTABLE }),
		block(`${base}repositories/*`, { 'Access-Control-Allow-Origin': '*' }),
		block(`${base}api/*`, { 'Access-Control-Allow-Origin': '*' }),
		'',
	].join('\n\n');
}

/** The same for Apache. */
export function apacheConfiguration(base: string): string {
	const headers = Object.entries(RESPONSE_HEADERS).map(
		([name, value]) => `\tHeader always set ${name} "${value.replaceAll('"', '\\"')}"`,
	);
	return `ErrorDocument 404 ${base}404.html
DirectoryIndex index.html
AddDefaultCharset utf-8
AddType application/yaml .yaml
<IfModule mod_headers.c>
${headers.join('\n')}
	<FilesMatch "\\.[A-Za-z0-9_-]{8,}\\.(js|css|woff2|svg|png|webp)$">
		Header set Cache-Control "${IMMUTABLE}"
	</FilesMatch>
</IfModule>
`;
}

/** Writes the header files of common static hosts into a site. */
export async function writeHostFiles(folder: string, base: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, '_headers'), netlifyHeaders(base));
	await writeFile(join(folder, '.htaccess'), apacheConfiguration(base));
	// Without this file GitHub Pages drops every folder whose name begins with an underscore.
	await writeFile(join(folder, '.nojekyll'), '');
}
