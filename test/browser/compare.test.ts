import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

describeInBrowser('the comparison of schemas', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	const status = (page: Page) => page.locator('[data-compare-status]');
	const open = async (query: string) => {
		const tab = await openTab(site.browser);
		await tab.page.goto(`${site.url}compare/?${query}`);
		return tab;
	};

	it('reads both names from the address and says what differs, with the verdict', async () => {
		const { page, close } = await open('a=mediawiki/page/change/1.1.0&b=mediawiki/page/change/1.2.0');
		await status(page).filter({ hasText: 'difference' }).waitFor();
		const result = page.locator('[data-compare-result]');
		expect(await result.locator('h2').textContent()).toBe(
			'From mediawiki/page/change 1.1.0 to mediawiki/page/change 1.2.0',
		);
		expect(await result.locator('.chip').first().textContent()).toMatch(/^(compatible|tightened|breaking)$/);
		await close();
	});

	it('takes a title alone for its newest version, and has no verdict on two schemas', async () => {
		const { page, close } = await open('a=mediawiki/job&b=/mediawiki/page/change');
		await status(page).filter({ hasText: 'difference' }).waitFor();
		expect(await page.locator('[data-compare-result]').textContent()).toContain('so there is no verdict');
		await close();
	});

	it('says which name it does not know', async () => {
		const { page, close } = await open('a=no/such/schema&b=mediawiki/page/change');
		await status(page).filter({ hasText: 'no/such/schema' }).waitFor();
		expect(await status(page).textContent()).toBe('There is no schema “no/such/schema” in this catalog.');
		await page.getByLabel('From').fill('mediawiki/page/change/9.9.9');
		await page.getByRole('button', { name: 'Compare' }).click();
		await status(page).filter({ hasText: 'has no version 9.9.9' }).waitFor();
		await close();
	});

	it('keeps each comparison in the address, so that the back button returns to it', async () => {
		const { page, close } = await open('a=mediawiki/page/change/1.0.0&b=mediawiki/page/change/1.1.0');
		await status(page).filter({ hasText: 'difference' }).waitFor();
		await page.getByRole('button', { name: 'Swap' }).click();
		await page.waitForURL(/a=mediawiki%2Fpage%2Fchange%2F1\.1\.0/);
		await page.goBack();
		expect(await page.getByLabel('From').inputValue()).toBe('mediawiki/page/change/1.0.0');
		await close();
	});
});

describeInBrowser('the list of fields', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('is filtered over all of its pages and keeps the filter in the address', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}fields/`);
		await page.getByLabel('Path or description contains').fill('meta stream');
		await page.locator('[data-count]').filter({ hasText: ' of ' }).waitFor();
		await page.waitForURL(/\?q=meta\+stream$/);
		const paths = await page.locator('#fields th').allInnerTexts();
		expect(paths).toContain('meta.stream');
		await page.reload();
		await page.locator('#fields tr').first().waitFor();
		expect(await page.getByLabel('Path or description contains').inputValue()).toBe('meta stream');
		await close();
	});

	it('sends the words to the search page without scripts', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(`${site.url}fields/`);
		await page.getByLabel('Words of the path or description').fill('stream');
		await page.getByLabel('Words of the path or description').press('Enter');
		await page.waitForURL(/\/search\/\?q=stream$/);
		await close();
	});
});
