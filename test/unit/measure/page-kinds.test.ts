import { describe, expect, it } from 'vitest';
import { longestOfEachKind, pageKind } from '../../../scripts/measure/page-kinds.ts';

describe('pageKind', () => {
	it.each([
		['', 'home'],
		['404.html', 'not found'],
		['schemas/', 'schema list'],
		['schemas/mediawiki/page/change/', 'schema'],
		['schemas/mediawiki/page/change/1.2.0/', 'schema version'],
		['schemas/mediawiki/page/change/changes/', 'schema changes'],
		['streams/mediawiki.page_change.v1/', 'stream'],
		['streams/mediawiki.page_change.v1/guide/', 'guide'],
		['streams/new/', 'name finder'],
		['fields/meta.stream/', 'field'],
		['about/components/', 'components'],
		['somewhere/else/', 'other'],
	])('calls %j a page of the kind %j', (address, kind) => {
		expect(pageKind(address)).toBe(kind);
	});
});

it('takes the page with the longest address of every kind', () => {
	const page = (address: string) => ({ address, kind: pageKind(address), file: '' });
	const pages = [page('streams/a/'), page('streams/abc/'), page('streams/ab/'), page('')];
	expect(longestOfEachKind(pages).map(({ address }) => address)).toEqual(['streams/abc/', '']);
});
