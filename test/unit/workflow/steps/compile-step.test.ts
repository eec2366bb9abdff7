import { describe, expect, it } from 'vitest';
import { compileStep } from '../../../../src/workflow/steps/compile-step.ts';
import { toHtml, toText } from '../../../../src/workflow/steps/markup.ts';
import { renderStep } from '../../../../src/workflow/steps/render-step.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { facts, subject } from '../../../support/workflow-subjects.ts';

const FRONT = '---\ntitle: Do it\nsummary: Do it for {stream}\n---\n\n';
const compile = (body: string) => compileStep('do-it', FRONT + body, 'steps/do-it.mdx');
const faults = (body: string) =>
	compile(body).problems.map(({ line, code, message }) => ({ line, code, message }));

function html(body: string, changes: Partial<GuideSubject> | null = {}): string {
	const { step, problems } = compile(body);
	if (step === null) throw new Error(problems.map(({ message }) => message).join('\n'));
	const context = changes === null ? null : { subject: subject(changes), facts, rates: [0.1, 1] };
	return toHtml(renderStep(step, facts, context));
}

describe('a step text', () => {
	it('shows Markdown, variables and links', () => {
		expect(
			html('Use **{title}**, *now*, in `{configFile}`, see [it]({configurationUrl}).\n\n- one\n- two'),
		).toBe(
			'<p>Use <strong><code>analytics/button_click</code></strong>, <em>now</em>, in <code>conf/streams.php</code>, see ' +
				'<a href="https://meta.example.org/w/api.php?action=streamconfigs&amp;format=json&amp;streams=site.button_click">it</a>.' +
				'<ul><li>one<li>two</ul>',
		);
	});

	it('quotes values in commands by where they stand', () => {
		const name = `it's "$x"`;
		expect(toText([html('```sh\na {stream} \'{stream}\' "{stream}"\n```', { name })])).toContain(
			`a 'it'\\''s "$x"' 'it'\\''s "$x"' "it's \\"\\$x\\""`,
		);
	});

	it('leaves out what does not apply to the stream', () => {
		const body =
			'A<Only when="legacy"> B</Only>.\n\n<Only when="not legacy">\n\nC\n\n</Only>\n\n<Only when="regex">D</Only>';
		expect(html(body)).toBe('<p>A.<p>C</p>');
		expect(html(body, { legacy: true })).toBe('<p>A B.</p>');
	});

	it('names variables and conditions where it is read without a stream', () => {
		expect(html('For {stream}<Only when="regex"> and more</Only>.', null)).toBe(
			'<p>For <span class=variable>stream name</span><span class=case><span class=case__label>Where the stream ' +
				'name is a regular expression: </span> and more</span>.</p>',
		);
		expect(html('<Snippet of="php-entry" />', null)).toContain("Each guide shows here: the stream's entry");
	});

	it('explains once, at its end, everything that the reader has to fill in', () => {
		const shown = html('Do {task} and {task} in {beta.nowhere}.');
		expect(shown.match(/<dt>/g)).toHaveLength(2);
		expect(shown).toContain('<mark>NOWHERE</mark>');
		expect(shown).toContain(
			'it belongs under <code>nowhere</code> in the <code>values</code> of the environment <code>beta</code>',
		);
	});

	it('keeps the number of a list that a command interrupts', () => {
		expect(html('1. one\n\n```sh\nls\n```\n\n2. two')).toContain('<ol start=2><li>two</ol>');
	});

	it('escapes what comes from the catalog', () => {
		const shown = html('{stream} `{stream}` <Link to="stream">{stream}</Link>\n\n```sh\necho {stream}\n```', {
			name: '<b onclick="x">&',
		});
		expect(shown).not.toContain('<b');
		expect(shown).toContain('&lt;b onclick="x"&gt;&amp;');
	});

	it('shows the text of a link that leads nowhere for this stream without the link', () => {
		expect(html('See <Link to="schema">it</Link>.', { schema: null })).toBe('<p>See it.</p>');
		expect(html('See <Link to="how-to:not-written">it</Link>.')).toBe('<p>See it.</p>');
	});
});

describe('a fault in a step text is told with its line', () => {
	it.each([
		['an unknown variable', 'Hello {straem}', 6, '`{straem}` is not a variable. Did you mean `stream`?'],
		[
			'one in a command',
			'Hello\n\n```sh\nls {straem}\n```',
			8,
			'`{straem}` is not a variable. Did you mean `stream`?',
		],
		[
			'an unknown condition',
			'<Only when="legcy">A</Only>',
			6,
			'`legcy` is not a condition. Did you mean `legacy`?',
		],
		[
			'an unknown component',
			'<Snipet of="php-entry" />',
			6,
			'`<Snipet>` is not a component of step texts. Did you mean `Snippet`?',
		],
		[
			'an unknown snippet',
			'A\n\n<Snippet of="php-entri" />',
			8,
			'There is no snippet `php-entri`. Did you mean `php-entry`?',
		],
		['a missing attribute', '<Only>A</Only>', 6, '`<Only>` needs the attribute `when`.'],
		[
			'an unknown attribute',
			'<Only if="legacy">A</Only>',
			6,
			'`<Only>` has no attribute `if` with a text as its value.',
		],
		['an expression', 'A {1 + 1}', 6, '`{1 + 1}` is not a variable.'],
		['another language', '```php\n$a;\n```', 6, 'A code block in `php` cannot take variables safely.'],
		['a heading', '# No', 6, 'Step texts cannot show `heading` here.'],
		['HTML', '<b>no</b>', 6, '`<b>` is not a component of step texts.'],
		[
			'a relative link',
			'[a](/streams/)',
			6,
			'The link to `/streams/` leads to a place that is not the same everywhere.',
		],
		[
			'a script link',
			'[a](javascript:alert)',
			6,
			'The link to `javascript:alert` leads to a place that is not the same everywhere.',
		],
		[
			'an unknown place',
			'<Link to="steam">a</Link>',
			6,
			'`steam` is not a place to link to. Did you mean `stream`?',
		],
	])('%s', (_what, body, line, message) => {
		expect(faults(body)).toMatchObject([{ line, message }]);
	});

	it('of a component that is not closed', () => {
		const [fault] = faults('A\n\n<Only when="legacy">\n\nB');
		expect(fault?.code).toBe('step-unusable');
		expect(fault?.message).toContain('Not valid MDX');
		expect(fault?.line).toBe(8);
	});

	it('of front matter that is missing, misspelt or uses an unknown variable', () => {
		const of = (text: string) =>
			compileStep('x', text, 'x.mdx').problems.map(({ line, message }) => [line, message]);
		expect(of('Hello')).toMatchObject([[1, expect.stringContaining('does not begin with')]]);
		expect(of('---\ntitel: A\nsummary: B\n---\nC')).toMatchObject([
			[2, 'Key `title` is missing at the top level; expected text.'],
			[2, expect.stringContaining('Unknown key `titel`')],
		]);
		expect(of('---\ntitle: A\nsummary: B {c}\n---\nC')).toMatchObject([
			[3, expect.stringContaining('`{c}`')],
		]);
	});

	it('of an empty text', () => {
		expect(faults('')).toMatchObject([{ line: 5, message: 'The text says nothing.' }]);
	});
});
