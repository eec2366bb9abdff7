import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

const THROUGHPUT = 'workflow/estimating-throughput/';
const SAMPLE = 'workflow/choosing-a-sampling-rate/';

describeInBrowser('the calculators of the how-tos', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('answer what is typed, and keep the address such that it restores the form', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}${THROUGHPUT}`);
		await page.getByLabel('Identifiers').fill('1000');
		await page.getByRole('spinbutton', { name: 'Sample rate' }).fill('0.5');
		await page.getByText('2,000', { exact: true }).first().waitFor();
		expect(await page.locator('[data-output="eventsPerSecond"]').textContent()).toBe('2,000');
		expect(await page.locator('.plot__mark-label').textContent()).toBe('2,000 at 50 %');
		expect(await page.locator('[data-rows] tr').count()).toBe(10);

		await page.goto(page.url());
		expect(await page.getByLabel('Identifiers').inputValue()).toBe('1000');
		expect(await page.locator('[data-output="eventsPerSecond"]').textContent()).toBe('2,000');
		expect(troubles).toEqual([]);
		await close();
	});

	it('take the stream and the size of its events from a link', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(
			`${site.url}${THROUGHPUT}?stream=mediawiki.web_ui_actions&size=2400&service=eventgate-main`,
		);
		expect(await page.getByLabel('Size of an event').inputValue()).toBe('2400');
		expect(await page.getByLabel('Event service').inputValue()).toBe('eventgate-main');
		expect(await page.locator('[data-output="line"]').textContent()).toContain(
			'Estimate for mediawiki.web_ui_actions:',
		);
		await close();
	});

	it('ignore what a link says where a field would not take it, and show it as text where it does', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		const query = new URLSearchParams({
			rate: '7',
			size: 'x',
			service: 'none',
			stream: '<img src=x onerror=1>',
		});
		await page.goto(`${site.url}${THROUGHPUT}?${query}`);
		expect(await page.getByRole('spinbutton', { name: 'Sample rate' }).inputValue()).toBe('0.1');
		expect(await page.getByLabel('Event service').inputValue()).toBe('eventgate-analytics-external');
		expect(await page.locator('[data-output="line"]').textContent()).toContain(
			'Estimate for <img src=x onerror=1>:',
		);
		expect(await page.locator('[data-output="line"] img').count()).toBe(0);
		// There is no such stream: the one thing that is asked for its values.
		expect(troubles.filter((trouble) => !/\b404\b/.test(trouble))).toEqual([]);
		await close();
	});

	it('keep the last answer and mark the field while its value makes no sense', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}${SAMPLE}`);
		const before = await page.locator('[data-output="identifiers"]').textContent();
		await page.getByLabel('Allowed error').fill('-1');
		await page.locator('[aria-invalid="true"]').waitFor();
		expect(await page.locator('[data-output="identifiers"]').textContent()).toBe(before);
		await page.getByLabel('Allowed error').fill('1');
		await page.getByText('1,825', { exact: true }).waitFor();
		await close();
	});

	it('show a worked example where no script runs', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(`${site.url}${THROUGHPUT}`);
		expect(await page.locator('noscript').first().textContent()).toContain(
			'300 × 4 × 0.1 = 120 events per second',
		);
		expect(await page.locator('[data-output="bytesPerDay"]').textContent()).toBe('12.4 GB');
		expect(await page.locator('.plot__curve').count()).toBe(1);
		await close();
	});
});
