import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Tab, type Visit, visit } from './browser.ts';

const SCHEMA = 'analytics/mediawiki/web_ui_actions';
const STREAM = 'mediawiki.web_ui_actions';
const MOST_STOPS = 120;

/** Presses Tab until something with this accessible text has the focus, as a reader without a mouse would. */
async function tabTo(page: Page, text: string | RegExp): Promise<void> {
	for (let stop = 0; stop < MOST_STOPS; stop++) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const element = document.activeElement;
			const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
			return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
		});
		if (typeof text === 'string' ? focused === text : text.test(focused)) return;
	}
	throw new Error(`No ${MOST_STOPS} presses of Tab reach ${String(text)}.`);
}

const heading = (page: Page): Promise<string | null> => page.locator('h1').textContent();

describeInBrowser('the three jobs, from the home page', () => {
	let site: Visit;
	let tab: Tab;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	async function home(): Promise<Page> {
		tab = await openTab(site.browser, {
			permissions: ['clipboard-read', 'clipboard-write'],
			reducedMotion: 'reduce',
		});
		await tab.page.goto(site.url);
		return tab.page;
	}
	async function done(): Promise<void> {
		expect(tab.troubles).toEqual([]);
		await tab.close();
	}

	it('a schema to re-use is found in the list and its line is copied, by mouse', async () => {
		const page = await home();
		await page.getByRole('link', { name: 'Browse schemas' }).click();
		await page.getByLabel('Title or description contains').fill('web ui');
		await page.getByRole('link', { name: SCHEMA }).click();
		await expect.poll(() => heading(page)).toBe(SCHEMA);
		await page.getByRole('button', { name: 'Copy $schema' }).click();
		await expect.poll(() => page.locator('#copy-status').textContent()).toBe('Copied');
		expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^"\$schema": "\/analytics\//);
		await done();
	});

	it('the same by keyboard', async () => {
		const page = await home();
		await tabTo(page, 'Browse schemas');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/schemas/');
		await tabTo(page, 'Title or description contains');
		await page.keyboard.type('web ui');
		await expect.poll(() => page.locator('tbody tr:visible').count()).toBeLessThan(5);
		await tabTo(page, SCHEMA);
		await page.keyboard.press('Enter');
		await expect.poll(() => heading(page)).toBe(SCHEMA);
		await done();
	});

	it('a stream is found by its words, by mouse', async () => {
		const page = await home();
		await page.getByRole('searchbox', { name: 'What do you want to record?' }).click();
		await page.keyboard.type('web ui actions');
		await page.getByRole('link', { name: STREAM }).first().click();
		await expect.poll(() => heading(page)).toBe(STREAM);
		await done();
	});

	it('the same by keyboard, from any page', async () => {
		const page = await home();
		await page.goto(`${site.url}health/`);
		await page.keyboard.press('/');
		await page.keyboard.type(`stream:${STREAM}`);
		await page.getByRole('option', { name: STREAM }).first().waitFor();
		await page.keyboard.press('Enter');
		await expect.poll(() => heading(page)).toBe(STREAM);
		await done();
	});

	it('a free name is told from a taken one', async () => {
		const page = await home();
		await page.goto(`${site.url}streams/new/`);
		const verdict = page.locator('[data-verdict]');
		await page.getByLabel('Stream name').fill(STREAM);
		await expect.poll(() => verdict.getAttribute('data-verdict')).toBe('taken');
		await page.getByLabel('Stream name').fill('mediawiki.nobody_has_this.v1');
		await expect.poll(() => verdict.getAttribute('data-verdict')).toBe('free');
		await done();
	});

	it('a guide is opened from its stream, for one in production at the check that events arrive, by mouse', async () => {
		const page = await home();
		await page.goto(`${site.url}streams/${STREAM}/`);
		await page.getByRole('link', { name: 'Production guide' }).click();
		await page.waitForURL('**/guide/check/');
		expect(await page.locator('[data-done-count]').textContent()).toMatch(/^0 of \d+ done$/);
		await page.getByRole('link', { name: 'Launch a stream' }).click();
		await page.waitForURL('**/guide/');
		expect(await page.getByText('Stage of the stream:').textContent()).toContain('Full production');
		expect(await page.locator('details[data-phase][open] > summary').textContent()).toContain(
			'Full production',
		);
		await done();
	});

	it('the same by keyboard, and a step is ticked off', async () => {
		const page = await home();
		await page.goto(`${site.url}streams/${STREAM}/`);
		await tabTo(page, 'Production guide');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/guide/check/');
		await tabTo(page, /^Watch/);
		await page.keyboard.press('Space');
		expect(await page.evaluate(() => document.activeElement?.matches(':checked'))).toBe(true);
		await done();
	});
});
