import { describe, expect, it } from 'vitest';
import { element, toHtml } from '../../../../src/workflow/steps/markup.ts';

describe('the HTML of a guide', () => {
	it('escapes text and the values of attributes', () => {
		expect(toHtml([element('a', { href: '/?a=1&b="<c>"' }, 'x < y & z')])).toBe(
			'<a href="/?a=1&amp;b=&quot;&lt;c&gt;&quot;">x &lt; y &amp; z</a>',
		);
	});

	it('leaves out the end of a paragraph only where the next element ends it', () => {
		const [p, pre, strong] = [element('p', {}, 'a'), element('pre', {}, 'b'), element('strong', {}, 'c')];
		expect(toHtml([p, pre])).toBe('<p>a<pre>b</pre>');
		expect(toHtml([p, strong])).toBe('<p>a</p><strong>c</strong>');
		expect(toHtml([p, ' d'])).toBe('<p>a</p> d');
		expect(toHtml([element('div', {}, p)])).toBe('<div><p>a</div>');
		// What stands around the whole is not known.
		expect(toHtml([p])).toBe('<p>a</p>');
	});

	it('leaves out the end of an item only where another or the end of the list follows', () => {
		const [one, two] = [element('li', {}, '1'), element('li', {}, '2')];
		expect(toHtml([element('ul', {}, one, two)])).toBe('<ul><li>1<li>2</ul>');
		expect(toHtml([element('dl', {}, element('dt', {}, 'a'), element('dd', {}, 'b'))])).toBe(
			'<dl><dt>a<dd>b</dl>',
		);
	});
});
