import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/search/query/parse.ts';

const soundOf = (text: string) => parseQuery(text).sounds;

describe('how a text sounds', () => {
	it.each([
		'how do I choose a sampling rate',
		'what is a schema',
		'send events from php',
		'clone the schema repository',
		'where do my events end up',
		'who approves my patch',
	])('“%s” asks for a how-to', (text) => {
		expect(soundOf(text).kind).toBe('task');
	});

	it.each([
		'how long do people stay on an article',
		'someone replies in a discussion',
		'purge the cache of an address',
		'readers hovering over links',
	])('“%s” does not', (text) => {
		expect(soundOf(text).kind).not.toBe('task');
	});

	it.each([
		['reason for protecting a page', 'reason'],
		['type of the block', 'typ'],
		['how many edits has the user made', 'count'],
		['edit count bucket', 'bucket'],
	])('“%s” asks for a field whose name ends in the stem “%s”', (text, head) => {
		expect(soundOf(text).kind).toBe('attribute');
		expect([...soundOf(text).heads]).toContain(head);
	});

	it('knows a question of yes or no', () => {
		expect(soundOf('is the user a bot').isYesNo).toBe(true);
		expect(soundOf('name of the user').isYesNo).toBe(false);
	});

	it('leaves a name alone', () => {
		expect(soundOf('mediawiki.page_change').kind).toBe('name');
	});
});
