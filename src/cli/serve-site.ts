import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';
import sirv from 'sirv';
import { CommandError } from './command-error.ts';
import { refusedRequest, servedEntry, usableRange } from './refuse-request.ts';
import {
	ENDING_TYPES,
	OPEN_FOLDERS,
	OPEN_HEADER,
	RESPONSE_HEADERS,
	VERSION_TYPE,
} from './response-headers.ts';
import { answerStreamConfigsRequest } from './stream-configs-server.ts';

/** Ports that are tried after the first, when the caller named none. */
const PORTS_TRIED = 50;
const FIRST_PORT = 4321;

/** A file that every site has. */
const SITE_FILE = 'api/catalog.json';

/** Whether a folder holds a site that can be served. */
export const isSite = (folder: string): boolean => existsSync(join(folder, SITE_FILE));

/** What to serve and where. */
export interface ServeOptions {
	/** Absolute folder of a built site. */
	readonly folder: string;
	/** With slashes at both ends. */
	readonly base: string;
	readonly host: string;
	/** Exactly this port; without it the first free one from 4321. 0 lets the system choose. */
	readonly port?: number | undefined;
}

/**
 * Serves a built site as a static host would: with the response headers of the header files, a 404 page, and a
 * redirect to the address with a slash.
 *
 * @returns the server, listening, and the address of the home page
 * @throws CommandError where the named port is taken
 */
export async function serveSite(options: ServeOptions): Promise<{ server: Server; url: string }> {
	const server = createServer(requestHandler(options));
	const ports =
		options.port === undefined
			? Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index)
			: [options.port];
	for (const port of ports) {
		if (await isTakenElsewhere(port, options.host)) continue;
		const listening = await listen(server, port, options.host);
		if (listening !== null) {
			const host = options.host.includes(':') ? `[${options.host}]` : options.host;
			return { server, url: `http://${host}:${listening}${options.base}` };
		}
	}
	throw new CommandError(
		options.port === undefined
			? `No port from ${FIRST_PORT} to ${FIRST_PORT + PORTS_TRIED - 1} is free. Name another with --port.`
			: `Port ${options.port} is taken. Name another with --port, or leave the option out.`,
	);
}

/** The addresses that browsers try for `localhost`. */
const LOCAL_ADDRESSES = ['127.0.0.1', '::1'];

/** Whether another program listens on one of the addresses of `localhost`, where a browser would find it. */
async function isTakenElsewhere(port: number, host: string): Promise<boolean> {
	if (host !== 'localhost' || port === 0) return false;
	const taken = await Promise.all(
		LOCAL_ADDRESSES.map(
			(address) =>
				new Promise<boolean>((done) => {
					const probe = createServer().once('error', ({ code }: NodeJS.ErrnoException) =>
						done(code === 'EADDRINUSE'),
					);
					probe.listen(port, address, () => probe.close(() => done(false)));
				}),
		),
	);
	return taken.includes(true);
}

/** The port that the server listens on, or null where that port is taken. */
function listen(server: Server, port: number, host: string): Promise<number | null> {
	return new Promise((done, fail) => {
		const failed = (error: NodeJS.ErrnoException): void => {
			if (error.code === 'EADDRINUSE') done(null);
			else if (error.code === 'EACCES')
				fail(new CommandError(`Port ${port} may not be used. Name another with --port.`));
			else if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL') {
				fail(new CommandError(`${host} is no address of this machine. Name another with --host.`));
			} else fail(error);
		};
		server.once('error', failed);
		server.listen(port, host, () => {
			server.off('error', failed);
			const address = server.address();
			done(typeof address === 'object' && address !== null ? address.port : port);
		});
	});
}

function requestHandler({
	folder,
	base,
	host,
}: ServeOptions): (request: IncomingMessage, response: ServerResponse) => void {
	const notFound = existsSync(join(folder, '404.html'))
		? readFileSync(join(folder, '404.html'))
		: 'Not found';
	const send404 = (_request: IncomingMessage, response: ServerResponse): void => {
		response
			.writeHead(404, { ...RESPONSE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' })
			.end(notFound);
	};
	const files = sirv(folder, {
		// Looks at the disk for every request: the site can be built anew while it is served.
		dev: true,
		etag: true,
		extensions: ['html'],
		onNoMatch: send404,
		setHeaders: (response, path) => {
			for (const [name, value] of Object.entries(RESPONSE_HEADERS)) response.setHeader(name, value);
			const type = contentType(path);
			if (type !== null) response.setHeader('Content-Type', type);
			if (isOpen(path)) response.setHeader(...OPEN_HEADER);
		},
	});
	const root = realpathSync(folder);
	return (request, response) => {
		const refusal = refusedRequest(request, host);
		if (refusal) {
			response
				.writeHead(refusal.status, {
					...RESPONSE_HEADERS,
					...refusal.headers,
					'Content-Type': 'text/plain; charset=utf-8',
				})
				.end(`${refusal.message}\n`);
			return;
		}
		// Not `new URL`: it throws for addresses such as `//`, which anybody can ask for.
		const [pathname = '/', ...query] = (request.url ?? '/').split('?');
		const search = query.length === 0 ? '' : `?${query.join('?')}`;
		if (!`${pathname}/`.startsWith(base)) {
			if (pathname === '/') response.writeHead(302, { Location: base }).end();
			else send404(request, response);
			return;
		}
		const path = merged(pathname.slice(base.length - 1) || '/');
		const answer = answerStreamConfigsRequest(folder, path, search);
		if (answer !== null) {
			response
				.writeHead(answer.status, {
					...RESPONSE_HEADERS,
					[OPEN_HEADER[0]]: OPEN_HEADER[1],
					'Content-Type': 'application/json; charset=utf-8',
				})
				.end(answer.body);
			return;
		}
		const isHome = `${pathname}/` === base;
		if (isHome || (!path.endsWith('/') && isPage(folder, path))) {
			// Several slashes at the front would be another host.
			response.writeHead(301, { Location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
			return;
		}
		const entry = servedEntry(root, path);
		if (entry === null && servedEntry(root, `${path}.html`) === null) {
			send404(request, response);
			return;
		}
		const range = entry?.isFile() ? usableRange(request.headers.range, entry.size) : null;
		if (range === 'bad') {
			response.writeHead(416, { ...RESPONSE_HEADERS, 'Content-Range': `bytes */${entry?.size}` }).end();
			return;
		}
		request.headers.range = range ?? undefined;
		request.url = path + search;
		files(request, response);
	};
}

/** Whether a path without its final slash is that of a page. */
function isPage(folder: string, path: string): boolean {
	let file: string;
	try {
		file = resolve(folder, `.${decodeURIComponent(path)}`, 'index.html');
	} catch {
		return false;
	}
	return file.startsWith(folder + sep) && existsSync(file);
}

/** Whether programs of other sites may read a file; `path` is below the base path. */
const isOpen = (path: string): boolean => OPEN_FOLDERS.some((folder) => path.startsWith(`/${folder}/`));

/**
 * Several slashes are one in the paths that programs put together: a base URI ends in a slash, and `$schema` begins
 * with one. In other paths they stay, and are not found.
 */
function merged(path: string): string {
	const single = path.replace(/\/{2,}/g, '/');
	return isOpen(single) ? single : path;
}

/** Types that the ending of a file does not tell: published schemas have a version or nothing at the end. */
function contentType(path: string): string | null {
	const ending = /\.([a-z]+)$/.exec(path)?.[1] ?? '';
	const type = ENDING_TYPES[ending];
	if (type !== undefined) return type === 'application/gzip' ? type : `${type}; charset=utf-8`;
	if (ending === 'json' || ending === 'xml') return `application/${ending}; charset=utf-8`;
	// A folder answers with its list, a page.
	const isPage = ending === 'html' || path.endsWith('/');
	if (path.startsWith('/repositories/') && !isPage) return `${VERSION_TYPE}; charset=utf-8`;
	return null;
}
