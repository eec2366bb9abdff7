import { describe, expect, it } from 'vitest';
import { compactKey, fold, stem, tokenize, wordsOf } from '../../../../src/search/index/tokenize.ts';

describe('words of names', () => {
	it.each([
		['mediawiki.page_change.v1', ['mediawiki', 'page', 'change', 'v1']],
		['a/b-c:d e', ['a', 'b', 'c', 'd', 'e']],
		['EditAttemptStep', ['edit', 'attempt', 'step']],
		['old_WMDEBannerEvents', ['old', 'wmde', 'banner', 'events']],
		['UIRequests', ['ui', 'requests']],
		['/^mediawiki\\.job\\..+/', ['mediawiki', 'job']],
		['__proto__', ['proto']],
		['ÉtéMüller', ['ete', 'muller']],
		['', []],
	])('splits %s at separators and humps', (name, words) => {
		expect(wordsOf(name)).toEqual(words);
	});

	it('remembers where each word stands in the text', () => {
		expect(tokenize('a.PageView')).toEqual([
			{ word: 'a', start: 0, end: 1 },
			{ word: 'page', start: 2, end: 6 },
			{ word: 'view', start: 6, end: 10 },
		]);
	});

	it('makes one name of all its spellings', () => {
		expect(new Set(['page_change', 'page/change', 'PageChange', 'page change'].map(compactKey))).toEqual(
			new Set(['pagechange']),
		);
	});

	it('compares letters without their marks', () => {
		expect(fold('Crème BRÛLÉE')).toBe('creme brulee');
	});
});

describe('stems', () => {
	it.each([
		['delete', 'deletes', 'deleted', 'deleting', 'deletion', 'deletions'],
		['page', 'pages'],
		['query', 'queries'],
		['address', 'addresses'],
		['click', 'clicks', 'clicked', 'clicking'],
		['name', 'naming'],
		['decommission', 'decommissioning', 'decommissioned'],
		['run', 'running'],
	])('joins the forms of %s', (...forms) => {
		expect(new Set(forms.map(stem)).size).toBe(1);
	});

	it.each([
		['user', 'use'],
		['editor', 'edit'],
		['status', 'state'],
		['this', 'thi'],
		['string', 'str'],
	])('keeps %s and %s apart', (one, other) => {
		expect(stem(one)).not.toBe(stem(other));
	});
});
