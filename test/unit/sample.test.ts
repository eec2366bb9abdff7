import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/load.ts';
import type { Catalog } from '../../src/model/catalog.ts';

const folder = new URL('../../content/sample/', import.meta.url).pathname;
let catalog: Catalog;
beforeAll(async () => {
	catalog = loadCatalog({});
});
const stream = (name: string) => {
	const found = catalog.streamByName.get(name);
	if (found === undefined) throw new Error(`The sample has no stream ${name}.`);
	return found;
};

describe('the embedded sample', () => {
	it('has the size that the documentation speaks of', () => {
		expect(catalog.schemas).toHaveLength(36);
		expect(catalog.schemas.filter(({ kind }) => kind === 'fragment')).toHaveLength(12);
		expect(catalog.streams).toHaveLength(46);
	});

	it('shows every variant of a stream that the workflow words differently', () => {
		const kinds = new Set(catalog.streams.map(({ producers }) => producers[0]?.kind));
		expect([...kinds].sort()).toEqual([
			'android',
			'app',
			'eventbus',
			'eventgate',
			'eventlogging-js',
			'eventlogging-php',
			'flink',
			'http',
			'ios',
			'test-kitchen',
			'unknown',
		]);
		const states = new Set(catalog.streams.map(({ lifecycle }) => lifecycle.state));
		expect([...states].sort()).toEqual(['beta-only', 'full', 'sampled', 'switched-off']);
		expect(catalog.streams.filter(({ pattern }) => pattern !== null)).toHaveLength(2);
		expect(catalog.streams.filter(({ legacy }) => legacy)).toHaveLength(3);
		expect(catalog.streams.filter(({ schemaPresent }) => !schemaPresent)).toHaveLength(6);
	});

	it('gives the wikis of one stream different rates', () => {
		const rates = stream('mediawiki.web_ui_actions').views.map(({ environment, wiki, effective }) => [
			`${environment} ${wiki}`,
			JSON.parse(JSON.stringify(effective))?.sample?.rate,
		]);
		expect(Object.fromEntries(rates)).toEqual({
			'production metawiki': 0.2,
			'production enwiki': 0.01,
			'production testwiki': 1,
			'production officewiki': 0,
			'production collabwiki': 0.2,
			'beta metawiki': 0.2,
			'beta enwiki': 1,
		});
	});

	it('has explicit topics, a stream without prefix, and one of two data centres', () => {
		expect(stream('rdf-streaming-updater.mutation.v2').topics).toEqual([
			'eqiad.rdf-streaming-updater.mutation',
		]);
		expect(stream('eventlogging_EditAttemptStep').topics).toEqual(['eventlogging_EditAttemptStep']);
		expect(stream('mediawiki.page_change.v1').topics).toEqual([
			'eqiad.mediawiki.page_change.v1',
			'codfw.mediawiki.page_change.v1',
		]);
	});

	it('has exactly the errors and warnings that were put into it, so that a new one is noticed', () => {
		const found = catalog.problems
			.filter(({ severity }) => severity !== 'notice')
			.map(({ code, subject }) => `${code} ${subject}`);
		expect(found.sort()).toEqual([
			'keyword-misspelt schema:analytics/legacy/searchsatisfaction',
			'name-unversioned stream:mobile_link_taps',
			'nested-struct-grows schema:mediawiki/page/change',
			'stream-attribute-unknown stream:mediawiki.product_metrics.translation_offers.experiments',
			'stream-canary-without-service stream:webrequest.page_trending.dev0',
			'stream-eventlogging-dangling configuration:eventlogging',
			'stream-override-swallowed stream:eventlogging_EditAttemptStep',
			'stream-override-unseen stream:mobile_link_taps',
			'stream-schema-missing stream:analytics.reference_summary',
			'stream-schema-missing stream:ios.reading_list_sync',
			'stream-schema-missing stream:mediawiki.user_change.dev0',
			'stream-schema-missing stream:product_metrics.web_base_with_ip',
			'stream-schema-missing stream:webrequest.page_trending.dev0',
			'stream-schema-title-slash stream:mobile_link_taps',
			'stream-version-mismatch stream:rdf-streaming-updater.mutation-scholarly.v2',
			'stream-version-mismatch stream:rdf-streaming-updater.mutation.v2',
		]);
	});

	it('has a draft, a major bump, a tightened version and an integer that JavaScript cannot hold', () => {
		const versions = (title: string) =>
			catalog.schemaByTitle
				.get(title)
				?.versions.map(({ version, draft }) => (draft ? `${version} draft` : version));
		expect(versions('analytics/mediawiki/search_interaction')).toEqual(['1.0.0', '1.1.0', '1.2.0 draft']);
		expect(versions('analytics/mobile_apps/install_funnel')).toEqual(['1.0.0', '1.1.0', '2.0.0']);
		const codes = new Set(catalog.problems.map(({ code }) => code));
		expect([...codes]).toEqual(expect.arrayContaining(['version-tightens-schema', 'integer-unsafe']));
	});

	it('links versions as the build tool does, and never out of a folder', () => {
		const root = join(folder, 'repositories');
		const links = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isSymbolicLink(),
		);
		expect(links.length).toBeGreaterThan(100);
		for (const link of links) {
			expect(readlinkSync(join(link.parentPath, link.name))).toMatch(/^\d+\.\d+\.\d+\.yaml$/);
		}
	});

	it('names no task that could exist', () => {
		const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		const numbers = files.flatMap((file) => [
			...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/\bT(\d{3,7})\b/g),
		]);
		expect(numbers.length).toBeGreaterThan(50);
		for (const [, number] of numbers) expect(Number(number)).toBeGreaterThanOrEqual(800_000);
	});
});
