import { type Browser, type BrowserContextOptions, chromium as launcher, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/measure/chromium.ts';
import { type BuiltPage, builtPages, longestOfEachKind } from '../../scripts/measure/page-kinds.ts';
import { serveSite } from '../../src/cli/serve-site.ts';
import { sampleSite } from '../support/sample-site.ts';

const executable = findChromium();
const required = process.env['CI'] !== undefined && process.env['CI'] !== 'false';

if (executable === null && !required) {
	console.warn('The browser tests are skipped: no Chromium is installed. Set CHROMIUM to the path of one.');
}

/** A group of tests that need a browser: skipped where none is installed, but never in CI. */
export const describeInBrowser = executable === null && !required ? describe.skip : describe;

/** A served site and a browser to look at it with. */
export interface Visit {
	/** Address of the home page, with a slash at its end. */
	readonly url: string;
	readonly browser: Browser;
	/** One page of every kind, that with the longest address. */
	readonly pages: readonly BuiltPage[];
	close(): Promise<void>;
}

/** A built site. */
export interface Site {
	/** Absolute. */
	readonly folder: string;
	/** With slashes at both ends. */
	readonly base: string;
}

/**
 * Serves a site and starts Chromium.
 *
 * @throws Error in CI where no Chromium is installed
 */
export async function visit(site: Site = { folder: sampleSite(), base: '/' }): Promise<Visit> {
	if (executable === null) throw new Error('No Chromium is installed, and CI must run the browser tests.');
	const pages = longestOfEachKind(await builtPages(site.folder));
	const { server, url } = await serveSite({ ...site, host: '127.0.0.1', port: 0 });
	const browser = await launcher.launch({ executablePath: executable, args: [...CHROMIUM_ARGUMENTS] });
	return {
		url,
		browser,
		pages,
		async close() {
			await browser.close();
			server.close();
		},
	};
}

/** A tab that remembers everything that went wrong in it. */
export interface Tab {
	readonly page: Page;
	/** Errors of the console, uncaught errors, refused by the Content-Security-Policy, failed requests. */
	readonly troubles: string[];
	close(): Promise<void>;
}

/** Opens a tab with settings of its own: theme, size, with or without scripts. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const troubles: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
	page.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest()) {
			troubles.push(`${response.status()}: ${response.url()}`);
		}
	});
	return { page, troubles, close: () => context.close() };
}

/** Waits until a new size or theme is drawn: media queries are answered with the next frame, not at once. */
export async function redrawn(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
	);
}

/** How many CSS pixels the content is wider than the window, and the elements that stick out. */
export async function overflow(page: Page): Promise<{ readonly pixels: number; readonly culprits: string }> {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		const inScroller = (element: Element): boolean => {
			for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
				if (getComputedStyle(parent).overflowX !== 'visible') return true;
			}
			return false;
		};
		const culprits = [...document.body.querySelectorAll('*')]
			.filter((element) => element.getBoundingClientRect().right > width + 0.5 && !inScroller(element))
			.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
		return {
			pixels: document.documentElement.scrollWidth - width,
			culprits: [...new Set(culprits)].slice(0, 5).join(', '),
		};
	});
}
