import { describe, expect, it } from 'vitest';
import {
	fieldSlug,
	searchPath,
	slug,
	streamPath,
	titleSlug,
	typesModule,
	versionJsonPath,
} from '../../src/paths.ts';

describe('the slug of a name', () => {
	it.each([
		'mediawiki.page-create',
		'eventlogging_NavigationTiming',
		'a-6zsyvo',
		'rdf-streaming-updater.mutation.v2',
	])('is the plain name %s itself', (name) => {
		expect(slug(name)).toBe(name);
	});

	it.each([
		'new',
		'index',
		'404',
		'index.html',
		'a.d.ts',
		'a.JSON',
		'/^a/',
		'',
		'.',
		'..',
		'-a',
		'a b',
		'é',
		's\ud800',
		'a'.repeat(201),
	])('%j keeps what can be read and gets a hash behind a mark that no plain name has', (name) => {
		expect(slug(name)).toMatch(/^[A-Za-z0-9_-]+~[a-z0-9]{12}$/);
	});

	it('of a pattern is never the name of another stream', () => {
		expect(slug(slug('/^a/'))).not.toBe(slug('/^a/'));
	});
});

describe('the slug of a schema title', () => {
	it('keeps its segments, and none of them is a page of the schema above', () => {
		expect(titleSlug('mediawiki/page/change')).toBe('mediawiki/page/change');
		for (const title of ['a/changes', 'a/latest', 'a/1.0.0', 'a/1.0.0-draft']) {
			expect(titleSlug(title)).toMatch(/^a\/[^/]+~[a-z0-9]{12}$/);
		}
	});

	it('is no folder where the types of another schema are a file', () => {
		expect(typesModule('a/b')).toBe('schemas/a/b.d.ts');
		expect(typesModule('a/b.d.ts/c')).toMatch(/^schemas\/a\/b-d-ts~[a-z0-9]{12}\/c\.d\.ts$/);
	});
});

it('The slugs of two field paths differ, however alike they are read', () => {
	const paths = ['a', 'a[]', 'a.items', 'a{}', 'avalues', 'a$', '$a', 'a.{}', 'a.[]'];
	expect(new Set(paths.map(fieldSlug)).size).toBe(paths.length);
});

it('Half a surrogate pair breaks no address', () => {
	expect(searchPath('s\ud800')).toBe('/search/?q=s%EF%BF%BD');
	expect(streamPath('s\ud800')).toMatch(/^\/streams\/s~/);
	expect(versionJsonPath('s\ud800', '1.0.0')).toBe('/api/schemas/s%25EF%25BF%25BD/1.0.0.json');
});
