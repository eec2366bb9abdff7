import { describe, expect, it } from 'vitest';
import { buildSchemas } from '../../../../src/catalog/schema/build-schemas.ts';
import { listingPage } from '../../../../src/catalog/views/listing-page.ts';
import {
	listings,
	publishedFiles,
	publishedSchemaFiles,
} from '../../../../src/catalog/views/published-files.ts';
import { publishedSchemaPath, typesModule } from '../../../../src/paths.ts';
import { aSchema, aVersion } from '../../../support/builders.ts';
import { aRepository } from '../../../support/repository.ts';

const versions = ['1.0.0', '1.1.0'].map((version) => ({
	...aVersion('shop/new', version),
	text: `text ${version}`,
}));
const location = (file: string) => ({ file: `primary/jsonschema/shop/new/${file}`, line: null, url: null });
const schema = aSchema('shop/new', {
	repository: 'primary',
	versions,
	latest: versions[1] ?? aVersion('shop/new', '1.1.0'),
	currentText: 'source',
	currentLocation: location('current.yaml'),
	changelog: { text: '# 1.1.0', location: location('changelog.md') },
	readme: { text: 'Read me', location: location('README.md') },
});

describe('the files of a schema', () => {
	it('are those that its repository has, under their own names', () => {
		expect(publishedSchemaFiles(schema).map(({ path, text }) => [path, text])).toEqual([
			['repositories/primary/jsonschema/shop/new/1.0.0.yaml', 'text 1.0.0'],
			['repositories/primary/jsonschema/shop/new/1.0.0', 'text 1.0.0'],
			['repositories/primary/jsonschema/shop/new/1.1.0.yaml', 'text 1.1.0'],
			['repositories/primary/jsonschema/shop/new/1.1.0', 'text 1.1.0'],
			['repositories/primary/jsonschema/shop/new/latest.yaml', 'text 1.1.0'],
			['repositories/primary/jsonschema/shop/new/latest', 'text 1.1.0'],
			['repositories/primary/jsonschema/shop/new/current.yaml', 'source'],
			['repositories/primary/jsonschema/shop/new/changelog.md', '# 1.1.0'],
			['repositories/primary/jsonschema/shop/new/README.md', 'Read me'],
		]);
	});

	it('are one file with several names where they have the same bytes', () => {
		const same = new Map(publishedSchemaFiles(schema).map(({ path, sameAs }) => [path, sameAs]));
		const folder = 'repositories/primary/jsonschema/shop/new';
		expect(same.get(`${folder}/1.1.0.yaml`)).toBe(null);
		expect(same.get(`${folder}/1.1.0`)).toBe(`${folder}/1.1.0.yaml`);
		expect(same.get(`${folder}/latest`)).toBe(`${folder}/1.1.0.yaml`);
	});

	it('keep the ending of JSON', () => {
		const version = {
			...aVersion('a', '1.0.0'),
			location: { file: 'r/a/1.0.0.json', line: null, url: null },
		};
		expect(
			publishedSchemaFiles(aSchema('a', { versions: [version], latest: version })).map(({ path }) => path),
		).toEqual([
			'repositories/repository/jsonschema/a/1.0.0.json',
			'repositories/repository/jsonschema/a/1.0.0',
			'repositories/repository/jsonschema/a/latest.json',
			'repositories/repository/jsonschema/a/latest',
		]);
	});

	it('leave out a version that only the source states', () => {
		const draft = { ...aVersion('a', '1.0.0'), draft: true };
		expect(publishedSchemaFiles(aSchema('a', { versions: [draft], latest: draft, draft }))).toEqual([]);
	});

	it('have the bytes of the disk where a file begins with a byte order mark, and stand beside readmes of folders', () => {
		const catalog = buildSchemas([
			aRepository({
				'shop/README.md': 'The shop.',
				'shop/new/1.0.0.yaml': '\uFEFFtitle: shop/new\n',
				'shop/new/1.0.0.json': '{"title": "shop/new"}',
				'shop/new/README.md': '\uFEFF# New',
			}),
		]);
		const folder = 'repositories/primary/jsonschema/shop';
		expect(catalog.schemas[0]?.latest.text).toBe('title: shop/new\n');
		expect(new Map(publishedFiles(catalog).map(({ path, text }) => [path, text]))).toEqual(
			new Map([
				[`${folder}/new/1.0.0.yaml`, '\uFEFFtitle: shop/new\n'],
				[`${folder}/new/1.0.0`, '\uFEFFtitle: shop/new\n'],
				[`${folder}/new/latest.yaml`, '\uFEFFtitle: shop/new\n'],
				[`${folder}/new/latest`, '\uFEFFtitle: shop/new\n'],
				[`${folder}/new/README.md`, '\uFEFF# New'],
				[`${folder}/README.md`, 'The shop.'],
				[`${folder}/new/1.0.0.json`, '{"title": "shop/new"}'],
			]),
		);
	});

	it('have the address that follows from title and version, whatever the title is called', () => {
		expect(publishedSchemaPath('primary', 'shop/new', '1.0.0')).toBe(
			'/repositories/primary/jsonschema/shop/new/1.0.0',
		);
		expect(publishedSchemaPath('primary', 'shop/index', 'latest')).toBe(
			'/repositories/primary/jsonschema/shop/index/latest',
		);
		expect(typesModule('shop/new')).toBe('schemas/shop/new.d.ts');
		expect(typesModule('../x')).not.toContain('..');
	});
});

describe('the list of a folder', () => {
	it('names folders before files, with the bytes of files', () => {
		const all = listings(
			publishedFiles({ schemas: [schema, aSchema('shop/a', { repository: 'primary' })], repositories: [] }),
		);
		expect(all.map(({ path }) => path)).toEqual([
			'repositories/',
			'repositories/primary/',
			'repositories/primary/jsonschema/',
			'repositories/primary/jsonschema/shop/',
			'repositories/primary/jsonschema/shop/new/',
			'repositories/primary/jsonschema/shop/a/',
		]);
		expect(all[3]?.entries).toEqual([
			{ name: 'a', type: 'directory' },
			{ name: 'new', type: 'directory' },
		]);
		expect(all[4]?.entries.slice(0, 3)).toEqual([
			{ name: '1.0.0', type: 'file', size: 10 },
			{ name: '1.0.0.yaml', type: 'file', size: 10 },
			{ name: '1.1.0', type: 'file', size: 10 },
		]);
	});

	it('is a page of links, with every name escaped', () => {
		const page = listingPage(
			{ path: 'repositories/<b>/', entries: [{ name: 'a"b<i>', type: 'directory' }] },
			{ base: '/c/', title: 'Cata<log', policy: "default-src 'none'" },
		);
		expect(page).toContain('<h1>Index of repositories/&lt;b&gt;/</h1>');
		expect(page).toContain('<a href="/c/repositories/%3Cb%3E/a%22b%3Ci%3E/">a&quot;b&lt;i&gt;/</a>');
		expect(page).not.toContain('<i>');
	});
});
