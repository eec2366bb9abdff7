import { describe, expect, it } from 'vitest';
import { renderProse } from '../../../src/text/prose.ts';

const tasks = { pattern: '\\bT[1-9]\\d{2,}\\b', url: 'https://tasks.example/{task}' };

describe('names in descriptions', () => {
	it.each([
		'_ga_<container-id>',
		'__proto__ or __init__',
		'2*3*4',
		'a_b_c',
		'*.example.org and *.example.net',
	])('%s stays as it is written', (text) => {
		expect(renderProse(text, { inline: true })).toBe(text.replace('<', '&lt;').replace('>', '&gt;'));
	});
	it('are still told from words that stars make strong', () => {
		expect(renderProse('**Note**: *always* `a_b`', { inline: true })).toBe(
			'<strong>Note</strong>: <em>always</em> <code>a_b</code>',
		);
	});
});

describe('documents', () => {
	const html = (text: string) => renderProse(text, { headings: 3 }).trim();
	it('have their comments left out, within a line and over several', () => {
		expect(html('<!-- markdownlint-disable -->\nText <!-- x --> end.')).toBe('<p>Text  end.</p>');
		expect(html('A\n\n<!-- one\n\ntwo -->\n\nB')).toBe('<p>A</p>\n<p>B</p>');
	});
	it('show a comment that has no end, and one in code', () => {
		expect(html('<!-- open')).toBe('<p>&lt;!-- open</p>');
		expect(html('`<!-- x -->`')).toBe('<p><code>&lt;!-- x --&gt;</code></p>');
	});
	it('have emphasis by underscores as in all Markdown', () => {
		expect(html('_so_')).toBe('<p><em>so</em></p>');
	});
});

describe('renderProse', () => {
	it('shows HTML of the text as text', () => {
		expect(renderProse('<img src=x onerror=alert(1)>', { inline: true })).toBe(
			'&lt;img src=x onerror=alert(1)&gt;',
		);
	});
	it('makes no link of a javascript, data or protocol-relative address', () => {
		for (const address of ['javascript:alert(1)', 'data:text/html,x', '//evil.example/', 'vbscript:x']) {
			expect(renderProse(`[go](${address})`, { inline: true })).not.toContain('<a');
		}
	});
	it('links http and https addresses without sending the reader back a handle', () => {
		expect(renderProse('see https://example.org/a?b=1&c=2.', { inline: true })).toBe(
			'see <a href="https://example.org/a?b=1&amp;c=2" rel="noopener nofollow">https://example.org/a?b=1&amp;c=2</a>.',
		);
	});
	it('does not take dotted names for addresses', () => {
		expect(renderProse('meta.stream and page.is_redirect', { inline: true })).toBe(
			'meta.stream and page.is_redirect',
		);
	});
	it('links task numbers, but not inside code or other links', () => {
		expect(renderProse('T123456', { inline: true, tasks })).toBe(
			'<a href="https://tasks.example/T123456" rel="noopener nofollow">T123456</a>',
		);
		expect(renderProse('`T123456`', { inline: true, tasks })).toBe('<code>T123456</code>');
		expect(renderProse('[T123456](https://example.org/)', { inline: true, tasks })).toBe(
			'<a href="https://example.org/" rel="noopener nofollow">T123456</a>',
		);
	});
	it('makes bold lines of headings unless a level is given', () => {
		expect(renderProse('# Changes').trim()).toBe('<p class="prose-heading">Changes</p>');
	});
	it('never skips a level of headings', () => {
		const html = renderProse('# A\n\n#### B\n\n## C', { headings: 3 });
		expect([...html.matchAll(/<(h\d)>/g)].map((match) => match[1])).toEqual(['h3', 'h4', 'h4']);
	});
	it('leaves out pictures and keeps lists', () => {
		expect(renderProse('- one\n- ![x](https://example.org/x.png)')).not.toContain('<img');
		expect(renderProse('- one\n- two')).toContain('<li>two</li>');
	});
	it('shows a text of more than 50,000 characters as it is', () => {
		expect(renderProse(`<b>${'a'.repeat(50_001)}`).slice(0, 14)).toBe('<pre>&lt;b&gt;');
	});
});
