import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, openTab, type Visit, visit } from './browser.ts';

const GUIDE = 'streams/mediawiki.web_ui_actions/guide/';

describeInBrowser('the guide of a stream', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('remembers ticks for its stream alone, counts them, and forgets them', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}${GUIDE}`);
		await page.getByRole('button', { name: 'Open all' }).click();
		const first = page.locator('[data-milestone="design/question"] [data-cell] input');
		await first.check();
		await page.locator('[data-milestone="design/browse"] [data-cell=stream] input').check();
		expect(await page.locator('[data-done-count]').textContent()).toMatch(/^2 of \d+ done$/);
		// Phases before the stream's stage are assumed complete: they have no count to contradict that.
		expect(await page.locator('#design [data-list-done]').count()).toBe(0);
		expect(await page.locator('#full-production [data-list-done]').textContent()).toMatch(/^0 of \d+ done$/);
		expect(await page.locator('[data-next]').textContent()).toMatch(/^Next: /);

		await page.reload();
		expect(await first.isChecked()).toBe(true);
		await page.goto(`${site.url}streams/mediawiki.page_change.v1/guide/`);
		expect(await page.locator('[data-tick]:checked').count()).toBe(0);

		await page.goto(`${site.url}${GUIDE}`);
		await page.getByText('More', { exact: true }).click();
		await page.getByRole('button', { name: 'Reset progress' }).click();
		expect(await page.locator('[data-tick]:checked').count()).toBe(0);
		expect(await page.locator('[data-guide-status]').textContent()).toBe('Reset 2 ticks.');
		expect(troubles).toEqual([]);
		await close();
	});

	it('carries ticks to another browser in a file', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}${GUIDE}#design`);
		await page.locator('[data-milestone="design/question"] [data-cell] input').check();
		await page.getByText('More', { exact: true }).click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Export to a file' }).click(),
		]);
		expect(download.suggestedFilename()).toBe('mediawiki.web_ui_actions-guide.json');
		const text = await readFile(await download.path(), 'utf8');
		await close();

		const other = await openTab(site.browser);
		await other.page.goto(`${site.url}${GUIDE}`);
		const file = { name: 'guide.json', mimeType: 'application/json', buffer: Buffer.from(text) };
		await other.page.locator('[data-import]').setInputFiles(file);
		await other.page.getByText('Imported 1 ticks.').waitFor();
		expect(await other.page.locator('[data-milestone="design/question"] [data-cell] input').isChecked()).toBe(
			true,
		);

		await other.page.goto(`${site.url}streams/mediawiki.page_change.v1/guide/`);
		await other.page.locator('[data-import]').setInputFiles(file);
		await other.page.getByText(/^This export is of the guide of mediawiki\.web_ui_actions/).waitFor();
		await other.close();
	});

	it('opens the phase that an address names, and every phase on paper', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}${GUIDE}#beta-test-test-receipt`);
		expect(await page.locator('#beta-test').evaluate((phase) => (phase as HTMLDetailsElement).open)).toBe(
			true,
		);
		await page.goto(`${site.url}${GUIDE}`);
		await page.emulateMedia({ media: 'print' });
		const hidden = await page
			.locator('[data-milestone]')
			.evaluateAll(
				(all) => all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
			);
		expect(hidden).toBe(0);
		await close();
	});

	it('has a checklist of its own for each purpose, all in the store of the stream', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}${GUIDE}check/`);
		await page.locator('[data-cell] input').first().check();
		expect(await page.locator('[data-done-count]').textContent()).toMatch(/^1 of \d+ done$/);
		await page.getByRole('link', { name: 'Change the sampling' }).click();
		await page.waitForURL('**/workflow/purposes/change-the-sampling/?stream=*');
		await expect.poll(() => page.locator('[data-tick]').count()).toBeGreaterThan(3);
		expect(await page.locator('[data-tick]:checked').count()).toBe(0);
		await page.getByRole('link', { name: 'Launch a stream' }).click();
		await page.waitForURL('**/guide/');
		expect(await page.locator('[data-tick]:checked').count()).toBe(0);
		await page.goto(`${site.url}${GUIDE}check/`);
		expect(await page.locator('[data-cell] input').first().isChecked()).toBe(true);
		expect(troubles).toEqual([]);
		await close();
	});

	it('shows a purpose that all streams share for the stream in the address, with its ticks', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/mediawiki.page_change.v1/guide/check/`);
		await page.getByRole('link', { name: 'Add a field' }).click();
		await page.waitForURL('**/workflow/purposes/add-a-field/?stream=mediawiki.page_change.v1');
		await page.getByRole('heading', { name: 'Add a field: mediawiki.page_change.v1' }).waitFor();
		expect(await page.locator('[data-shown-for]').textContent()).toBe(
			'Shown for mediawiki.page_change.v1, with its own values.',
		);
		const text = (await page.locator('[data-phase]').textContent()) ?? '';
		expect(text).toContain('jsonschema/mediawiki/page/change/current.yaml');
		expect(text).not.toContain('web_ui_actions');
		await page.locator('[data-cell] input').first().check();
		await page.reload();
		await expect.poll(() => page.locator('[data-tick]:checked').count()).toBe(1);
		// The same page for another stream: by keyboard.
		await page.getByText('Change the stream').focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Control+A');
		await page.keyboard.type('mediawiki.web_ui_actions');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/?stream=mediawiki.web_ui_actions');
		await expect.poll(() => page.locator('[data-tick]').count()).toBeGreaterThan(4);
		expect(await page.locator('[data-tick]:checked').count()).toBe(0);
		expect(troubles).toEqual([]);
		await close();
	});

	it('has every milestone once, without script too', async () => {
		const { page, close } = await openTab(site.browser, { javaScriptEnabled: false });
		await page.goto(`${site.url}${GUIDE}`);
		const ids = await page
			.locator('[data-milestone]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-milestone')));
		expect(ids).toHaveLength(26);
		expect(new Set(ids).size).toBe(26);
		expect(ids).toContain('limited-production/test-wire');
		expect(await page.locator('[data-tick]:visible').count()).toBe(0);
		await close();
	});
});

describeInBrowser('a how-to for a stream', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('speaks of the stream in its address, and of the example where there is none', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}workflow/where-to-run-sql/`);
		const code = page.locator('.how-to pre').first();
		expect(await code.textContent()).toContain('FROM event.mediawiki_web_ui_actions\n');
		await page.goto(`${site.url}workflow/where-to-run-sql/?stream=mediawiki.page_change.v1`);
		await expect.poll(() => code.textContent()).toContain('FROM event.mediawiki_page_change_v1\n');
		expect(await page.locator('.how-to').textContent()).not.toContain('web_ui_actions');
		expect(await page.title()).toContain('mediawiki.page_change.v1');
		expect(troubles).toEqual([]);
		await close();
	});

	it('says that there is no such stream, and shows a name as text', async () => {
		const { page, close } = await openTab(site.browser);
		const name = '<img src=x onerror=alert(1)>';
		await page.goto(`${site.url}workflow/where-to-run-sql/?stream=${encodeURIComponent(name)}`);
		await expect
			.poll(() => page.locator('[data-stream-status]').textContent())
			.toContain(`This catalog has no stream ${name}.`);
		expect(await page.locator('[data-stream-choice] img').count()).toBe(0);
		expect(await page.locator('.how-to pre').first().textContent()).toContain('mediawiki_web_ui_actions');
		await close();
	});

	it('leaves out of code what could end the quotes around it', async () => {
		const { page, close } = await openTab(site.browser);
		const name = '/^swift\\.(.+\\.)?upload-complete$/';
		await page.goto(`${site.url}workflow/wire-inspection-local/?stream=${encodeURIComponent(name)}`);
		const first = page.locator('.how-to pre').first();
		await expect.poll(() => first.textContent()).toContain("[ 'CONCRETE_STREAM' ]");
		expect(await first.textContent()).not.toContain('?upload');
		expect(await page.locator('[data-stream-choice] li').first().textContent()).toMatch(/^CONCRETE_STREAM: /);
		await close();
	});
});

describeInBrowser('the draft workbench', () => {
	let site: Visit;
	beforeAll(async () => {
		site = await visit();
	});
	afterAll(() => site?.close());

	it('makes settings, code and guide of what is typed, and an address that restores it elsewhere', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/draft/?name=web.thing.v1`);
		await page.getByText('1 thing left').waitFor();
		await page.getByLabel('New schema').check();
		await page.locator('#draft-title').fill('analytics/web/thing');
		await page.getByLabel('Description: when is one event sent?').fill('A thing was opened');
		await page.getByText('Fragments: shared fields').click();
		await page.locator('input[value^="fragment/analytics/common@"]').check();
		await page.getByRole('button', { name: 'Add a field' }).click();
		await page.getByLabel('Field name').fill('thing_id');
		await page.getByLabel('Description', { exact: true }).fill('Which thing');
		await page.locator('#draft-service').selectOption('eventgate-analytics-external');
		await page.getByLabel('Sample events').check();
		await page.getByLabel('Target rate').fill('0.2');
		await page.locator('[data-snippet="php-entry"]').getByText("'rate' => 0.2").waitFor();
		await page.getByRole('tab', { name: 'current.yaml' }).click();
		await page.locator('[data-snippet="schema-skeleton"]').getByText('thing_id:').waitFor();
		await page.getByText('Nothing to fix').waitFor();
		expect(await page.locator('[data-milestone]').count()).toBe(26);
		await page.waitForURL(/#.*thing_id/);
		const address = page.url();
		expect(troubles).toEqual([]);
		await close();

		const other = await openTab(site.browser);
		await other.page.goto(address);
		await other.page.getByRole('tab', { name: 'current.yaml' }).click();
		await other.page.locator('[data-snippet="schema-skeleton"]').getByText('thing_id:').waitFor();
		expect(await other.page.locator('#draft-name').inputValue()).toBe('web.thing.v1');
		expect(await other.page.getByLabel('Target rate').inputValue()).toBe('0.2');
		expect(await other.page.getByLabel('Field name').inputValue()).toBe('thing_id');
		expect(other.troubles).toEqual([]);
		await other.close();
	});

	it('goes on where a new schema has neither a fragment nor a field, and begins with what its producer takes', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/draft/?name=web.thing.v1`);
		await expect.poll(() => page.locator('#draft-service').inputValue()).toBe('eventgate-analytics-external');
		await page.getByLabel('New schema').check();
		await page.getByText('Fragments: shared fields').click();
		for (const box of await page.locator('input[name="fragment"]:checked').all()) await box.uncheck();
		await page.locator('#draft-title').fill('analytics/web/thing');
		await page.getByRole('tab', { name: 'current.yaml' }).click();
		await page.locator('[data-snippet="schema-skeleton"]').getByText('analytics/web/thing').first().waitFor();
		expect(troubles).toEqual([]);
		await close();
	});

	it('takes a schema from the page of the schema', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}schemas/mediawiki/page/change/`);
		await page.getByRole('link', { name: 'Start a stream with this schema' }).click();
		await expect.poll(() => page.locator('#draft-schema').inputValue()).toBe('mediawiki/page/change');
		await close();
	});

	it('finds a schema by its words', async () => {
		const { page, close } = await openTab(site.browser);
		await page.goto(`${site.url}streams/new/draft/?name=web.thing.v1`);
		await page.locator('#draft-schema').fill('button switch appearance');
		await page.getByRole('button', { name: /analytics\/mediawiki\/web_ui_actions/ }).click();
		await page
			.locator('[data-snippet="php-entry"]')
			.getByText("'analytics/mediawiki/web_ui_actions'")
			.waitFor();
		expect(await page.locator('#draft-version').inputValue()).toMatch(/^\d+\.\d+\.\d+$/);
		await close();
	});

	it('shows what an address says as text', async () => {
		const { page, troubles, close } = await openTab(site.browser);
		const hash = new URLSearchParams({
			name: '<img src=x onerror=alert(1)>',
			new: '<b>',
			says: '<script>',
			field: '["<i>","string",1,"<u>"]',
		});
		await page.goto(`${site.url}streams/new/draft/#${hash}`);
		await page.locator('[data-snippet="php-entry"]').waitFor();
		expect(await page.locator('draft-workbench :is(img, b, i, u, script)').count()).toBe(0);
		expect(troubles).toEqual([]);
		await close();
	});
});
