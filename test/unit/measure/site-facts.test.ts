import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lostFacts, pageFacts } from '../../../scripts/measure/site-facts.ts';

describe('the facts of a page', () => {
	it('are its links and words, whatever the markup is', () => {
		const facts = pageFacts(
			'<ul><li><a href="../b/#c">page_<wbr>view</a></li><li><b>two</b>fold, 3</li></ul><script>no()</script>',
			'a/',
		);
		expect([...facts.links]).toEqual(['/b/']);
		expect([...facts.words]).toEqual(['page_view', 'twofold', '3']);
	});
});

describe('two sites', () => {
	it('are compared by what no page of the second one tells any more', async () => {
		const site = (pages: Readonly<Record<string, string>>): string => {
			const folder = mkdtempSync(join(tmpdir(), 'facts-'));
			for (const [name, text] of Object.entries(pages)) {
				mkdirSync(join(folder, name));
				writeFileSync(join(folder, name, 'index.html'), text);
			}
			return folder;
		};
		const before = site({ a: '<p>one two <a href="/x/">three</a>', b: '<p>four' });
		const after = site({ a: '<p>four one' });
		expect(await lostFacts(before, after)).toEqual({
			pages: ['b/'],
			links: new Map([['/x/', 'a/']]),
			words: new Map([
				['two', 'a/'],
				['three', 'a/'],
			]),
		});
	});
});
