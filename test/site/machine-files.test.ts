import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/load.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { sampleSite } from '../support/sample-site.ts';

const read = (path: string): string => readFileSync(join(sampleSite(), path), 'utf8');
const json = (path: string): Record<string, unknown> => JSON.parse(read(path)) as Record<string, unknown>;

describe('the catalog as JSON', () => {
	let schemas: readonly Record<string, unknown>[];
	let streams: readonly Record<string, unknown>[];
	beforeAll(() => {
		({ schemas, streams } = json('api/catalog.json') as Record<string, Record<string, unknown>[]> as {
			schemas: Record<string, unknown>[];
			streams: Record<string, unknown>[];
		});
	});

	it('has every schema with the promised keys', () => {
		expect(schemas.length).toBeGreaterThan(20);
		for (const schema of schemas) {
			expect(schema).toEqual(
				expect.objectContaining({
					title: expect.any(String),
					repository: expect.stringMatching(/^(primary|secondary)$/),
					kind: expect.stringMatching(/^(event|fragment)$/),
					latest: expect.stringMatching(/^\d+\.\d+\.\d+$/),
					versions: expect.any(Array),
				}),
			);
		}
	});

	it('has every stream of the default view with the promised keys', () => {
		expect(streams.length).toBeGreaterThan(35);
		for (const stream of streams) {
			expect(Object.keys(stream)).toEqual(
				expect.arrayContaining([
					'name',
					'regex',
					'schemaTitle',
					'schemaPresent',
					'destination',
					'topics',
					'table',
					'sample',
				]),
			);
			expect([
				typeof stream['regex'],
				typeof stream['schemaPresent'],
				Array.isArray(stream['topics']),
			]).toEqual(['boolean', 'boolean', true]);
		}
	});

	it('tells a stream as the configuration states it', () => {
		expect(streams.find(({ name }) => name === 'mediawiki.page_change.v1')).toMatchObject({
			regex: false,
			schemaTitle: 'mediawiki/page/change',
			schemaPresent: true,
			topics: ['eqiad.mediawiki.page_change.v1', 'codfw.mediawiki.page_change.v1'],
			public: true,
		});
		expect(streams.filter(({ regex }) => regex).map(({ name }) => String(name)[0])).toEqual(['/', '/']);
	});
});

it('the problems as JSON have the promised keys', () => {
	const { problems } = json('api/problems.json') as { problems: Record<string, unknown>[] };
	expect(problems.length).toBeGreaterThan(0);
	for (const problem of problems) {
		expect(Object.keys(problem)).toEqual(
			expect.arrayContaining(['code', 'severity', 'file', 'line', 'message', 'hint', 'subject']),
		);
	}
});

describe('the effective settings of every configured wiki', () => {
	let catalog: Catalog;
	beforeAll(async () => {
		catalog = loadCatalog();
	});

	it('are there in the shape of action=streamconfigs', () => {
		const views = catalog.config.environments.flatMap(({ name, wikis }) =>
			wikis.map((wiki) => `api/streamconfigs/${name}/${wiki.name}.json`),
		);
		expect(views.length).toBeGreaterThanOrEqual(7);
		for (const view of views) {
			const { streams } = json(view) as { streams: Record<string, Record<string, unknown>> };
			expect(Object.keys(streams).length, view).toBeGreaterThan(35);
			for (const [name, settings] of Object.entries(streams)) {
				expect(settings['stream'], `${view} ${name}`).toBe(name);
				expect(Array.isArray(settings['topics']), `${view} ${name}`).toBe(true);
			}
		}
	});
});

it('nothing that a script fetches has a path segment that content blockers stop', () => {
	const blocked = new Set(['analytics', 'event', 'metrics', 'tracking', 'ad']);
	const files = readdirSync(sampleSite(), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(sampleSite(), join(entry.parentPath, entry.name)))
		// Pages, their Markdown, published schemas and types are links, never fetched.
		.filter((file) => !/\.(?:html|md)$/.test(file) && !/^(repositories|types)\//.test(file));
	expect(files.length).toBeGreaterThan(20);
	const stopped = files.filter((file) =>
		file.split('/').some((segment) => blocked.has(segment.toLowerCase())),
	);
	expect(stopped.slice(0, 10)).toEqual([]);
});

it('the files for static hosts, crawlers and language models are there', () => {
	expect(read('_headers')).toContain("Content-Security-Policy: default-src 'none'");
	expect(read('.htaccess')).toContain('ErrorDocument 404 /404.html');
	expect(read('robots.txt')).toContain('User-agent: *');
	expect(read('llms.txt')).toMatch(/^# Event Platform Catalog\n\n> /);
	expect(existsSync(join(sampleSite(), '404.html'))).toBe(true);
});
