import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { authored, code, fenced, linkTo, page, plain, table } from '../../../src/text/markdown.ts';

const render = (markdown: string): string => new MarkdownIt({ html: true }).render(markdown).trim();

it.each([
	'a_b_c',
	'_a_',
	'*bold*',
	'<b>&lt;</b>',
	'`tick`',
	'[x](y)',
	'# no heading',
	'1. no list',
	'- no item',
	'a | b',
])('the text %s shows as it is', (text) => {
	expect(render(plain(text))).toBe(`<p>${new MarkdownIt().utils.escapeHtml(text)}</p>`);
});

it('a name keeps its underscores without marks', () => {
	expect(plain('web_ui_actions')).toBe('web_ui_actions');
});

it('code may hold backticks', () => {
	expect(render(code('a`b'))).toBe('<p><code>a`b</code></p>');
	expect(render(code('`a`'))).toBe('<p><code>`a`</code></p>');
	expect(render(fenced('```\nx\n```', 'text'))).toContain('```\nx\n```');
});

it('a link leads where it should, whatever the address holds', () => {
	expect(render(linkTo('x', '/a (b)/'))).toBe('<p><a href="/a%20%28b%29/">x</a></p>');
});

it('a bar in a cell ends no cell', () => {
	expect(render(table(['a'], [[code('x|y')]]))).toContain('<td><code>x|y</code></td>');
});

it('headings of authors go below those of the page, and their HTML shows as text', () => {
	expect(authored('# Big\n<script>x</script>')).toBe('### Big\n\\<script>x\\</script>');
});

it.each([
	'[a](javascript:alert(1))',
	'[a]( data:text/html,x)',
	'[a](<vbscript:x>)',
	'[a][b]\n\n[b]: javascript:x',
	'![a](https://example.org/a.png)',
])('the text %j of an author loads and runs nothing', (text) => {
	expect(render(authored(text))).not.toMatch(/<img|href="(?!https?:)/);
});

it('a link of an author to the web stays one', () => {
	expect(render(authored('[a](https://example.org/)'))).toBe('<p><a href="https://example.org/">a</a></p>');
});

it('parts that are missing leave no gap', () => {
	expect(page('a', null, '', false, 'b')).toBe('a\n\nb\n');
});
