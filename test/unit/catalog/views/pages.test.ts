import { describe, expect, it } from 'vitest';
import { settingMeanings } from '../../../../src/catalog/stream/setting-meanings.ts';
import { aboutPage, settingsPage } from '../../../../src/catalog/views/about-page.ts';
import { newestChangesPage } from '../../../../src/catalog/views/change-pages.ts';
import { changelogPage, schemasWithChangelog } from '../../../../src/catalog/views/changelog-page.ts';
import { comparePage } from '../../../../src/catalog/views/compare-page.ts';
import { homePage } from '../../../../src/catalog/views/home-page.ts';
import { schemasPage, streamsPage } from '../../../../src/catalog/views/list-pages.ts';
import type { Setting } from '../../../../src/model/stream.ts';
import { aCatalog, aConfiguration, aSchema, aStream, aVersion } from '../../../support/builders.ts';

const versioned = (title: string, versions: readonly string[], streams: readonly string[] = []) => {
	const all = versions.map((version) => ({ ...aVersion(title, version), uri: `/${title}/${version}` }));
	return aSchema(title, { versions: all, latest: all.at(-1) ?? aVersion(title, '1.0.0'), streams });
};

describe('the page of a schema’s changes', () => {
	const { rows, whole, amount } = changelogPage(versioned('a/b', ['1.0.0', '1.1.0', '2.0.0']));

	it('has a row for every step, the newest first', () => {
		expect(rows.map(({ anchor, label, verdict }) => [anchor, label, verdict.label])).toEqual([
			['v2.0.0', '1.1.0 → 2.0.0', 'new major version'],
			['v1.1.0', '1.0.0 → 1.1.0', 'compatible'],
		]);
		expect(amount).toBe('3 versions');
	});

	it('offers the oldest version against the newest, unless that is the only step', () => {
		expect(whole).toEqual({
			label: 'Compare 1.0.0 with 2.0.0',
			href: '/compare/?a=a%2Fb%2F1.0.0&b=a%2Fb%2F2.0.0',
		});
		expect(changelogPage(versioned('a/b', ['1.0.0', '1.1.0'])).whole).toBeNull();
	});

	it('is there for schemas of several versions', () => {
		const schemas = [versioned('a/b', ['1.0.0', '1.1.0']), versioned('a/c', ['1.0.0'])];
		expect(schemasWithChangelog(schemas).map(({ title }) => title)).toEqual(['a/b']);
	});
});

describe('the page that compares', () => {
	it('gives the most used event schema of several versions as its example', () => {
		const { example } = comparePage({
			schemas: [
				versioned('fragment/common', ['1.0.0', '2.0.0'], []),
				versioned('a/little', ['1.0.0', '1.1.0'], ['s']),
				versioned('a/much', ['1.0.0', '1.2.0'], ['s', 't']),
				versioned('a/single', ['1.0.0'], ['s', 't', 'u']),
			],
		});
		expect(example).toMatchObject({ title: 'a/much', versions: '1.0.0 and 1.2.0' });
	});

	it('has no example where no schema has two versions', () => {
		expect(comparePage({ schemas: [versioned('a/b', ['1.0.0'])] }).example).toBeNull();
	});
});

describe('the home page', () => {
	const catalog = aCatalog({
		schemas: [versioned('a/b', ['1.0.0'], ['s']), versioned('fragment/c', ['1.0.0'])],
		streams: [aStream('s'), aStream('t', { inDefaultView: false })],
		problems: [
			{ code: 'x', severity: 'warning', file: null, line: null, message: '', hint: '', subject: null },
		],
	});

	it('says how much there is', () => {
		const { schemas, streams } = homePage(catalog);
		expect([schemas, streams]).toEqual(['1 event schema, 1 fragment', '2 streams (1 in production)']);
	});

	it('links what is re-used, and issues of each severity that there is', () => {
		const { mostUsed, issues } = homePage(catalog);
		expect(mostUsed).toEqual([{ name: 'a/b', href: '/schemas/a/b/', words: '1 stream' }]);
		expect(issues.map(({ title, count, href }) => [title, count, href])).toEqual([
			['Warnings', '1', '/health/#warnings'],
		]);
	});

	it('shows six of what is being rolled out and counts the rest', () => {
		const streams = Array.from({ length: 8 }, (_, index) =>
			aStream(`s${index}`, { lifecycle: { state: 'beta-only', phase: 'beta', summary: '', evidence: [] } }),
		);
		const { inProgress, inProgressMore } = homePage(aCatalog({ streams }));
		expect([inProgress.length, inProgress[0]?.words, inProgressMore]).toEqual([6, 'beta only', 2]);
	});
});

describe('the lists', () => {
	it('say what they list', () => {
		const catalog = aCatalog({
			schemas: [versioned('a/b', ['1.0.0']), versioned('fragment/c', ['1.0.0'])],
			streams: [aStream('s')],
		});
		expect(schemasPage(catalog).lead).toBe(
			'1 event schema and 1 fragment to build them from, the most used first.',
		);
		expect(streamsPage(catalog).lead).toBe(
			'1 stream. A stream carries events of one schema from producers to consumers.',
		);
	});
});

describe('the pages of changes', () => {
	it('say so where the sources have no history', () => {
		expect(newestChangesPage(aCatalog())).toBeNull();
	});
});

describe('the pages about the catalog', () => {
	it('name each source with its shortened revision', () => {
		const { sources } = aboutPage(
			aCatalog({
				config: aConfiguration(),
				repositories: [
					{
						name: 'primary',
						title: 'Primary',
						revision: '0123456789abcdef',
						schemaCount: 1,
						versionCount: 1200,
					} as unknown as ReturnType<typeof aCatalog>['repositories'][number],
				],
			}),
		);
		expect(sources).toEqual([
			{ name: 'primary', note: '', revision: '0123456789', schemas: '1', versions: '1,200' },
		]);
	});

	it('count the streams whose own entry sets a setting, not those that inherit it', () => {
		const meanings = settingMeanings({
			groups: [{ id: 'sampling', label: 'Sampling' }],
			settings: [
				{
					path: ['sample', 'rate'],
					label: 'Rate',
					meaning: 'How much.',
					group: 'sampling',
					readBy: ['producers'],
				},
			],
		});
		const setting = (layer: 'entry' | 'defaults'): Setting =>
			({ path: ['sample', 'rate'], value: 1, origin: { layer } }) as unknown as Setting;
		const streams = [
			aStream('a', { settings: [setting('entry')] }),
			aStream('b', { settings: [setting('defaults')] }),
		];
		expect(settingsPage({ streams }, meanings)).toEqual([
			{
				id: 'sampling',
				label: 'Sampling',
				settings: [
					{ path: 'sample.rate', label: 'Rate', meaning: 'How much.', readBy: 'producers', users: '1' },
				],
			},
		]);
	});
});
