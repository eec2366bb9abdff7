import { expect, test } from 'vitest';
import { nearTitles } from '../../../src/catalog/near-titles.ts';

const titles = [
	'mediawiki/page/change',
	'sparql/query',
	'analytics/test',
	'fragment/common',
	'mediawiki/page/move',
];

test('a title that moved out of development is found by its last segments', () => {
	expect(nearTitles('development/sparql/query', titles)).toEqual(['sparql/query']);
});
test('a misspelt title is found by its letters, the nearest first', () => {
	expect(nearTitles('mediawiki/page/chagne', titles)[0]).toBe('mediawiki/page/change');
	expect(nearTitles('/mediawiki/page/move', titles)[0]).toBe('mediawiki/page/move');
});
test('a title unlike all others has no near ones', () => {
	expect(nearTitles('wmde/summary', titles)).toEqual([]);
});
