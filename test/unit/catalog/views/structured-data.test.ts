import { expect, it } from 'vitest';
import { breadcrumbData, catalogData } from '../../../../src/catalog/views/structured-data.ts';

it('a page tells machines the way to it, in full addresses', () => {
	expect(
		breadcrumbData([{ label: 'Streams', href: '/streams/' }, { label: 'a.v1' }], 'https://example.org'),
	).toEqual({
		'@context': 'https://schema.org',
		'@type': 'BreadcrumbList',
		itemListElement: [
			{ '@type': 'ListItem', position: 1, name: 'Streams', item: 'https://example.org/streams/' },
			{ '@type': 'ListItem', position: 2, name: 'a.v1' },
		],
	});
});

it('the home page is a catalog of data', () => {
	expect(catalogData({ title: 'Events', description: 'All.' }, 'https://example.org/')).toEqual({
		'@context': 'https://schema.org',
		'@type': 'DataCatalog',
		name: 'Events',
		description: 'All.',
		url: 'https://example.org/',
	});
});
