import { serveSite } from '../../src/cli/serve-site.ts';
import { CHROMIUM_ARGUMENTS } from './chromium.ts';
import type { BuiltPage } from './page-kinds.ts';

/** What a browser saw while it loaded a page. */
export interface LoadedPage {
	readonly page: BuiltPage;
	/** Cumulative layout shift; 0 means that nothing moved. */
	readonly layoutShift: number;
	readonly requests: number;
}

/** Long enough for what a page does by itself after it is loaded. */
const SETTLE_MS = 400;

/**
 * Loads pages in Chromium at a phone's width, where things move most, and measures what moves.
 *
 * @param chromium path of the browser
 */
export async function measureLoading(
	folder: string,
	base: string,
	pages: readonly BuiltPage[],
	chromium: string,
): Promise<readonly LoadedPage[]> {
	const { chromium: launcher } = await import('playwright-core');
	const { server, url } = await serveSite({ folder, base, host: '127.0.0.1', port: 0 });
	const browser = await launcher.launch({ executablePath: chromium, args: [...CHROMIUM_ARGUMENTS] });
	try {
		const loaded: LoadedPage[] = [];
		for (const page of pages) {
			const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
			const tab = await context.newPage();
			let requests = 0;
			tab.on('request', () => requests++);
			await tab.goto(`${url}${page.address}`, { waitUntil: 'load' });
			await tab.waitForTimeout(SETTLE_MS);
			loaded.push({ page, layoutShift: await tab.evaluate(layoutShift), requests });
			await context.close();
		}
		return loaded;
	} finally {
		await browser.close();
		server.close();
	}
}

/** Runs in the page. */
function layoutShift(): Promise<number> {
	return new Promise((done) => {
		let sum = 0;
		const observer = new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
			}
		});
		observer.observe({ type: 'layout-shift', buffered: true });
		setTimeout(() => done(sum), 50);
	});
}
