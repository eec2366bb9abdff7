import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../../src/search/index/fuzzy.ts';
import { nearNames } from '../../../../src/search/index/near.ts';
import { aDocument, indexOf } from '../../../support/search.ts';

const NAMES = ['wiki.page_change.v1', 'wiki.search_result.v1', 'wiki.client.error', 'readers.font_size.v1'];
const index = indexOf(NAMES.map((name) => aDocument('stream', name)));
const near = (text: string): string[] =>
	nearNames(index, text, new Set(['stream'])).map(({ document, why }) => `${why} ${NAMES[document]}`);

describe('near names', () => {
	it.each([
		['wiki.page-change.v1', 'separators wiki.page_change.v1'],
		['Wiki.PageChange.V1', 'separators wiki.page_change.v1'],
		['wiki.page_change.v2', 'version wiki.page_change.v1'],
		['wiki.result_search.v1', 'order wiki.search_result.v1'],
		['wiki.serach_result.v1', 'typo wiki.search_result.v1'],
		['mobile.font_size', 'part readers.font_size.v1'],
	])('%s is near by %s', (text, expected) => {
		expect(near(text === 'mobile.font_size' ? 'font_size' : text)).toContain(expected);
	});

	it('are none for the very name, for a short text and for another name', () => {
		expect(near('wiki.client.error')).toEqual([]);
		expect(near('wi')).toEqual([]);
		expect(near('donations.banner_shown.v1')).toEqual([]);
	});

	it('come nearest first', () => {
		const two = indexOf(['a.page_view.v1', 'a.page_view.v2'].map((name) => aDocument('stream', name)));
		expect(nearNames(two, 'a.page-view.v2', new Set(['stream'])).map(({ why }) => why)).toEqual([
			'separators',
			'version',
		]);
	});
});

describe('edit distance', () => {
	it.each([
		['same', 'same', 0],
		['change', 'chnage', 1],
		['change', 'chang', 1],
		['change', 'changes', 1],
		['change', 'chance', 1],
		['kitten', 'sitting', 3],
	])('from %s to %s is %i', (a, b, expected) => {
		expect(editDistance(a, b, 3)).toBe(expected);
	});

	it('stops where it must be more than the limit', () => {
		expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
	});
});
