import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, overflow, type Visit, visit } from './browser.ts';

/** Everything that axe knows of WCAG up to 2.2 AA, and its own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours; all others find the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const LOOKS = [
	{ theme: 'light', size: DESKTOP, rules: 'all' },
	{ theme: 'dark', size: DESKTOP, rules: COLOUR_RULES },
	{ theme: 'dark', size: PHONE, rules: 'all' },
	{ theme: 'light', size: PHONE, rules: COLOUR_RULES },
] as const;
/** Below, at and above every width at which the layout changes. */
const WIDTHS = [320, 339, 341, 480, 639, 641, 768, 859, 861, 1024, 1119, 1121, 1280, 1440];

describeInBrowser('every kind of page', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('has nothing that axe finds, in both themes and at two widths', async () => {
		const found: string[] = [];
		const { page, close } = await openTab(site.browser, { reducedMotion: 'reduce' });
		for (const { address, kind } of site.pages) {
			await page.goto(`${site.url}${address}`);
			for (const { theme, size, rules } of LOOKS) {
				await page.emulateMedia({ colorScheme: theme });
				await page.setViewportSize(size);
				const axe = new AxeBuilder({ page });
				const { violations } = await (rules === 'all' ? axe.withTags(RULES) : axe.withRules(rules)).analyze();
				for (const { id, nodes } of violations) {
					const first = nodes[0]?.html.slice(0, 200);
					found.push(`${kind}, ${theme}, ${size.width}: ${id} (${nodes.length}), first ${first}`);
				}
			}
		}
		await close();
		expect(found).toEqual([]);
	});

	it('fits every width from 320 to 1440 pixels without scrolling sideways', async () => {
		const found: string[] = [];
		for (const { address, kind } of site.pages) {
			const { page, close } = await openTab(site.browser);
			await page.goto(`${site.url}${address}`);
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 800 });
				const { pixels, culprits } = await overflow(page);
				if (pixels > 0) found.push(`${kind} at ${width}: ${pixels} pixels too wide, ${culprits}`);
			}
			await close();
		}
		expect(found).toEqual([]);
	});

	it('loads without an error, a failed request or a breach of the Content-Security-Policy', async () => {
		const found: string[] = [];
		for (const { address, kind } of site.pages) {
			const { page, troubles, close } = await openTab(site.browser);
			await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' });
			found.push(...troubles.map((trouble) => `${kind}: ${trouble}`));
			await close();
		}
		expect(found).toEqual([]);
	});

	it('shows its heading and its navigation where no script runs', async () => {
		for (const { address, kind } of site.pages) {
			const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
			await page.goto(`${site.url}${address}`);
			expect(await page.locator('h1').isVisible(), `${kind}: heading`).toBe(true);
			expect(await page.getByRole('link', { name: 'Schemas', exact: true }).first().isVisible(), kind).toBe(
				true,
			);
			for (const element of await page.locator('.needs-script').all()) {
				expect(await element.isVisible(), `${kind}: something that needs a script is shown`).toBe(false);
			}
			await close();
		}
	});

	it('prints without the parts that are of no use on paper', async () => {
		for (const { address, kind } of site.pages) {
			const { page, close } = await openTab(site.browser);
			await page.goto(`${site.url}${address}`);
			await page.emulateMedia({ media: 'print' });
			expect(await page.locator('.site-header').isVisible(), kind).toBe(false);
			expect(await page.locator('h1').isVisible(), kind).toBe(true);
			const pdf = await page.pdf({ format: 'A4' });
			expect(pdf.subarray(0, 5).toString('latin1'), kind).toBe('%PDF-');
			await close();
		}
	});
});
