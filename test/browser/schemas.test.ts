import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Tab, type Visit, visit } from './browser.ts';

/** Figures are those of the sample in `content/sample`, read off the page itself where they may change. */
describeInBrowser('the list of schemas', () => {
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
		await tab.page.goto(`${site.url}schemas/${query}`);
		await tab.page.waitForSelector('[data-count]:not(:empty)');
	};
	const shown = (): Promise<string[]> =>
		tab.page.$$eval('#schemas > tr:not([hidden])', (rows) =>
			rows.map((row) => row.querySelector('th > a')?.textContent ?? ''),
		);
	const count = async (): Promise<string> => (await tab.page.textContent('[data-count]')) ?? '';

	it('shows all schemas at first', async () => {
		await open();
		const titles = await shown();
		expect(titles).toContain('fragment/common');
		expect(await count()).toBe(`${titles.length} schemas`);
	});

	it('narrows by kind and words and keeps both in the address', async () => {
		await open();
		const all = (await shown()).length;
		await tab.page.selectOption('#filter-kind', 'fragment');
		await tab.page.fill('#filter-q', 'common');
		await tab.page.waitForURL(/q=common/);
		const titles = await shown();
		expect(titles).toContain('fragment/common');
		expect(titles.every((title) => title.startsWith('fragment/'))).toBe(true);
		expect(await count()).toBe(`${titles.length} of ${all} schemas`);
		expect(Object.fromEntries(new URL(tab.page.url()).searchParams)).toEqual({
			kind: 'fragment',
			q: 'common',
		});
		await tab.page.reload();
		await tab.page.waitForSelector('[data-count]:not(:empty)');
		expect(await shown()).toEqual(titles);
	});

	it('a namespace in the address shows what is in it', async () => {
		await open('?namespace=mediawiki');
		const titles = await shown();
		expect(titles).toContain('mediawiki/page/change');
		expect(titles.every((title) => title.startsWith('mediawiki/'))).toBe(true);
	});

	it('finds the schemas that contain a field, and opens the filters it stands among', async () => {
		await open('?field=performer.user_text');
		await tab.page.waitForFunction(() =>
			document.querySelector('[data-count]')?.textContent?.includes(' of '),
		);
		expect(await shown()).toContain('mediawiki/page/change');
		expect(await shown()).not.toContain('fragment/common');
		expect(await tab.page.isVisible('#filter-field')).toBe(true);
	});

	it('sorts by number of fields', async () => {
		await open('?sort=-fields');
		const numbers = await tab.page.$$eval('#schemas > tr', (rows) =>
			rows.map((row) => Number(row.querySelector('td:nth-child(3)')?.textContent)),
		);
		expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
	});

	it('says so when nothing is left', async () => {
		await open('?q=nothing-is-called-so');
		expect(await tab.page.isVisible('[data-none]')).toBe(true);
		await tab.page.click('button[type=reset]');
		await tab.page.waitForFunction(() => location.search === '');
		expect((await shown()).length).toBeGreaterThan(20);
	});
});

describeInBrowser('the fields of a schema', () => {
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
	const open = (anchor = ''): Promise<unknown> =>
		tab.page.goto(`${site.url}schemas/mediawiki/page/change/${anchor}`);
	const visible = (): Promise<string[]> =>
		tab.page.$$eval('.fields > li', (items) =>
			items
				.filter((item) => item.checkVisibility())
				.map((item) => item.querySelector(':scope > p > a')?.textContent ?? ''),
		);
	const count = async (): Promise<string> => (await tab.page.textContent('[data-field-count]')) ?? '';

	it('are filtered by words; a match is shown with the fields around it', async () => {
		await open();
		const before = await visible();
		await tab.page.fill('[data-field-filter]', 'performer.user_text');
		expect(await visible()).toEqual(['performer', 'performer.user_text']);
		expect(await count()).toMatch(/^1 of \d+ fields$/);
		await tab.page.fill('[data-field-filter]', '');
		expect(await visible()).toEqual(before);
		expect(await count()).toMatch(/^\d+ fields$/);
	});

	it('can be limited to the schema’s own', async () => {
		await open();
		await tab.page.check('[data-field-own]');
		const own = await visible();
		expect(own).not.toContain('meta');
		expect(own.length).toBeGreaterThan(0);
	});

	it('say so when none matches', async () => {
		await open();
		await tab.page.fill('[data-field-filter]', 'no field is called so');
		expect(await visible()).toEqual([]);
		expect(await tab.page.isVisible('[data-field-none]')).toBe(true);
	});

	it('open and close all at once', async () => {
		await open();
		await tab.page.click('[data-field-close]');
		expect(await visible()).not.toContain('performer.user_text');
		await tab.page.click('[data-field-open]');
		expect(await visible()).toContain('performer.user_text');
		expect(await visible()).toContain('meta.stream');
	});

	it('a link to a nested field opens what it stands in', async () => {
		await open('#field.meta.stream');
		await tab.page.waitForFunction(() => document.getElementById('field.meta.stream')?.checkVisibility());
		expect(await visible()).toContain('meta.stream');
	});

	it('stand in a section that is shown as a tab, and what the others hold is reached by its address', async () => {
		await open();
		const shown = (): Promise<string[]> =>
			tab.page.$$eval('main .section', (sections) =>
				sections.filter((section) => !section.hasAttribute('hidden')).map(({ id }) => id),
			);
		expect(await shown()).toEqual(['fields']);
		await tab.page.getByRole('link', { name: 'Data Lake' }).click();
		expect(await shown()).toEqual(['data-lake']);
		expect(new URL(tab.page.url()).hash).toBe('#data-lake');
		await tab.page.goBack();
		expect(await shown()).toEqual(['fields']);
		await open('#issues');
		await expect.poll(shown).toEqual(['issues']);
	});

	it('each has a button that copies its whole path', async () => {
		await open();
		await tab.page.click('[data-field-open]');
		const copied = await tab.page.$$eval('.fields > li > p > .copy-button', (buttons) =>
			buttons.map((button) => (button instanceof HTMLElement ? button.dataset['copy'] : '')),
		);
		expect(copied).toContain('performer.user_text');
		expect(copied).toContain('$schema');
	});
});
