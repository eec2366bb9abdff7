import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPage, builtPages } from '../../scripts/measure/page-kinds.ts';
import { ATTACKS, attackCatalogFiles, attackPast } from '../support/attack-catalog.ts';
import { gitHistoryIn } from '../support/git-history.ts';
import { writeFiles } from '../support/temporary-folder.ts';
import { describeInBrowser, type Visit, visit } from './browser.ts';

const BUILD = fileURLToPath(new URL('../../scripts/build.ts', import.meta.url));
/** Pages of one kind that are opened: their texts differ, their making does not. */
const OF_EACH_KIND = 3;
/** Attacks that are also typed into addresses and fields. */
const TYPED = ATTACKS.slice(0, 12);

/** What is in a page that should never be there, whatever it is made of. */
function foreign(): string[] {
	const found: string[] = [];
	for (const element of document.querySelectorAll('*')) {
		const name = element.localName;
		if (['iframe', 'object', 'embed', 'base', 'math', 'mglyph'].includes(name)) found.push(`<${name}>`);
		if (name === 'meta' && element.getAttribute('http-equiv') === 'refresh') found.push('<meta refresh>');
		for (const { name: key, value } of element.attributes) {
			if (key.startsWith('on')) found.push(`${name} ${key}`);
			if (!['href', 'src', 'action', 'formaction', 'srcset', 'xlink:href'].includes(key)) continue;
			const { protocol, hostname } = new URL(value, document.baseURI);
			const leads = name === 'a' && ['http:', 'https:'].includes(protocol);
			if (!leads && hostname !== location.hostname && name !== 'link')
				found.push(`${name} ${key}=${value.slice(0, 60)}`);
			if (hostname.endsWith('evil.example') && name !== 'a')
				found.push(`${name} ${key}=${value.slice(0, 60)}`);
		}
	}
	return found;
}

describeInBrowser('a catalog in which every text is an attack', () => {
	let folder: string;
	let site: Visit;
	let pages: readonly BuiltPage[];
	const troubles: string[] = [];

	/** A window that remembers every script that ran, every foreign request and every error. */
	async function watched(bypassCSP: boolean): Promise<{ context: BrowserContext; page: Page }> {
		const context = await site.browser.newContext({ bypassCSP });
		const page = await context.newPage();
		const policy = bypassCSP ? 'without the policy' : 'with the policy';
		const tell = (what: string): void => void troubles.push(`${policy}, ${page.url().slice(-80)}: ${what}`);
		page.on('dialog', (dialog) => {
			tell(`a dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
		page.on('pageerror', (error) => tell(`an error: ${error.message}`));
		page.on('popup', () => tell('a window opened'));
		page.on('request', (request) => {
			if (new URL(request.url()).origin !== new URL(site.url).origin) tell(`asked ${request.url()}`);
		});
		page.on('console', (message) => {
			// A policy that refuses something tells that the something got as far as the page.
			if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) tell(message.text());
		});
		return { context, page };
	}

	/** What a page did by itself and what is in it that does not belong there. */
	async function look(page: Page): Promise<void> {
		await page.waitForTimeout(60);
		if (await page.evaluate(() => '__hit' in window)) troubles.push(`${page.url()}: a script ran`);
		troubles.push(...(await page.evaluate(foreign)).map((what) => `${page.url()}: ${what}`));
		await page.evaluate(() => Reflect.deleteProperty(window, '__hit'));
	}

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'catalog-attack-'));
		const files = attackCatalogFiles();
		writeFiles(folder, files);
		const history = gitHistoryIn(
			folder,
			`${(ATTACKS[0] ?? '').replaceAll(/[<>\n]/g, '&lt;')} <x@example.org>`,
		);
		history.commit('2024-01-01', ATTACKS.join('\n'), attackPast());
		for (const [index, attack] of ATTACKS.entries()) {
			const settings = (index % 2 === 0 ? files : attackPast())['settings/streams.php'] ?? '';
			history.commit(`2024-02-${String(index + 1).padStart(2, '0')}`, attack, {
				'settings/streams.php': settings,
			});
		}
		history.commit('2024-03-01', 'The last', { 'settings/streams.php': files['settings/streams.php'] ?? '' });
		const { CATALOG_CONFIG: _config, NODE_ENV: _mode, ...env } = process.env;
		const out = join(folder, 'site');
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[BUILD, '--config', 'catalog.yaml', '--out', out],
			{ cwd: folder, encoding: 'utf8', env: { ...env, CI: 'true' } },
		);
		if (status !== 0) throw new Error(stdout + stderr);
		site = await visit({ folder: out, base: '/' });
		const seen = new Map<string, number>();
		pages = (await builtPages(out)).filter(({ kind }) => {
			seen.set(kind, (seen.get(kind) ?? 0) + 1);
			return (seen.get(kind) ?? 0) <= OF_EACH_KIND;
		});
	}, 300_000);
	afterAll(async () => {
		await site?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('would see a script that runs, and a request', async () => {
		troubles.length = 0;
		const { context, page } = await watched(true);
		await page.goto(site.url, { waitUntil: 'load' });
		await page.evaluate((attack) => document.body.insertAdjacentHTML('beforeend', attack), ATTACKS[1] ?? '');
		await look(page);
		await context.close();
		expect(troubles.map((trouble) => trouble.replace(/^.*?: /, '')).sort()).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/a script ran$/),
				expect.stringMatching(/asked http:..evil\.example/),
			]),
		);
	});

	it.each([
		['with its policy', false],
		['without any policy', true],
	])('runs nothing, asks nobody and breaks no page, %s', async (_words, bypassCSP) => {
		troubles.length = 0;
		const { context, page } = await watched(bypassCSP);
		for (const { address } of pages) {
			await page.goto(site.url + address, { waitUntil: 'load' });
			await look(page);
		}
		await context.close();
		expect(pages.length).toBeGreaterThan(40);
		expect([...new Set(troubles)]).toEqual([]);
	});

	it('runs nothing that is typed into addresses and fields, without any policy', async () => {
		troubles.length = 0;
		const { context, page } = await watched(true);
		for (const attack of TYPED) {
			const query = encodeURIComponent(attack);
			for (const address of [
				'search/?q=',
				'streams/?q=',
				'streams/new/?name=',
				'compare/?from=',
				'schemas/#',
			]) {
				await page.goto(site.url + address + query, { waitUntil: 'load' });
				await look(page);
			}
		}
		for (const [address, field] of [
			['search/', 'input[type=search], input[type=text]'],
			['streams/new/', 'form input'],
			['streams/new/draft/', 'form input:not([type=checkbox]):not([type=radio]), form textarea'],
		] as const) {
			await page.goto(site.url + address, { waitUntil: 'load' });
			for (const attack of TYPED.slice(0, 5)) {
				for (const input of await page.locator(field).all()) {
					if (await input.isEditable().catch(() => false)) {
						await input.fill(attack, { timeout: 300 }).catch(() => undefined);
					}
				}
				await look(page);
			}
		}
		await context.close();
		expect([...new Set(troubles)]).toEqual([]);
	});
});
