import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../../../src/catalog/views/feed.ts';
import type { Change, ChangeRecord } from '../../../../src/model/history.ts';
import { aCatalog, aConfiguration, aHistory } from '../../../support/builders.ts';

const change = (hash: string, date: string, parts: Partial<Change> = {}): Change => ({
	hash: hash.repeat(40),
	source: 'config',
	time: `${date}T12:00:00.000Z`,
	date,
	subject: `Change ${hash}`,
	tasks: [],
	author: null,
	url: null,
	reverts: null,
	...parts,
});
const record = (one: Change, parts: Partial<ChangeRecord> = {}): ChangeRecord => ({
	change: one,
	streams: [],
	schemas: [],
	defaults: [],
	...parts,
});
const feedOf = (records: readonly ChangeRecord[], url: string | null = 'https://catalog.example/'): string =>
	atomFeed(
		aCatalog({
			config: aConfiguration({
				site: { title: 'Catalog', description: '', url, editUrl: null, security: null },
			}),
			history: aHistory({ records }),
		}),
	);
const elements = (xml: string, name: string): string[] =>
	[...xml.matchAll(new RegExp(`<${name}[ >/]`, 'g'))].map(([match]) => match);

describe('the feed of changes', () => {
	it('has what Atom requires of a feed and of each entry', () => {
		const xml = feedOf([record(change('b', '2024-02-01')), record(change('a', '2024-01-01'))]);
		expect(xml).toMatch(
			/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
		);
		for (const name of ['id', 'title', 'updated']) expect(elements(xml, name)).toHaveLength(3);
		expect(elements(xml, 'author')).toHaveLength(1);
		expect(elements(xml, 'entry')).toHaveLength(2);
		expect(xml).toContain('<updated>2024-02-01T12:00:00.000Z</updated>');
		expect(xml).toContain(
			'<link rel="self" type="application/atom+xml" href="https://catalog.example/feed.xml"/>',
		);
		expect(xml).toContain('href="https://catalog.example/changes/2024-02/#c-config-bbbbbbbbbbbb"');
	});

	it('gives each entry an identifier that is its own and stays the same', () => {
		const ids = (xml: string) => [...xml.matchAll(/<id>(.*?)<\/id>/g)].map((match) => match[1]);
		const records = [record(change('b', '2024-02-01')), record(change('a', '2024-01-01'))];
		expect(new Set(ids(feedOf(records))).size).toBe(3);
		expect(ids(feedOf(records))).toEqual(ids(feedOf(records)));
		expect(ids(feedOf(records))[1]).toMatch(
			/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
		);
	});

	it('says what was changed, in words', () => {
		const one = change('a', '2024-01-01', { tasks: ['T1001'] });
		const xml = feedOf([
			record(one, {
				streams: [
					{
						change: one,
						name: 'x.y',
						kind: 'declared',
						declaredIn: ['production'],
						removedFrom: [],
						settings: [],
					},
				],
			}),
		]);
		expect(xml).toContain('<summary>x.y: declared in production; T1001</summary>');
	});

	it('takes text of others as text, and leaves out what XML cannot hold', () => {
		const xml = feedOf([record(change('a', '2024-01-01', { subject: '<b>&\u0001\ud800"</b>' }))]);
		expect(xml).toContain('<title>&lt;b&gt;&amp;\ufffd\ufffd&quot;&lt;/b&gt;</title>');
		expect(parseFragment(xml).childNodes.length).toBeGreaterThan(0);
	});

	it('has addresses from the root of the site where its own is not known', () => {
		expect(feedOf([record(change('a', '2024-01-01'))], null)).toContain(
			'href="/changes/2024-01/#c-config-aaaaaaaaaaaa"',
		);
	});

	it('is a feed without entries where no history is known', () => {
		const xml = atomFeed(aCatalog());
		expect(elements(xml, 'entry')).toEqual([]);
		expect(xml).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
	});
});
