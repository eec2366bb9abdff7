import { describe, expect, it } from 'vitest';
import { markMatches } from '../../../../src/search/query/highlight.ts';

/** Marked parts in brackets. */
const marked = (text: string, query: string, words: readonly string[] = []): string =>
	markMatches(text, query, words)
		.map((part) => (part.marked ? `[${part.text}]` : part.text))
		.join('');

describe('marks', () => {
	it.each([
		['wiki.page_change.v1', 'page change', 'wiki.[page]_[change].v1'],
		['wiki.page_change.v1', 'page_ch', 'wiki.[page_ch]ange.v1'],
		['wiki.page_change.v1', 'chan', 'wiki.page_[chan]ge.v1'],
		['old_EditAttemptStep', 'attempt', 'old_Edit[Attempt]Step'],
		['Pages that were deleted', 'page delete', '[Pages] that were [deleted]'],
		['wiki.search', 'zzz', 'wiki.search'],
		['a/b', '', 'a/b'],
		['', 'a', ''],
	])('%s for %s', (text, query, expected) => {
		expect(marked(text, query)).toBe(expected);
	});

	it('also show what a typo or a synonym was taken for', () => {
		expect(marked('wiki.search_result', 'serach', ['search'])).toBe('wiki.[search]_result');
	});

	it('leave the text as it is, whatever it holds', () => {
		const text = '<img src=x onerror=alert(1)> İstanbul ﬁn';
		const parts = markMatches(text, 'img istanbul fin', []);
		expect(parts.map((part) => part.text).join('')).toBe(text);
	});
});
