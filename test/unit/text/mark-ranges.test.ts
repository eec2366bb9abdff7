import { describe, expect, it } from 'vitest';
import { highlightLines } from '../../../src/text/highlight.ts';
import { markRanges } from '../../../src/text/mark-ranges.ts';

describe('marking parts of a highlighted text', () => {
	it('puts a span around a part, counting a character reference as one character', () => {
		expect(markRanges('a &amp; name', [{ start: 4, end: 8, name: 'stream' }])).toBe(
			'a &amp; <span data-example="stream">name</span>',
		);
	});

	it('keeps tags nested where a part goes over the edge of one', () => {
		expect(markRanges('a<span class="t-s">b.c</span>d', [{ start: 0, end: 3, name: 'topic' }])).toBe(
			'<span data-example="topic">a</span><span class="t-s"><span data-example-rest>b.</span>c</span>d',
		);
	});

	it('marks several parts, also at the end and beside each other', () => {
		const marks = [
			{ start: 0, end: 1, name: 'x' },
			{ start: 1, end: 2, name: 'y' },
		];
		expect(markRanges('ab', marks)).toBe('<span data-example="x">a</span><span data-example="y">b</span>');
	});

	it('leaves the text of highlighted code as it is', () => {
		const code = `curl -s "https://a.example/?x=1&y=<b>" | jq '.["site.click"]'`;
		const start = code.indexOf('site.click');
		const html = markRanges(highlightLines(code, 'bash').join('\n'), [
			{ start, end: start + 10, name: 'stream' },
		]);
		const text = html
			.replace(/<[^>]*>/g, '')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&#39;', "'")
			.replaceAll('&amp;', '&');
		expect(text).toBe(code);
		expect(html).toMatch(/<span data-example="stream">site\.click<\/span>/);
	});
});
