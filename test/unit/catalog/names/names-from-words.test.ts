import { describe, expect, it } from 'vitest';
import { namingContext } from '../../../../src/catalog/names/rules.ts';
import { namesFromWords } from '../../../../src/catalog/names/suggestions.ts';

const context = namingContext({
	names: ['phones.reading_lists', 'wiki.features.reading_list', 'wiki.page_change.v1', 'phones.search'],
	topicPrefixes: [],
	lake: { database: 'event', dropPrefixes: [] },
	configurationApi: null,
});

describe('names made of words', () => {
	it('stand in the namespaces of streams that speak of the same, then in the largest', () => {
		expect(
			namesFromWords(
				'the reading list save button',
				['phones.reading_lists', 'wiki.features.reading_list'],
				context,
			),
		).toEqual([
			'wiki.features.reading_list_save_button.v1',
			'phones.reading_list_save_button.v1',
			'wiki.reading_list_save_button.v1',
		]);
	});

	it('stand first in a namespace that the words name', () => {
		expect(namesFromWords('phones share button', [], context)[0]).toBe('phones.share_button.v1');
	});

	it('are none for no words', () => {
		expect(namesFromWords('…', [], context)).toEqual([]);
	});
});
