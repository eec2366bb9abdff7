import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

describeInBrowser('the frame of every page', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('keeps a chosen theme, and applies it before the page is painted', async () => {
		const { page, close } = await openTab(site.browser, { colorScheme: 'light' });
		await page.goto(site.url);
		await page.getByLabel('Colour theme').first().click();
		await page.getByLabel('Dark').check();
		const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect(await background()).toBe('rgb(16, 20, 24)');
		await page.addInitScript(() => {
			// The body does not exist before theme.js has run, because that script blocks.
			new MutationObserver((_, observer) => {
				if (document.body === null) return;
				observer.disconnect();
				sessionStorage.setItem('at-body', document.documentElement.dataset['theme'] ?? 'none');
			}).observe(document, { childList: true, subtree: true });
		});
		await page.goto(`${site.url}about/`);
		expect(await page.evaluate(() => sessionStorage.getItem('at-body'))).toBe('dark');
		expect(await background()).toBe('rgb(16, 20, 24)');
		await close();
	});

	it('goes back to the theme of the system', async () => {
		const { page, close } = await openTab(site.browser, { colorScheme: 'dark' });
		await page.goto(site.url);
		await page.evaluate(() => localStorage.setItem('theme', 'light'));
		await page.reload();
		expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
		await page.getByLabel('Colour theme').first().click();
		await page.getByLabel('System').check();
		expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
			'rgb(16, 20, 24)',
		);
		await close();
	});

	it('offers to skip to the content as the first stop of the Tab key', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}about/`);
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: 'Skip to main content', exact: true });
		expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
		expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
		await close();
	});

	it('never hides the focused element under the header', async () => {
		const { page, close } = await openTab(site.browser, { viewport: { width: 1280, height: 500 } });
		await page.goto(`${site.url}about/components/`);
		await page.keyboard.press('End');
		await page.locator('.site-footer a').last().focus();
		for (let stop = 0; stop < 40; stop++) {
			await page.keyboard.press('Shift+Tab');
			const hidden = await page.evaluate(() => {
				const element = document.activeElement;
				const header = document.querySelector('.site-header');
				if (element === null || header === null || header.contains(element)) return false;
				return element.getBoundingClientRect().bottom <= header.getBoundingClientRect().bottom;
			});
			expect(hidden).toBe(false);
		}
		await close();
	});

	it('copies a name and says so', async () => {
		const { page, close } = await openTab(site.browser, {
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		await page.goto(`${site.url}about/components/`);
		await page.locator('[data-copy]').first().click();
		await expect.poll(() => page.locator('#copy-status').textContent()).toBe('Copied');
		expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^mediawiki\.structured_task/);
		await close();
	});

	it('marks the section that a page belongs to', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}dictionary/`);
		const current = page.locator('.site-header nav [aria-current]');
		expect(await current.allTextContents()).toEqual(['Schemas']);
		await close();
	});

	it('shows an unknown address as a page of the site', async () => {
		const { page, close } = await openTab(site.browser);
		const response = await page.goto(`${site.url}streams/there-is-no-such-stream/`);
		expect(response?.status()).toBe(404);
		expect(await page.locator('h1').textContent()).toBe('Page not found');
		await close();
	});
});
