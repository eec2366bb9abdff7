import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSearches, recentSearches, rememberSearch } from '../../../../src/client/search/recent.ts';

beforeEach(() => {
	const stored = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => stored.get(key) ?? null,
		setItem: (key: string, value: string) => stored.set(key, value),
	});
});
afterEach(() => vi.unstubAllGlobals());

describe('recent searches', () => {
	it('stand newest first, each once whatever its case', () => {
		for (const text of ['edit count', 'banner', 'Edit Count']) rememberSearch(text);
		expect(recentSearches()).toEqual(['Edit Count', 'banner']);
	});

	it('lose the beginnings of what was typed to its end', () => {
		for (const text of ['edi', 'edit', 'edit count']) rememberSearch(text);
		expect(recentSearches()).toEqual(['edit count']);
	});

	it('are six at most, and never a single letter', () => {
		for (const text of ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'h']) rememberSearch(text);
		expect(recentSearches()).toEqual(['gg', 'ff', 'ee', 'dd', 'cc', 'bb']);
	});

	it('are gone when they are forgotten', () => {
		rememberSearch('banner');
		forgetSearches();
		expect(recentSearches()).toEqual([]);
	});

	it('are none where the browser stores nothing, or something else is stored', () => {
		localStorage.setItem('recent-searches', '{"not": "a list"}');
		expect(recentSearches()).toEqual([]);
		vi.stubGlobal('localStorage', {
			getItem: () => {
				throw new Error('switched off');
			},
			setItem: () => {
				throw new Error('switched off');
			},
		});
		rememberSearch('banner');
		expect(recentSearches()).toEqual([]);
	});
});
