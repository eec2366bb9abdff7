import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFullText } from '../../../src/cli/full-text.ts';
import { apacheConfiguration, netlifyHeaders } from '../../../src/cli/host-files.ts';
import { sitemaps, writeIndexFiles, writeSecurityFile } from '../../../src/cli/site-index-files.ts';
import { aCatalog, aSchema, aStream } from '../../support/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('header files', () => {
	it('carry the policy for every path below the base', () => {
		expect(netlifyHeaders('/catalog/')).toMatch(
			/^\/catalog\/\*\n {2}Content-Security-Policy: default-src 'none';/,
		);
	});

	it('let other sites read schemas and the API', () => {
		expect(netlifyHeaders('/')).toContain('/repositories/*\n  Access-Control-Allow-Origin: *');
	});

	it('name the 404 page below the base for Apache', () => {
		expect(apacheConfiguration('/catalog/')).toContain('ErrorDocument 404 /catalog/404.html');
	});
});

describe('the text for language models', () => {
	it('is the Markdown of all schemas and streams, in their order', () => {
		const folder = temporaryFolder({ 'schemas/b/c/index.md': '# b/c\n', 'streams/s/index.md': '# s\n' });
		writeFullText(
			folder,
			aCatalog({ schemas: [aSchema('b/c'), aSchema('a/missing')], streams: [aStream('s')] }),
		);
		expect(readFileSync(join(folder, 'llms-full.txt'), 'utf8')).toBe('# b/c\n\n# s\n');
	});
});

describe('security.txt', () => {
	const security = {
		contact: ['mailto:security@example.org', 'https://example.org/report'],
		expires: '2027-01-01T00:00:00Z',
		policy: null,
	};

	it('names who takes reports, until when, and its own address at the root of the host', async () => {
		const folder = temporaryFolder({});
		await writeSecurityFile(folder, { security, url: 'https://example.org/catalog/' });
		expect(readFileSync(join(folder, '.well-known/security.txt'), 'utf8')).toBe(
			'Contact: mailto:security@example.org\nContact: https://example.org/report\nExpires: 2027-01-01T00:00:00Z\nCanonical: https://example.org/.well-known/security.txt\n',
		);
	});

	it('is left out where nobody is configured', async () => {
		const folder = temporaryFolder({});
		await writeSecurityFile(folder, { security: null, url: null });
		expect(() => readFileSync(join(folder, '.well-known/security.txt'))).toThrow(/ENOENT/);
	});
});

describe('the sitemap', () => {
	const site = { 'index.html': '', 'streams/a&b/index.html': '', '404.html': '', 'api/catalog.json': '' };

	it('names the full address of every page and nothing else', async () => {
		const folder = temporaryFolder(site);
		await writeIndexFiles(folder, 'https://example.org/ignored/', '/catalog/');
		const locations = readFileSync(join(folder, 'sitemap.xml'), 'utf8').match(/<loc>.*<\/loc>/g);
		expect(locations).toEqual([
			'<loc>https://example.org/catalog/</loc>',
			'<loc>https://example.org/catalog/streams/a%26b/</loc>',
		]);
		expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toContain(
			'Sitemap: https://example.org/catalog/sitemap.xml',
		);
	});

	it('is left out where the address of the site is not known', async () => {
		const folder = temporaryFolder(site);
		await writeIndexFiles(folder, null, '/');
		expect(() => readFileSync(join(folder, 'sitemap.xml'))).toThrow(/ENOENT/);
		expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('User-agent: *\nAllow: /\n');
	});

	it('is split where it has too many pages', () => {
		const files = sitemaps('https://example.org/', ['a/', 'b/', 'c/'], 2);
		expect([...files.keys()]).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']);
		expect(files.get('sitemap-2.xml')).toContain('<url><loc>https://example.org/c/</loc></url>');
		expect(files.get('sitemap.xml')).toContain(
			'<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>',
		);
	});
});
