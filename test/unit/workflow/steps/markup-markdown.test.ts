import { expect, it } from 'vitest';
import { element } from '../../../../src/workflow/steps/markup.ts';
import { toMarkdown } from '../../../../src/workflow/steps/markup-markdown.ts';

it('says what the page says, as blocks', () => {
	const markup = [
		element('h3', {}, 'Submit ', element('code', {}, 'a_b')),
		element(
			'p',
			{},
			'See ',
			element('a', { href: '/x/' }, 'the page'),
			' of ',
			element('strong', {}, 'this'),
			'.',
		),
		element('div', {}, element('pre', {}, element('code', {}, 'git commit\n'))),
		element(
			'ul',
			{},
			element('li', {}, 'one'),
			element('li', {}, element('p', {}, 'two'), element('pre', {}, 'x')),
		),
		element('ol', {}, element('li', {}, 'first'), element('li', {}, 'second')),
	];
	expect(toMarkdown(markup, (path) => `https://example.org${path}`)).toBe(`### Submit \`a_b\`

See [the page](https://example.org/x/) of **this**.

\`\`\`
git commit
\`\`\`

- one
- two

  \`\`\`
  x
  \`\`\`

1. first
2. second`);
});

it('leaves out what only a browser needs', () => {
	expect(
		toMarkdown([element('label', {}, element('input', { type: 'checkbox' }), element('span', {}, 'Done'))]),
	).toBe('Done');
});
