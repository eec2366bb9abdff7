import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where macOS and Windows put it. */
const FIXED = [
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * An installed Chromium, or null. Nothing is downloaded: the browser is that of the system, or the one that the
 * environment variable CHROMIUM names.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
	const named = environment['CHROMIUM'];
	if (named !== undefined && named !== '') return existsSync(named) ? named : null;
	const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...FIXED];
	return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/** Needed in containers, where Chromium's own sandbox cannot start; only our own pages are opened. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
];
