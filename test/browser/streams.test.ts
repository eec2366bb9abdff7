import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Tab, type Visit, visit } from './browser.ts';

/** Figures are those of the sample in `content/sample`, read off the page itself where they may change. */
describeInBrowser('the list of streams', () => {
	let site: Visit;
	let tab: Tab;
	beforeAll(async () => {
		site = await visit();
		tab = await openTab(site.browser);
	});
	afterAll(async () => {
		await tab.close();
		await site.close();
	});
	const open = async (query = ''): Promise<void> => {
		await tab.page.goto(`${site.url}streams/${query}`);
		await tab.page.waitForSelector('[data-count]:not(:empty)');
	};
	const shown = (): Promise<string[]> =>
		tab.page.$$eval('tr[data-f]:not([hidden]) > th > a .name', (names) =>
			names.map((name) => name.textContent ?? ''),
		);
	const count = async (): Promise<string> => (await tab.page.textContent('[data-count]')) ?? '';

	it('shows all streams at first', async () => {
		await open();
		const names = await shown();
		expect(names.length).toBeGreaterThan(30);
		expect(await count()).toBe(`${names.length} streams`);
	});

	it('filters by words and by a facet, and keeps both in the address', async () => {
		await open();
		const all = (await shown()).length;
		await tab.page.fill('#filter-q', 'page_change');
		await tab.page.selectOption('#filter-destination', 'eventgate-main');
		const names = await shown();
		expect(names).toContain('mediawiki.page_change.v1');
		expect(names.length).toBeLessThan(all);
		expect(await count()).toBe(`${names.length} of ${all} streams`);
		expect(Object.fromEntries(new URL(tab.page.url()).searchParams)).toEqual({
			q: 'page_change',
			destination: 'eventgate-main',
		});
		await tab.page.reload();
		await tab.page.waitForSelector('[data-count]:not(:empty)');
		expect(await shown()).toEqual(names);
	});

	it('says so when nothing is left, and clears all filters', async () => {
		await open('?q=nothing-is-called-so');
		expect(await tab.page.isVisible('[data-none]')).toBe(true);
		await tab.page.click('[data-clear]');
		await tab.page.waitForFunction(() => location.search === '');
		expect((await shown()).length).toBeGreaterThan(30);
	});

	it('takes a schema from the address that is not among the choices', async () => {
		await open('?schema=mediawiki/recentchange');
		expect(await shown()).toEqual(['mediawiki.recentchange']);
	});

	it('sorts by a column from its head, and keeps the order in the address', async () => {
		await open();
		const head = tab.page.getByRole('columnheader', { name: 'Event service' });
		await head.getByRole('button').click();
		expect(await head.getAttribute('aria-sort')).toBe('ascending');
		expect(new URL(tab.page.url()).searchParams.get('sort')).toBe('event_service');
		const services = await tab.page.$$eval('tr[data-f] > td:nth-child(4)', (cells) =>
			cells.map((cell) => cell.textContent ?? '').filter((text) => text !== ''),
		);
		expect(services).toEqual(services.toSorted());
		await head.getByRole('button').click();
		expect(await head.getAttribute('aria-sort')).toBe('descending');
	});

	it('shows more columns on demand', async () => {
		await open();
		const table = tab.page.getByRole('columnheader', { name: 'Table' });
		expect(await table.isVisible()).toBe(false);
		await tab.page.getByText('Columns', { exact: true }).click();
		await tab.page.getByRole('checkbox', { name: 'Table' }).check();
		expect(await table.isVisible()).toBe(true);
	});

	it('gives what the filter leaves as CSV, as JSON and as names', async () => {
		await open('?q=page_change');
		const names = await shown();
		const file = async (label: string): Promise<string> => {
			await tab.page.getByText('Download', { exact: true }).click();
			const [download] = await Promise.all([
				tab.page.waitForEvent('download'),
				tab.page.getByRole('button', { name: label }).click(),
			]);
			return readFile(await download.path(), 'utf8');
		};
		const csv = (await file('CSV')).trim().split('\r\n');
		expect(csv[0]).toBe(
			'name,schema,producer,event_service,sampling,rollout_stage,personal_data,table,retention,owner,declared_since,last_changed',
		);
		expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(names);
		const json = JSON.parse(await file('JSON')) as { name: string; event_service: string }[];
		expect(json.map(({ name }) => name)).toEqual(names);
		await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await tab.page.getByText('Download', { exact: true }).click();
		await tab.page.getByRole('button', { name: 'Copy names' }).click();
		await expect.poll(() => tab.page.evaluate(() => navigator.clipboard.readText())).toBe(names.join('\n'));
	});

	it('is complete without scripts, and offers no filters there', async () => {
		const plain = await openTab(site.browser, { javaScriptEnabled: false });
		await plain.page.goto(`${site.url}streams/`);
		expect(await plain.page.locator('tr[data-f]').count()).toBeGreaterThan(30);
		expect(await plain.page.isVisible('form[data-list]')).toBe(false);
		await plain.close();
	});

	it('A pattern can be tried with a name', async () => {
		await open();
		await tab.page.locator('tr[data-f] a', { hasText: '/^mediawiki\\.job' }).click();
		await tab.page.fill('#try-name', 'mediawiki.job.refreshLinks');
		const answer = () => tab.page.textContent('[data-answer]');
		await expect.poll(answer).toBe('Yes, the pattern matches it.');
		await tab.page.fill('#try-name', 'mediawiki.page_change.v1');
		await expect.poll(answer).toBe('No, the pattern does not match it.');
	});

	it('nothing went wrong on the way', () => {
		expect(tab.troubles).toEqual([]);
	});
});
