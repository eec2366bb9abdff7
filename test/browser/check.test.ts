import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

describeInBrowser('the check of events', () => {
	let site: Visit;
	let stream = '';
	let event: Record<string, unknown> = {};
	beforeAll(async () => {
		site = await visit();
		const { page, close } = await open();
		await page.getByRole('button', { name: 'Fill in an example' }).click();
		await verdict(page, 'Accepted').waitFor();
		event = JSON.parse(await events(page).inputValue());
		stream = (event['meta'] as { stream: string }).stream;
		await close();
	});
	afterAll(() => site?.close());

	const open = async (query = '', options = {}) => {
		const tab = await openTab(site.browser, options);
		await tab.page.goto(`${site.url}check/${query}`);
		return tab;
	};
	const events = (page: Page) => page.getByRole('textbox', { name: 'Events' });
	const verdict = (page: Page, word: string) =>
		page.getByRole('heading', { level: 3 }).filter({ hasText: word }).first();
	const said = (page: Page) => page.locator('[data-said]').textContent();
	/** A request as Chromium copies it: "Copy as cURL (bash)". */
	const curl = (...list: unknown[]) =>
		`curl 'https://intake-analytics.wikimedia.org/v1/events?hasty=true' \\\n  -H 'content-type: text/plain;charset=UTF-8' \\\n  --data-raw $'${JSON.stringify(list).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	const drop = async (page: Page, text: string) => {
		const data = await page.evaluateHandle((content) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([content], 'request.txt', { type: 'text/plain' }));
			return transfer;
		}, text);
		await page.dispatchEvent('[data-drop]', 'dragover', { dataTransfer: data });
		await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: data });
	};

	it('takes the example that it fills in', async () => {
		expect(stream).not.toBe('');
		expect(event['$schema']).toMatch(/^\/.+\/\d+\.\d+\.\d+$/);
	});

	it('tells by mouse what is wrong with a copied request that is dropped', async () => {
		const { page, troubles, close } = await open();
		const named = { ...event, meta: { stream: 'no_such.stream' } };
		await drop(page, curl(event, named, { ...event, $schema: '/no/schema/1.0.0' }));
		await verdict(page, 'Refused').waitFor();
		const headings = await page.getByRole('heading', { level: 3 }).allTextContents();
		expect(headings.map((text) => text.trim())).toEqual([
			'Event 1 Accepted',
			'Event 2 Refused',
			'Event 3 Refused',
		]);
		const result = (await page.locator('[data-result]').textContent()) ?? '';
		expect(result).toContain('Read as a copied cURL command.');
		expect(result).toContain('no_such.stream is not a configured stream in Production.');
		expect(result).toContain('There is no schema no/schema.');
		expect(await said(page)).toBe('3 events: 1 accepted, 2 refused.');
		expect(troubles).toEqual([]);
		await close();
	});

	it('does the same by keyboard, and leads to the result', async () => {
		const { page, close } = await open();
		await events(page).focus();
		await page.keyboard.insertText(curl({ ...event, meta: { stream: '<img src=x onerror=alert(1)>' } }));
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Check');
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.activeElement?.textContent === 'Result');
		expect(await page.locator('[data-result] img').count()).toBe(0);
		expect(await page.locator('[data-result]').textContent()).toContain('<img src=x onerror=alert(1)>');
		await close();
	});

	it('reads a chosen file, and tells of lines that are no events', async () => {
		const { page, close } = await open();
		const buffer = Buffer.from(`${JSON.stringify(event)}\n{"cut":`);
		await page
			.getByLabel('File with events')
			.setInputFiles({ name: 'events.json', mimeType: 'application/json', buffer });
		await verdict(page, 'Accepted').waitFor();
		expect(await page.locator('[data-result]').textContent()).toContain('Line 2 holds no JSON object');
		await close();
	});

	it('tells events of another stream than the one that a guide filled in', async () => {
		const { page, close } = await open('?stream=some.other_stream');
		await events(page).fill(JSON.stringify(event));
		await verdict(page, 'Accepted').waitFor();
		expect(await page.getByRole('textbox', { name: 'Expected stream' }).inputValue()).toBe(
			'some.other_stream',
		);
		expect(await page.locator('[data-result]').textContent()).toContain(
			'Its stream is not some.other_stream, which you expected.',
		);
		await close();
	});

	it('has no accessibility errors with results, light and dark', async () => {
		for (const colorScheme of ['light', 'dark'] as const) {
			const { page, close } = await open('', { colorScheme });
			await events(page).fill(JSON.stringify([event, { ...event, zzz: 1 }, { ...event, $schema: 7 }]));
			await verdict(page, 'Refused').waitFor();
			for (const summary of await page.locator('[data-result] summary').all()) await summary.click();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
			await close();
		}
	});

	it('says without JavaScript what it needs and what is checked', async () => {
		const { page, close } = await open('', { javaScriptEnabled: false });
		expect(await page.getByText('Checking an event here needs JavaScript').isVisible()).toBe(true);
		expect(await page.locator('event-checker').isVisible()).toBe(false);
		expect(await page.locator('#order li').count()).toBe(6);
		await close();
	});
});
