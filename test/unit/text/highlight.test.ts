import { describe, expect, it } from 'vitest';
import { highlightLines } from '../../../src/text/highlight.ts';

describe('highlightLines', () => {
	it('gives tokens classes and never a style attribute', () => {
		const [line] = highlightLines('{"a": 1}', 'json');
		expect(line).toContain('class="t-');
		expect(line).not.toContain('style');
	});
	it('escapes the code in every language', () => {
		for (const language of ['json', 'yaml', 'php', 'bash', 'sql', 'typescript', 'diff', 'text'] as const) {
			const html = highlightLines('"</code><script>alert(1)</script>"', language).join('\n');
			expect(html.replace(/<\/?span[^>]*>/g, '')).not.toContain('<');
		}
	});
	it('gives back the same text, line for line', () => {
		const code = "a:\n  - 'x & y'\n\n  - |\n    <b>\n";
		const text = highlightLines(code, 'yaml').map((line) =>
			line
				.replace(/<[^>]+>/g, '')
				.replaceAll('&lt;', '<')
				.replaceAll('&gt;', '>')
				.replaceAll('&#39;', "'")
				.replaceAll('&quot;', '"')
				.replaceAll('&amp;', '&'),
		);
		expect(text.join('\n')).toBe(code);
	});
	it('closes every span on its own line', () => {
		for (const line of highlightLines('/* a\n b */ const x = `y\nz`;', 'typescript')) {
			expect(line.match(/<span/g)?.length ?? 0).toBe(line.match(/<\/span>/g)?.length ?? 0);
		}
	});
	it('leaves code of more than 60,000 characters plain', () => {
		expect(highlightLines(`"${'a'.repeat(60_000)}"`, 'json')[0]).not.toContain('<span');
	});
	it('keeps a text of SQL whole that holds an escaped quote', () => {
		const [line = ''] = highlightLines("SELECT 'it\\'s', name FROM t", 'sql');
		expect(line).toContain('<span class="t-s">&#39;it\\&#39;s&#39;</span>');
		expect(line).toMatch(/name/);
	});
});
