import { afterAll, beforeAll, expect, it } from 'vitest';
import { SUB_PATH, SUB_PATH_SITE } from '../support/sample-site.ts';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

/** What a page does by itself after it is loaded takes less. */
const SETTLE_MS = 250;

describeInBrowser('a site below a path', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit({ folder: SUB_PATH_SITE, base: SUB_PATH });
	});
	afterAll(() => site?.close());

	it('asks for nothing and links to nothing outside the path, and misses nothing inside it', async () => {
		const found: string[] = [];
		for (const { address, kind } of site.pages) {
			const { page, troubles, close } = await openTab(site.browser);
			page.on('request', (request) => {
				const { pathname } = new URL(request.url());
				if (!pathname.startsWith(SUB_PATH)) found.push(`${kind} asks for ${pathname}`);
			});
			await page.goto(`${site.url}${address}`);
			await page.waitForTimeout(SETTLE_MS);
			const outside = await page.evaluate(
				(base) =>
					[...document.querySelectorAll('a[href], form[action]')]
						.map((element) => element.getAttribute('href') ?? element.getAttribute('action') ?? '')
						.map((address) => new URL(address, location.href))
						.filter((url) => url.origin === location.origin && !url.pathname.startsWith(base))
						.map((url) => url.pathname),
				SUB_PATH,
			);
			found.push(...outside.map((pathname) => `${kind} links to ${pathname}`));
			found.push(...troubles.map((trouble) => `${kind}: ${trouble}`));
			await close();
		}
		expect(found).toEqual([]);
	});
});
