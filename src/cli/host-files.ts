/** The same headers, types and redirects for each kind of host that serves the folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	ENDING_TYPES,
	IMMUTABLE,
	OPEN_FOLDERS,
	OPEN_HEADER,
	RESPONSE_HEADERS,
	VERSION_TYPE,
} from './response-headers.ts';

const [OPEN_NAME, OPEN_VALUE] = OPEN_HEADER;
/** Names of versions: a regular expression that nginx, Apache and Caddy read alike. */
const VERSION_NAME = '([0-9]+\\.[0-9]+\\.[0-9]+[^/]*|latest)';

/** The header file of Netlify, Cloudflare Pages and hosts that read the same format. */
export function netlifyHeaders(base: string): string {
	const block = (path: string, headers: Readonly<Record<string, string>>): string =>
		[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
	return [
		block(`${base}*`, RESPONSE_HEADERS),
		block(`${base}_assets/*`, { 'Cache-Control': IMMUTABLE }),
		...OPEN_FOLDERS.map((folder) => block(`${base}${folder}/*`, { [OPEN_NAME]: OPEN_VALUE })),
		// A later block adds to the earlier ones; files with an ending that the host knows keep their own type.
		block(`${base}repositories/*/latest`, { 'Content-Type': VERSION_TYPE }),
		block(`${base}repositories/*.yaml`, { 'Content-Type': VERSION_TYPE }),
		'',
	].join('\n\n');
}

/** The same for Apache 2.4.39 and later, which merges `//` in a path by itself. */
export function apacheConfiguration(base: string): string {
	const headers = Object.entries(RESPONSE_HEADERS).map(
		([name, value]) => `\tHeader always set ${name} "${value.replaceAll('"', '\\"')}"`,
	);
	const types = Object.entries(ENDING_TYPES).map(([ending, type]) => `AddType ${type} .${ending}`);
	return `ErrorDocument 404 ${base}404.html
DirectoryIndex index.html
AddDefaultCharset utf-8
AddCharset utf-8 .json .yaml .md .csv .ts .xml
${types.join('\n')}
<FilesMatch "^${VERSION_NAME.replace('[^/]*', '([-+][-+.A-Za-z0-9]*)?')}$">
	ForceType "${VERSION_TYPE}; charset=utf-8"
</FilesMatch>
<IfModule mod_headers.c>
${headers.join('\n')}
	<If "%{REQUEST_URI} =~ m#^${base}/*(${OPEN_FOLDERS.join('|')})/#">
		Header set ${OPEN_NAME} "${OPEN_VALUE}"
	</If>
	<FilesMatch "\\.[A-Za-z0-9_-]{8,}\\.(js|css|woff2|svg|png|webp)$">
		Header set Cache-Control "${IMMUTABLE}"
	</FilesMatch>
</IfModule>
`;
}

/** A server block for nginx, which merges `//` in a path by itself. The folder's path is the only thing to change. */
function nginxConfiguration(base: string): string {
	const add = (name: string, value: string): string => `add_header ${name} "${value}" always;`;
	// add_header in a location replaces those of the server, so each location repeats them.
	const all = (indent: string): string =>
		Object.entries(RESPONSE_HEADERS)
			.map(([name, value]) => `${indent}${add(name, value)}`)
			.join('\n');
	const types = Object.entries(ENDING_TYPES).map(([ending, type]) => `\t\t${type} ${ending};`);
	return `# Set root and server_name. Below a path, root is the folder that holds the folder of that name.
server {
	listen 80;
	server_name catalog.example.org;
	root /srv/catalog;
	index index.html;
	charset utf-8;
	charset_types text/html text/css text/plain text/markdown text/csv text/xml application/json application/yaml application/javascript;
	error_page 404 ${base}404.html;
	absolute_redirect off;
	include mime.types;
	types {
${types.filter((line) => !line.includes(' ts;')).join('\n')}
	}
${all('\t')}
	location ^~ ${base}_assets/ {
${all('\t\t')}
		${add('Cache-Control', IMMUTABLE)}
	}
	location ~ ^${base}(${OPEN_FOLDERS.join('|')})/ {
		default_type ${VERSION_TYPE};
${all('\t\t')}
		${add(OPEN_NAME, OPEN_VALUE)}
		location ~ \\.ts$ {
			types { }
			default_type text/plain;
${all('\t\t\t')}
			${add(OPEN_NAME, OPEN_VALUE)}
		}
		location ~ "/${VERSION_NAME}$" {
			types { }
			default_type ${VERSION_TYPE};
${all('\t\t\t')}
			${add(OPEN_NAME, OPEN_VALUE)}
		}
	}
}
`;
}

/** A site block for Caddy 2. Its file server cleans a path with \`//\` by itself. */
function caddyConfiguration(base: string): string {
	const headers = Object.entries(RESPONSE_HEADERS).map(([name, value]) => `\t\t${name} "${value}"`);
	const type = (name: string, pattern: string, value: string): string =>
		`\t@${name} path_regexp ${pattern}\n\theader @${name} Content-Type "${value}; charset=utf-8"`;
	return `# Set the address and root. Below a path, root is the folder that holds the folder of that name.
catalog.example.org {
	root * /srv/catalog
	encode zstd gzip
	header {
${headers.join('\n')}
	}
	header ${base}_assets/* Cache-Control "${IMMUTABLE}"
	@open path_regexp ^${base}/*(${OPEN_FOLDERS.join('|')})/
	header @open ${OPEN_NAME} "${OPEN_VALUE}"
${Object.entries(ENDING_TYPES)
	.filter(([ending]) => ending !== 'tgz')
	.map(([ending, value]) => type(ending, `\\.${ending}$`, value))
	.join('\n')}
${type('version', `^${base}/*repositories/.*/${VERSION_NAME.replace('[^/]*', '([-+][-+.A-Za-z0-9]*)?')}$`, VERSION_TYPE)}
	file_server
	handle_errors {
		@missing expression {err.status_code} == 404
		rewrite @missing ${base}404.html
		file_server
	}
}
`;
}

/** Writes the header files of common static hosts into a site. Those for a server of one's own are in `hosting/`. */
export async function writeHostFiles(folder: string, base: string): Promise<void> {
	await mkdir(join(folder, 'hosting'), { recursive: true });
	await Promise.all([
		writeFile(join(folder, '_headers'), netlifyHeaders(base)),
		writeFile(join(folder, '.htaccess'), apacheConfiguration(base)),
		writeFile(join(folder, 'hosting/nginx.conf.txt'), nginxConfiguration(base)),
		writeFile(join(folder, 'hosting/Caddyfile.txt'), caddyConfiguration(base)),
		// Without this file GitHub Pages drops every folder whose name begins with an underscore.
		writeFile(join(folder, '.nojekyll'), ''),
	]);
}
