import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { describeInBrowser, openTab, type Tab, type Visit, visit } from './browser.ts';

describeInBrowser('patches made in the browser', () => {
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

	/** Saves a patch as a reader does, and applies it to a copy of what the sample was read from. */
	async function applied(repository: string, folder: string): Promise<string> {
		const copy = temporaryFolder({});
		cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
		const [download] = await Promise.all([
			tab.page.waitForEvent('download'),
			tab.page.getByRole('button', { name: `Download ${repository}.patch` }).click(),
		]);
		expect(download.suggestedFilename()).toBe(`${repository}.patch`);
		const file = join(temporaryFolder({}), 'a.patch');
		await download.saveAs(file);
		execFileSync('git', ['init', '-q'], { cwd: copy });
		execFileSync('git', ['apply', file], { cwd: copy });
		return copy;
	}

	it('declare a drafted stream and its schema', async () => {
		const { page } = tab;
		await page.goto(`${site.url}streams/new/draft/?name=mediawiki.thing.v1`);
		await page.getByLabel('New schema').check();
		await page.locator('#draft-title').fill('analytics/web/thing');
		await page.locator('#draft-says').fill('A thing was seen.');
		await page.locator('#draft-task').fill('T800999');
		await page.getByRole('button', { name: 'Make patches' }).click();
		await expect
			.poll(() => page.locator('[data-patches-said]').textContent())
			.toBe('2 patches of secondary and mediawiki-config.');
		const configuration = await applied('mediawiki-config', 'content/sample/mediawiki-config');
		const streams = readFileSync(join(configuration, 'production.php'), 'utf8');
		expect(streams).toContain("\t\t// T800999\n\t\t'mediawiki.thing.v1' => [\n");
		const schemas = await applied('secondary', 'content/sample/repositories/secondary');
		expect(readFileSync(join(schemas, 'jsonschema/analytics/web/thing/latest'), 'utf8')).toContain(
			'$id: /analytics/web/thing/1.0.0',
		);
	});

	it('follow what is filled in, and keep task and place in the address', async () => {
		const { page } = tab;
		await page.getByLabel('On beta only').check();
		await expect
			.poll(() => page.locator('.patch').last().textContent())
			.toContain('Add stream mediawiki.thing.v1 on');
		await expect.poll(() => page.url()).toContain('task=T800999&beta=only');
	});

	it('change the rate of a stream, from its guide and by keyboard', async () => {
		const { page } = tab;
		await page.goto(`${site.url}workflow/purposes/change-the-sampling/?stream=mediawiki.web_ui_actions`);
		await page.getByRole('link', { name: 'Make the patch' }).click();
		await expect.poll(() => page.locator('#change-stream').inputValue()).toBe('mediawiki.web_ui_actions');
		const make = page.getByRole('button', { name: 'Make patches' });
		await expect.poll(() => make.isEnabled()).toBe(true);
		await page.locator('#change-rate').fill('0.05');
		await make.press('Enter');
		await page.getByRole('region', { name: 'Patch of mediawiki-config' }).waitFor();
		const copy = await applied('mediawiki-config', 'content/sample/mediawiki-config');
		expect(readFileSync(join(copy, 'production.php'), 'utf8')).toContain("'rate' => 0.05,");
	});

	it('add a field to a schema', async () => {
		const { page } = tab;
		await page.goto(`${site.url}streams/new/change/?change=fields&schema=analytics/mediawiki/talk_page_edit`);
		const make = page.getByRole('button', { name: 'Make patches' });
		await expect.poll(() => make.isEnabled()).toBe(true);
		await page.getByLabel('Field name').fill('extra_note');
		await make.click();
		await page.getByRole('region', { name: 'Patch of secondary' }).waitFor();
		const copy = await applied('secondary', 'content/sample/repositories/secondary');
		const latest = 'jsonschema/analytics/mediawiki/talk_page_edit/latest.yaml';
		expect(readFileSync(join(copy, latest), 'utf8')).toContain('extra_note:');
	});

	it('are refused in words', async () => {
		const { page } = tab;
		await page.locator('[data-field="name"]').fill('Bad Name');
		await expect
			.poll(() => page.locator('[data-patches]').textContent())
			.toBe('The field Bad Name is not in lower case with underscores.');
		expect(tab.troubles).toEqual([]);
	});
});
