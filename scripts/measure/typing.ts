import { loadavg } from 'node:os';
import { serveSite } from '../../src/cli/serve-site.ts';
import { CHROMIUM_ARGUMENTS } from './chromium.ts';

/** Something that is typed into. */
export interface TypedInto {
	readonly name: string;
	/** Address below the site's root. */
	readonly address: string;
	/** CSS selector of the field. */
	readonly field: string;
	readonly text: string;
	/** Pressed before the field is there: the palette opens with `/`. */
	readonly key?: string;
}

/** What a browser saw while it was typed into. */
export interface TypingFigures {
	readonly name: string;
	/** Durations of the input's events from the key to the next paint, in milliseconds, as Event Timing gives them. */
	readonly median: number;
	readonly p95: number;
	readonly max: number;
	/** Layout shift while the page loads, and while it is typed into, that of the first half second after a key too. */
	readonly loadShift: number;
	readonly shift: number;
	/** Layout shift as browsers count it: without what follows a key within half a second. */
	readonly countedShift: number;
}

/** The fields of the site that do something with each letter. */
const TYPED: readonly TypedInto[] = [
	{ name: 'palette', address: '', key: '/', field: '.palette input', text: 'user edit count' },
	{ name: 'finder', address: '', field: '#home-search', text: 'button click' },
	{ name: 'schemas', address: 'schemas/', field: '#filter-q', text: 'page change' },
	{ name: 'streams', address: 'streams/', field: '#filter-q', text: 'ios.edit' },
	{ name: 'fields', address: 'fields/', field: '#filter-q', text: 'edit count' },
	{ name: 'data quality', address: 'health/', field: '#filter-q', text: 'web_ui_actions' },
	{ name: 'changes', address: 'changes/', field: '#filter-q', text: 'sample' },
	{ name: 'name check', address: 'streams/new/', field: '#stream-name', text: 'mediawiki.reading_list' },
	{ name: 'draft', address: 'streams/new/draft/', field: '#draft-name', text: 'mediawiki.reading_list.v1' },
];

const SETTLE_MS = 1200;
const BETWEEN_KEYS_MS = 180;

/**
 * Types into the fields of a built site on a slowed processor.
 *
 * @param slowdown how many times slower than this machine
 * @returns figures for each field that the site has, and the load of the machine before
 */
export async function measureTyping(
	folder: string,
	chromium: string,
	slowdown: number,
): Promise<{ readonly load: number; readonly figures: readonly TypingFigures[] }> {
	const { chromium: launcher } = await import('playwright-core');
	const [load = 0] = loadavg();
	const { server, url } = await serveSite({ folder, base: '/', host: '127.0.0.1', port: 0 });
	const browser = await launcher.launch({ executablePath: chromium, args: [...CHROMIUM_ARGUMENTS] });
	try {
		const figures: TypingFigures[] = [];
		for (const { name, address, field, text, key } of TYPED) {
			const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
			const page = await context.newPage();
			await page.addInitScript(observe);
			const client = await context.newCDPSession(page);
			await page.goto(`${url}${address}`, { waitUntil: 'load' });
			await page.waitForTimeout(SETTLE_MS);
			await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
			if (key !== undefined) await page.keyboard.press(key);
			const input = page.locator(field).first();
			if (key === undefined && (await input.count()) === 0) continue;
			await input.click();
			// The search's data comes with the focus; a reader thinks as long before the first letter.
			await page.waitForTimeout(SETTLE_MS);
			const before = await page.evaluate(() => globalThis.seen);
			await page.keyboard.type(text, { delay: BETWEEN_KEYS_MS });
			await page.waitForTimeout(SETTLE_MS);
			const after = await page.evaluate(() => globalThis.seen);
			const durations = after.durations.slice(before.durations.length).sort((a, b) => a - b);
			const at = (share: number): number => durations[Math.floor((durations.length - 1) * share)] ?? 0;
			figures.push({
				name,
				median: at(0.5),
				p95: at(0.95),
				max: at(1),
				loadShift: before.shift,
				shift: after.shift - before.shift,
				countedShift: after.counted - before.counted,
			});
			await context.close();
		}
		return { load, figures };
	} finally {
		await browser.close();
		server.close();
	}
}

declare global {
	var seen: { durations: number[]; shift: number; counted: number };
}

/** Runs in the page before anything else does. */
function observe(): void {
	globalThis.seen = { durations: [], shift: 0, counted: 0 };
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			if (/^(?:key|input|beforeinput)/.test(entry.name)) globalThis.seen.durations.push(entry.duration);
		}
	}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			const { value, hadRecentInput } = entry as PerformanceEntry & {
				readonly value: number;
				readonly hadRecentInput: boolean;
			};
			globalThis.seen.shift += value;
			if (!hadRecentInput) globalThis.seen.counted += value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
}
