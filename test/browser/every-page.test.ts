import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages, longestOfEachKind } from '../../scripts/measure/page-kinds.ts';
import { sampleSite } from '../support/sample-site.ts';
import { describeInBrowser, openTab, overflow, redrawn, type Visit, visit } from './browser.ts';

/** Everything that axe knows of WCAG up to 2.2 AA, and its own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours; all others find the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const LOOKS = [
	{ theme: 'light', size: DESKTOP, rules: 'all' },
	{ theme: 'light', size: PHONE, rules: COLOUR_RULES },
	{ theme: 'dark', size: PHONE, rules: 'all' },
	{ theme: 'dark', size: DESKTOP, rules: COLOUR_RULES },
] as const;
/** Below, at and above every width at which the layout changes. */
const WIDTHS = [320, 339, 341, 480, 639, 641, 768, 859, 861, 1024, 1119, 1121, 1280, 1440];
/** Kinds of pages that people print. */
const PRINTED = ['dictionary chapter', 'schema', 'stream', 'guide'];
/** What a page does by itself after it is loaded takes less. */
const SETTLE_MS = 250;

const pages = longestOfEachKind(await builtPages(sampleSite()));

/** What axe finds, theme by theme and size by size. */
async function axeFindings(page: Page): Promise<string[]> {
	const found: string[] = [];
	let shown: string | undefined;
	for (const { theme, size, rules } of LOOKS) {
		if (theme !== shown) {
			// Loaded anew: Chromium keeps the old colours of rows that `content-visibility` leaves out.
			await page.emulateMedia({ colorScheme: theme });
			await page.reload();
			await page.waitForTimeout(SETTLE_MS);
			shown = theme;
		}
		await page.setViewportSize(size);
		await redrawn(page);
		const axe = new AxeBuilder({ page }).options({
			runOnly: rules === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: [...rules] },
			resultTypes: ['violations'],
		});
		for (const { id, nodes } of (await axe.analyze()).violations) {
			const first = nodes[0]?.html.slice(0, 200);
			found.push(`axe, ${theme}, ${size.width}: ${id} (${nodes.length}), first ${first}`);
		}
	}
	return found;
}

/** The widths at which the page would have to be scrolled sideways. */
async function tooNarrow(page: Page): Promise<string[]> {
	const found: string[] = [];
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 800 });
		await redrawn(page);
		const { pixels, culprits } = await overflow(page);
		if (pixels > 0) found.push(`at ${width}: ${pixels} pixels too wide, ${culprits}`);
	}
	return found;
}

/** What is wrong with the page on paper. */
async function onPaper(page: Page, kind: string): Promise<string[]> {
	const found: string[] = [];
	await page.emulateMedia({ media: 'print' });
	if (await page.locator('.site-header').isVisible()) found.push('on paper: the header is there');
	if (!(await page.locator('h1').first().isVisible())) found.push('on paper: the heading is missing');
	if (PRINTED.includes(kind)) {
		const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })));
		const sheets = text.map(letters);
		for (const [index, sheet] of sheets.entries()) {
			if (sheet === '') found.push(`on paper: sheet ${index + 1} of ${sheets.length} is blank`);
		}
		const title = letters((await page.locator('h1').first().textContent()) ?? '');
		if (!sheets[0]?.includes(title)) found.push(`on paper: the first sheet lacks the heading ${title}`);
		const headings = await page.locator('main h2:visible').allInnerTexts();
		const all = sheets.join('');
		for (const heading of headings.filter((one) => !all.includes(letters(one)))) {
			found.push(`on paper: the section “${heading}” is missing`);
		}
	}
	return found;
}

/** Letters and digits alone: a PDF knows where they stand, not where words end, and hyphenates. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

describeInBrowser('every kind of page', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('is in the sample', () => {
		const kinds = pages.map(({ kind }) => kind);
		expect(kinds).toEqual(expect.arrayContaining(['home', 'schema', 'stream', 'guide', 'search', 'health']));
		expect(kinds).not.toContain('other');
	});

	it.each(pages)(
		'$kind: no error, nothing that axe finds, fits every width, prints',
		async ({ address, kind }) => {
			const { page, troubles, close } = await openTab(site.browser, { reducedMotion: 'reduce' });
			await page.goto(`${site.url}${address}`);
			const found = [
				...(await axeFindings(page)),
				...(await tooNarrow(page)),
				...(await onPaper(page, kind)),
			];
			await close();
			expect([...troubles, ...found]).toEqual([]);
		},
	);

	it('shows its heading, its navigation and nothing broken where no script runs', async () => {
		const found: string[] = [];
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		for (const { address, kind } of pages) {
			await page.goto(`${site.url}${address}`);
			if (!(await page.locator('h1').first().isVisible())) found.push(`${kind}: no heading`);
			const navigation = page.locator('.site-header nav a').first();
			if (!(await navigation.isVisible())) found.push(`${kind}: no navigation`);
			for (const element of await page.locator('.needs-script').all()) {
				if (await element.isVisible()) found.push(`${kind}: shows something that needs a script`);
			}
		}
		await close();
		expect(found).toEqual([]);
	});
});
