import { describe, expect, it } from 'vitest';
import { PartDigests, SharedViews, trackedProject } from '../../../src/build/tracked-project.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { type SiteProject, siteProject } from '../../../src/site/catalog.ts';
import { aCatalog, aHistory, aSchema, aStream } from '../../support/builders.ts';

const projectOf = (catalog: Catalog): SiteProject =>
	siteProject({ catalog, howTos: [], textsDigest: '' } as unknown as SiteProject);

const CATALOG = aCatalog({
	schemas: [aSchema('a/b')],
	streams: [aStream('s')],
	history: aHistory(),
	repositories: [
		{
			name: 'primary',
			basePath: '',
			rights: null,
			revision: null,
			webUrl: null,
			schemaUrl: null,
			schemaCount: 1,
			versionCount: 1,
			otherFiles: [],
		},
	],
});

/** The parts that a page looks at. */
function partsOf(page: (project: SiteProject) => unknown): readonly string[] {
	const parts = new Set<string>();
	page(trackedProject(projectOf(CATALOG), (part) => parts.add(part)));
	return [...parts];
}

describe('what a page looks at', () => {
	it.each<[string, (project: SiteProject) => unknown, readonly string[]]>([
		['nothing', () => undefined, []],
		['the configuration, which every page depends on', ({ catalog }) => catalog.config.site, []],
		['one schema', ({ catalog }) => catalog.schemaByTitle.get('a/b')?.latest, ['schemaByTitle a/b']],
		['a schema that is missing', ({ catalog }) => catalog.schemaByTitle.has('x'), ['schemaByTitle x']],
		['all schemas', ({ catalog }) => catalog.schemas.length, ['schemas']],
		['all names of a map', ({ catalog }) => [...catalog.streamByName.keys()], ['streamByName']],
		['how many there are', ({ catalog }) => catalog.streamByName.size, ['streamByName']],
		[
			'the revision of a repository',
			({ catalog }) => catalog.repositories.map((one) => one.revision),
			['repositories'],
		],
		[
			'the counts of a repository',
			({ catalog }) => catalog.repositories.map((one) => one.schemaCount),
			['repositories', 'counts'],
		],
		['the history of one stream', ({ catalog }) => catalog.history?.streams.get('s'), ['history.streams s']],
		['the newest changes', ({ catalog }) => catalog.history?.records[0], ['history.records']],
		['what is derived for guides', ({ facts }) => facts, ['facts']],
	])('is noted: %s', (_what, page, parts) => {
		expect(partsOf(page)).toEqual(parts);
	});

	it('is everything where the catalog is copied', () => {
		const parts = partsOf(({ catalog }) => ({ ...catalog }));
		for (const part of ['schemas', 'streams', 'fields', 'problems', 'findings', 'schemaByTitle']) {
			expect(parts).toContain(part);
		}
	});
});

describe('a view that pages share', () => {
	/** Two pages that show the view of the same thing, one after the other. */
	function twoPages(page: (project: SiteProject) => unknown): readonly (readonly string[])[] {
		const views = new SharedViews();
		return [1, 2].map(() => {
			const parts = new Set<string>();
			page(trackedProject(projectOf(CATALOG), (part) => parts.add(part), views));
			return [...parts];
		});
	}
	const stream = CATALOG.streams[0] ?? {};

	it('is made once', () => {
		let made = 0;
		twoPages(({ shared }) => shared('view', stream, () => ++made));
		expect(made).toBe(1);
	});

	it('counts as looked at by every page that gets it, with the views that it is made of', () => {
		const parts = twoPages(({ catalog, shared }) =>
			shared(
				'outer',
				stream,
				() => shared('inner', stream, () => catalog.schemaByTitle.has('a/b')) && catalog.fields.length,
			),
		);
		expect(parts).toEqual([
			['schemaByTitle a/b', 'fields'],
			['schemaByTitle a/b', 'fields'],
		]);
	});

	it('is that of its own thing and kind', () => {
		const [views, other] = [new SharedViews(), {}];
		const { shared } = trackedProject(projectOf(CATALOG), () => undefined, views);
		expect(shared('view', stream, () => 'a')).toBe('a');
		expect(shared('view', other, () => 'b')).toBe('b');
		expect(shared('summary', stream, () => 'c')).toBe('c');
		expect(shared('view', stream, () => 'd')).toBe('a');
	});

	it('is forgotten when others came since, so that a large catalog is not held', () => {
		const { shared } = trackedProject(projectOf(CATALOG), () => undefined, new SharedViews());
		shared('view', stream, () => 'old');
		for (const other of [{}, {}, {}, {}]) shared('view', other, () => 'other');
		expect(shared('view', stream, () => 'new')).toBe('new');
	});
});

describe('the digest of a part', () => {
	const digests = (catalog: Catalog): PartDigests => new PartDigests(projectOf(catalog));
	const changed = aCatalog({
		schemas: [aSchema('a/b', { description: 'Another.' })],
		streams: [aStream('s')],
	});

	it('changes with anything that is reachable from the thing, and with nothing else', () => {
		const [before, after] = [digests(CATALOG), digests(changed)];
		expect(after.of('schemaByTitle a/b')).not.toBe(before.of('schemaByTitle a/b'));
		expect(after.of('schemas')).not.toBe(before.of('schemas'));
		expect(after.of('streams')).toBe(before.of('streams'));
		expect(after.of('streamByName s')).toBe(before.of('streamByName s'));
	});

	it('tells a missing thing from one that is there', () => {
		expect(digests(CATALOG).of('schemaByTitle x')).toBe('');
		expect(digests(CATALOG).of('schemaByTitle a/b')).not.toBe('');
	});

	it('reaches through the lists that pages get as props', () => {
		const props = (catalog: Catalog): string | null =>
			digests(catalog).ofValue({ namespace: 'a', schemas: catalog.schemas });
		expect(props(changed)).not.toBe(props(CATALOG));
		expect(digests(CATALOG).ofValue({ schemas: CATALOG.schemas })).not.toBe(
			digests(CATALOG).ofValue({ schemas: [] }),
		);
	});

	it('is that of a value; what is no plain data has none', () => {
		expect(digests(CATALOG).ofValue({ a: [1n] })).toBe(digests(CATALOG).ofValue({ a: [1n] }));
		expect(digests(CATALOG).ofValue({ a: () => undefined })).toBeNull();
	});
});
