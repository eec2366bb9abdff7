import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

const STREAM = 'mediawiki.page_change.v1';

/** Opens the dialog by its key and types. */
async function type(page: Page, text: string): Promise<void> {
	await page.keyboard.press('/');
	await page.getByRole('dialog').waitFor();
	await page.keyboard.type(text);
}

const chosen = (page: Page): Promise<string | null> =>
	page.evaluate(() => {
		const id = document.activeElement?.getAttribute('aria-activedescendant');
		return id ? (document.getElementById(id)?.querySelector('.hit__title')?.textContent ?? null) : null;
	});

describeInBrowser('the search dialog', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it.each(['/', 'Control+k', 'Meta+k'])(
		'opens by %s and gives the focus back when it closes',
		async (key) => {
			const { page, close } = await openTab(site.browser);
			await page.goto(site.url);
			const link = page.getByRole('link', { name: 'Schemas', exact: true }).first();
			await link.focus();
			await page.keyboard.press(key);
			await page.getByRole('dialog').waitFor();
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('palette-input');
			await page.keyboard.press('Escape');
			expect(await page.getByRole('dialog').count()).toBe(0);
			expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
			await close();
		},
	);

	it('is a combobox: arrows, Home and End choose, the results are announced, Enter opens', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, 'page change');
		await page.getByRole('option').filter({ hasText: STREAM }).waitFor();
		const box = page.getByRole('combobox');
		expect(await box.getAttribute('aria-expanded')).toBe('true');
		expect(await chosen(page)).toBe(STREAM);
		const count = await page.getByRole('option').count();
		await page.keyboard.press('ArrowDown');
		const second = await chosen(page);
		expect(second).not.toBe(STREAM);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		expect(
			await page
				.locator('[role="option"]')
				.nth(count - 1)
				.getAttribute('aria-selected'),
		).toBe('true');
		await page.keyboard.press('Home');
		expect(await chosen(page)).toBe(STREAM);
		await page.keyboard.press('End');
		expect(
			await page
				.locator('[role="option"]')
				.nth(count - 1)
				.getAttribute('aria-selected'),
		).toBe('true');
		await page.keyboard.press('Home');
		await page
			.getByRole('status')
			.filter({ hasText: /^\d+ results: \d+ in Streams/ })
			.waitFor({ state: 'attached' });
		expect(await page.locator('.hit mark').first().textContent()).not.toBe('');
		expect(troubles).toEqual([]);
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/streams/${STREAM}/`);
		await close();
	});

	it('loses no letter that is typed before the dialog is there', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await page.keyboard.press('/');
		await page.keyboard.type('page change');
		await page.getByRole('dialog').waitFor();
		expect(await page.getByRole('combobox').inputValue()).toBe('page change');
		await close();
	});

	it('opens what is meant even where Enter comes before the results', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, STREAM);
		await page.keyboard.press('Enter');
		await page.waitForURL(`**/streams/${STREAM}/`);
		await close();
	});

	it('copies the name of the chosen result', async () => {
		const { page, close } = await openTab(site.browser, {
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		await page.goto(site.url);
		await type(page, STREAM);
		await page.getByRole('option').filter({ hasText: STREAM }).first().waitFor();
		await page.keyboard.press('Control+c');
		await page
			.getByRole('status')
			.filter({ hasText: `Copied ${STREAM}` })
			.waitFor({ state: 'attached' });
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(STREAM);
		await close();
	});

	it('searches one kind by its chip, and shows recent searches next time', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, 'page');
		await page.getByRole('button', { name: 'Fields' }).click();
		await page.getByRole('group', { name: /^Fields/ }).waitFor();
		expect(await page.getByRole('group', { name: /^Streams/ }).count()).toBe(0);
		await page.getByRole('option').first().click();
		await page.waitForURL('**/fields/**');
		await page.keyboard.press('/');
		await page
			.getByRole('group', { name: 'Recent searches' })
			.getByRole('option', { name: 'page' })
			.waitFor();
		await close();
	});

	it('says what was searched where nothing is found, and carries the text to the name finder', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, 'qqzzxx.vvkkjj');
		const use = page.getByRole('option', { name: /Check “qqzzxx.vvkkjj” as a new stream name/ });
		await use.waitFor();
		expect(await page.locator('.palette__message').textContent()).toMatch(
			/Nothing found for “qqzzxx.vvkkjj” among \d+ streams, \d+ schemas, \d+ fields/,
		);
		await use.click();
		await page.waitForURL('**/streams/new/?name=qqzzxx.vvkkjj');
		await close();
	});

	it('offers no name for what cannot be one', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, 'qqzzxx');
		await page.getByText('Nothing found for “qqzzxx”').first().waitFor();
		expect(await page.getByRole('option', { name: /as a new stream name/ }).count()).toBe(0);
		await close();
	});

	it('begins in the order of the search page', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}search/?q=reading+list`);
		await page.locator('.result__title').first().waitFor();
		await page.waitForFunction(
			() => !document.querySelector('[data-search-summary]')?.textContent?.includes('loading'),
		);
		const onPage = await page.locator('.result__title').allTextContents();
		await page.goto(site.url);
		await type(page, 'reading list');
		const best = page.getByRole('group', { name: 'Best matches' });
		await best.waitFor();
		await page.waitForTimeout(300);
		const inDialog = await best.locator('.hit__title').allTextContents();
		expect(inDialog).toEqual(onPage.slice(0, inDialog.length));
		await close();
	});

	it('leads from two versions to their comparison', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await type(page, 'page change 1.1.0 1.2.0');
		await page
			.getByRole('option', { name: /^Compare mediawiki\/page\/change 1\.1\.0 with 1\.2\.0/ })
			.waitFor();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/compare/?a=*1.1.0&b=*1.2.0');
		await close();
	});

	it('offers to browse where the data does not load, and tries again', async () => {
		const { page, close } = await openTab(site.browser);
		await page.context().route('**/find/*.json', (route) => route.abort());
		await page.goto(site.url);
		await type(page, 'page');
		await page.getByText('The search data did not load.').first().waitFor();
		expect(await page.getByRole('option', { name: /All streams/ }).getAttribute('href')).toBe('/streams/');
		await page.context().unroute('**/find/*.json');
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.getByRole('option').filter({ hasText: 'page' }).first().waitFor();
		await close();
	});

	it('finds streams and schemas without the data of fields, and says what is missing', async () => {
		const { page, close } = await openTab(site.browser);
		await page.context().route('**/find/fields.json', (route) => route.abort());
		await page.goto(site.url);
		await type(page, STREAM);
		await page.getByText('Fields are missing').waitFor();
		expect(await chosen(page)).toBe(STREAM);
		await close();
	});

	it.each(['light', 'dark'] as const)(
		'has no accessibility fault that axe finds, %s',
		async (colorScheme) => {
			const { page, close } = await openTab(site.browser, { colorScheme });
			await page.goto(site.url);
			await type(page, 'page change');
			await page.getByRole('option').filter({ hasText: STREAM }).waitFor();
			const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
				[],
			);
			await close();
		},
	);
});

describeInBrowser('the search page', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('shows the results of its address, and keeps query and filters in it', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}search/?q=page+change&kind=stream`);
		await page.getByRole('link', { name: STREAM, exact: true }).waitFor();
		expect(await page.locator('.result__title').first().textContent()).toBe(STREAM);
		await page.getByRole('button', { name: /^eventgate-main/ }).click();
		await page.waitForURL(/destination=eventgate-main/);
		expect(await page.getByRole('button', { name: /^eventgate-main/ }).getAttribute('aria-pressed')).toBe(
			'true',
		);
		await page.reload();
		await page.getByRole('button', { name: /^eventgate-main/, pressed: true }).waitFor();
		await page.getByRole('radio', { name: 'Schemas' }).check();
		await page.getByRole('link', { name: 'mediawiki/page/change', exact: true }).waitFor();
		await page.waitForURL(
			({ searchParams }) => searchParams.get('kind') === 'schema' && !searchParams.has('destination'),
		);
		expect(troubles).toEqual([]);
		await close();
	});

	it('leads to the lists where no script runs', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(`${site.url}search/?q=page`);
		const main = page.getByRole('main');
		expect(await main.getByRole('link', { name: 'All streams' }).isVisible()).toBe(true);
		expect(await main.getByRole('searchbox').count()).toBe(0);
		await close();
	});
});

describeInBrowser('the finder', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('shows advice, and schemas and streams with the fields for which they fit', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(site.url);
		await page.getByLabel('What do you want to record?').fill('user clicks a button on the web');
		await page.getByText('A click, view or other interaction on the web').waitFor();
		const rows = page.locator('.finding:not(.finding--advice)');
		await rows.first().waitFor();
		expect(await page.getByRole('list', { name: 'Matching fields' }).first().textContent()).not.toBe('');
		await page
			.getByRole('status')
			.filter({ hasText: /schemas or streams? shown|schema or stream shown/ })
			.waitFor({ state: 'attached' });
		expect(troubles).toEqual([]);
		await close();
	});

	it('tries an example, and empties with its box', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(site.url);
		await page.getByRole('link', { name: 'button click', exact: true }).click();
		await page.locator('.finding').first().waitFor();
		const box = page.getByLabel('What do you want to record?');
		expect(await box.inputValue()).toBe('button click');
		await box.fill('');
		await page.locator('.finding').first().waitFor({ state: 'detached' });
		await close();
	});

	it.each(['light', 'dark'] as const)(
		'has no accessibility fault that axe finds, %s',
		async (colorScheme) => {
			const { page, close } = await openTab(site.browser, { colorScheme });
			await page.goto(site.url);
			await page.getByLabel('What do you want to record?').fill('button click');
			await page.locator('.finding').first().waitFor();
			const { violations } = await new AxeBuilder({ page }).include('main').analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
				[],
			);
			await close();
		},
	);

	it('leads to the search page where no script runs', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(site.url);
		await page.getByLabel('What do you want to record?').fill('button click');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/search/?q=button+click');
		await close();
	});
});

describeInBrowser('the name finder', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it.each([
		[STREAM, 'Taken', 'taken'],
		['mediawiki.page-change.v1', 'Not possible', 'invalid'],
		['mediawiki.job.clean_up.v1', 'matches a wildcard stream', 'caught'],
		['readers.FontSize', 'breaks 2 rules', 'rules'],
		['share button on the sidebar', 'Words, not a name yet', 'words'],
		['readers.font_size_change.v1', 'Free: no stream has this name', 'free'],
	])('judges %s: %s', async (name, words, verdict) => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/`);
		await page.getByLabel('Stream name').fill(name);
		await page.locator(`[data-verdict="${verdict}"]`).filter({ hasText: words }).waitFor();
		await page.waitForURL(`**/streams/new/?name=${encodeURIComponent(name)}`);
		expect(troubles).toEqual([]);
		await close();
	});

	it('shows near names, what the name becomes, and leads to the draft', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/?name=mediawiki.change_page.v1`);
		await page.locator('.near li', { hasText: 'the same words in another order' }).waitFor();
		await page.getByText('event.mediawiki_change_page_v1').waitFor();
		await page.getByText('codfw.mediawiki.change_page.v1').waitFor();
		expect(await page.getByRole('link', { name: 'Create this stream' }).getAttribute('href')).toBe(
			'/streams/new/draft/?name=mediawiki.change_page.v1',
		);
		await close();
	});

	it('makes names of words', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/?name=reading%20list%20save%20button`);
		const proposal = page.getByRole('button', { name: /^Try [\w.]+\.reading_list_save_button\.v1$/ }).first();
		await proposal.click();
		await page.locator('[data-verdict="free"]').waitFor();
		await close();
	});

	it('takes over a suggestion', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/?name=${STREAM}`);
		await page.getByRole('button', { name: 'Try mediawiki.page_change.v2' }).click();
		await page.locator('[data-verdict="free"]').waitFor();
		expect(await page.getByLabel('Stream name').inputValue()).toBe('mediawiki.page_change.v2');
		await close();
	});

	it('states the rules where no script runs', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(`${site.url}streams/new/`);
		expect(
			await page.getByText('Only letters, digits, dots, underscores and hyphens').first().isVisible(),
		).toBe(true);
		expect(await page.getByRole('textbox').count()).toBe(0);
		await close();
	});
});
