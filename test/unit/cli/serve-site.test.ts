import { symlinkSync } from 'node:fs';
import type { Server } from 'node:http';
import { type RequestOptions, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { serveSite } from '../../../src/cli/serve-site.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SITE = {
	'index.html': 'home',
	'404.html': 'not here',
	'schemas/index.html': 'schemas',
	'api/catalog.json': '{"view":{"environment":"production","wiki":"metawiki"}}',
	'repositories/primary/jsonschema/a/1.0.0': 'title: a',
	'repositories/primary/jsonschema/index.html': 'list',
	'types/index.d.ts': 'export {}',
	'api/streamconfigs/production/metawiki.json': JSON.stringify({
		streams: { 'a.b': { schema_title: 'a' }, c: { schema_title: 'c' } },
	}),
	'.secret': 'no',
};
let running: Server[] = [];
afterEach(() => {
	for (const server of running) server.close().closeAllConnections();
	running = [];
});

async function serve(base: string): Promise<string> {
	const { server, url } = await serveSite({
		folder: temporaryFolder(SITE),
		base,
		host: '127.0.0.1',
		port: 0,
	});
	running.push(server);
	return url;
}

/** Status, type, redirect and text of an address; `path` goes out exactly as it is written. */
function get(
	url: string,
	path: string,
	options: RequestOptions = {},
): Promise<{ status: number; type: string; location: string; text: string }> {
	const { hostname, port } = new URL(url);
	return new Promise((done, fail) => {
		request({ hostname, port, path, ...options }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => {
				text += part;
			});
			response.on('end', () =>
				done({
					status: response.statusCode ?? 0,
					type: response.headers['content-type'] ?? '',
					location: response.headers.location ?? '',
					text,
				}),
			);
		})
			.on('error', fail)
			.end();
	});
}

it('pages and files are served with their types', async () => {
	const url = await serve('/');
	expect(await get(url, '/')).toMatchObject({ status: 200, text: 'home' });
	expect(await get(url, '/schemas/')).toMatchObject({ status: 200, text: 'schemas' });
	expect(await get(url, '/api/catalog.json')).toMatchObject({ type: 'application/json; charset=utf-8' });
	expect(await get(url, '/repositories/primary/jsonschema/a/1.0.0')).toMatchObject({
		type: 'application/yaml; charset=utf-8',
		text: 'title: a',
	});
	expect(await get(url, '/types/index.d.ts')).toMatchObject({ type: 'text/plain; charset=utf-8' });
});

describe('programs', () => {
	it('get the list of a folder as a page', async () => {
		expect(await get(await serve('/'), '/repositories/primary/jsonschema/')).toMatchObject({
			type: 'text/html;charset=utf-8',
			text: 'list',
		});
	});

	it('may read schemas, the API and types from other sites', async () => {
		const url = await serve('/');
		for (const path of ['repositories/primary/jsonschema/a/1.0.0', 'api/catalog.json', 'types/index.d.ts']) {
			expect((await fetch(url + path)).headers.get('access-control-allow-origin'), path).toBe('*');
		}
		expect((await fetch(url)).headers.get('access-control-allow-origin')).toBe(null);
	});

	it('find a schema where a base URI with a slash meets a $schema with one', async () => {
		const url = await serve('/catalog/');
		expect(await get(url, '/catalog/repositories/primary/jsonschema//a/1.0.0')).toMatchObject({
			status: 200,
			text: 'title: a',
		});
	});

	it('ask for the configuration of streams as they ask MediaWiki', async () => {
		const url = await serve('/');
		const all = await get(url, '/w/api.php?action=streamconfigs&format=json&all_settings=true');
		expect(JSON.parse(all.text)).toEqual({
			streams: { 'a.b': { schema_title: 'a' }, c: { schema_title: 'c' } },
		});
		const one = { streams: { 'a.b': { schema_title: 'a' } } };
		const named = await get(url, '/w/api.php?action=streamconfigs&streams=a.b|x');
		expect(JSON.parse(named.text)).toEqual(one);
		const met = await get(url, '/api/streamconfigs/production/metawiki.json?constraints=schema_title=a');
		expect(JSON.parse(met.text)).toEqual(one);
		const many = await get(url, `/w/api.php?action=streamconfigs&streams=${Array(251).fill('a').join('|')}`);
		expect(JSON.parse(many.text)).toMatchObject({ error: { code: 'toomanyvalues' } });
	});

	it('get no file outside of the site through a query', async () => {
		const url = await serve('/');
		expect(await get(url, '/api/streamconfigs/..%2f..%2f..%2fetc/passwd.json?streams=a')).toMatchObject({
			status: 404,
		});
	});
});

it('the policy is in the response headers', async () => {
	const response = await fetch(await serve('/'));
	expect(response.headers.get('content-security-policy')).toMatch(
		/^default-src 'none'; .*frame-ancestors 'none'$/,
	);
});

it('a page asked for without its slash is redirected, with its query', async () => {
	const url = await serve('/catalog/');
	expect(await get(url, '/catalog/schemas?namespace=a')).toMatchObject({
		status: 301,
		location: '/catalog/schemas/?namespace=a',
	});
	expect(await get(url, '/catalog')).toMatchObject({ status: 301, location: '/catalog/' });
	expect(await get(url, '/')).toMatchObject({ status: 302, location: '/catalog/' });
});

it.each([
	'/nothing/',
	'/.secret',
	'/%2e%2e/%2e%2e/etc/passwd',
	'/../../etc/passwd',
	'//',
	'/%zz',
	'/schemas%00/',
])('%s is not found', async (path) => {
	expect(await get(await serve('/'), path)).toMatchObject({ status: 404, text: 'not here' });
});

it('a redirect never leads to another host', async () => {
	const { location } = await get(await serve('/'), '//schemas');
	expect(location).toBe('/schemas/');
});

it('nothing outside the base path is served', async () => {
	expect(await get(await serve('/catalog/'), '/schemas/')).toMatchObject({ status: 404 });
});

it('a port that is taken is told when it was asked for', async () => {
	const port = Number(new URL(await serve('/')).port);
	await expect(
		serveSite({ folder: temporaryFolder(SITE), base: '/', host: '127.0.0.1', port }),
	).rejects.toThrow(`Port ${port} is taken`);
});

it('without a port the next free one is found', async () => {
	const folder = temporaryFolder(SITE);
	const first = await serveSite({ folder, base: '/', host: '127.0.0.1' });
	const second = await serveSite({ folder, base: '/', host: '127.0.0.1' });
	running.push(first.server, second.server);
	expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port));
});

it.each([
	['bytes=3-1', 416, ''],
	['bytes=9-', 416, ''],
	['bytes=-0', 416, ''],
	['bytes=1-2', 206, 'om'],
	['bytes=2-', 206, 'me'],
	['bytes=-2', 206, 'me'],
	['bytes=1-99', 206, 'ome'],
	['bytes=0-0', 200, 'home'],
	['bytes=0-1,3-3', 200, 'home'],
	['lines=1-2', 200, 'home'],
	['bytes=zz', 200, 'home'],
])('the range %s is answered with %i, and the server goes on', async (range, status, text) => {
	const url = await serve('/');
	expect(await get(url, '/index.html', { headers: { range } })).toMatchObject({ status, text });
	expect(await get(url, '/')).toMatchObject({ status: 200 });
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not allowed', async (method) => {
	expect(await get(await serve('/'), '/', { method })).toMatchObject({ status: 405 });
});

it('a page of another site cannot read the server under a name of its own', async () => {
	const url = await serve('/');
	expect(await get(url, '/', { headers: { host: 'attacker.example' } })).toMatchObject({ status: 421 });
	expect(await get(url, '/', { headers: { host: 'localhost:99' } })).toMatchObject({ status: 200 });
});

it('a link out of the site is not followed, and one inside of it is', async () => {
	const outside = temporaryFolder({ 'secret.txt': 'secret' });
	const folder = temporaryFolder(SITE);
	symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'));
	symlinkSync(outside, join(folder, 'out'));
	symlinkSync('api/catalog.json', join(folder, 'inside.json'));
	const { server, url } = await serveSite({ folder, base: '/', host: '127.0.0.1', port: 0 });
	running.push(server);
	expect(await get(url, '/out.txt')).toMatchObject({ status: 404 });
	expect(await get(url, '/out/secret.txt')).toMatchObject({ status: 404 });
	expect(await get(url, '/inside.json')).toMatchObject({ status: 200 });
});

it('a folder whose name begins as that of the site is not reached', async () => {
	const folder = temporaryFolder({ 'site/index.html': 'home', 'site-secret/a.txt': 'secret' });
	const { server, url } = await serveSite({
		folder: join(folder, 'site'),
		base: '/',
		host: '127.0.0.1',
		port: 0,
	});
	running.push(server);
	expect(await get(url, '/../site-secret/a.txt')).toMatchObject({ status: 404 });
	expect(await get(url, '/..%2fsite-secret/a.txt')).toMatchObject({ status: 404 });
});
