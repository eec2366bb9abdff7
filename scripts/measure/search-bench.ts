import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { serveSite } from '../../src/cli/serve-site.ts';
import { decodeParts, encodeParts, type SearchPart } from '../../src/search/index/encode.ts';
import { buildIndex } from '../../src/search/index/inverted-index.ts';
import type { SearchData } from '../../src/search/index/model.ts';
import { answerRequest } from '../../src/search/query/answer.ts';
import type { FromWorker, SearchRequest, ToWorker } from '../../src/search/query/messages.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';
import { SEARCH_FILES } from './search/read-site.ts';

/** What searching one catalog costs. Times are milliseconds. */
export interface SearchFigures {
	readonly name: string;
	readonly documents: number;
	/** All shipped files together. */
	readonly bytes: { readonly raw: number; readonly gzip: number; readonly brotli: number };
	readonly node: Latency;
	/** Null where no Chromium is installed. */
	readonly chromium: Latency | null;
}

export interface Latency {
	/** From nothing loaded to the first answer. */
	readonly first: number;
	/** From nothing loaded to an answer from all data. */
	readonly complete: number;
	/** Per keystroke: in Node the computing, in Chromium the way to the worker and back. */
	readonly p50: number;
	readonly p95: number;
}

/** As the dialog asks. */
const requestFor = (text: string): SearchRequest => ({ text, limit: 25, perGroup: 5 });

/** Every beginning of every text, as it is typed letter by letter. */
function keystrokes(texts: readonly string[]): string[] {
	return texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
}

/**
 * Measures the search of a built site.
 *
 * @param site absolute folder, for the scripts that the browser runs
 * @param data what is searched; the site's own data or any other
 * @param typed texts to type letter by letter
 */
export async function measureSearch(
	name: string,
	site: string,
	data: SearchData,
	typed: readonly string[],
): Promise<SearchFigures> {
	const files = encodeParts(data).map((part) => JSON.stringify(part));
	const sum = (size: (text: string) => number): number =>
		files.reduce((total, text) => total + size(text), 0);
	const texts = keystrokes(typed);
	return {
		name,
		documents: data.documents.length,
		bytes: {
			raw: sum((text) => Buffer.byteLength(text)),
			gzip: sum((text) => gzipSync(text, { level: 9 }).length),
			brotli: sum((text) => brotliCompressSync(text).length),
		},
		node: measureInNode(files, texts),
		chromium: await measureInChromium(site, files, texts),
	};
}

function measureInNode(files: readonly string[], texts: readonly string[]): Latency {
	const started = performance.now();
	const parts: SearchPart[] = [JSON.parse(files[0] ?? '') as SearchPart];
	answerRequest(buildIndex(decodeParts(parts)), requestFor(texts[0] ?? 'a'));
	const first = performance.now() - started;
	parts.push(...files.slice(1).map((text) => JSON.parse(text) as SearchPart));
	const index = buildIndex(decodeParts(parts));
	answerRequest(index, requestFor(texts[0] ?? 'a'));
	const complete = performance.now() - started;
	const times = texts.map((text) => {
		const before = performance.now();
		answerRequest(index, requestFor(text));
		return performance.now() - before;
	});
	return { first, complete, ...percentiles(times) };
}

function percentiles(times: readonly number[]): { p50: number; p95: number } {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number): number =>
		sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95) };
}

/** Serves the site's scripts with the data to be measured, and asks its worker as the pages do. */
async function measureInChromium(
	site: string,
	files: readonly string[],
	texts: readonly string[],
): Promise<Latency | null> {
	const executable = findChromium();
	if (executable === null) return null;
	const folder = await mkdtemp(join(tmpdir(), 'catalog-search-'));
	try {
		await cp(join(site, '_assets'), join(folder, '_assets'), { recursive: true });
		await mkdir(join(folder, 'find'));
		for (const [at, file] of SEARCH_FILES.entries()) await writeFile(join(folder, file), files[at] ?? '');
		await writeFile(join(folder, 'index.html'), '<!doctype html><title>Search</title>');
		const worker = (await readdir(join(folder, '_assets'))).find((file) => file.startsWith('worker'));
		if (!worker) throw new Error(`${site} has no search worker among its assets: build the site anew.`);
		const { server, url } = await serveSite({ folder, base: '/', host: '127.0.0.1', port: 0 });
		const browser = await chromium.launch({ executablePath: executable, args: [...CHROMIUM_ARGUMENTS] });
		try {
			const page = await browser.newPage();
			await page.goto(url);
			const measured = await page.evaluate(askWorker, { worker: `/_assets/${worker}`, texts });
			return { first: measured.first, complete: measured.complete, ...percentiles(measured.times) };
		} finally {
			await browser.close();
			server.close();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs in the browser: one question after the other, each when the last is answered. */
async function askWorker(input: {
	readonly worker: string;
	readonly texts: readonly string[];
}): Promise<{ first: number; complete: number; times: number[] }> {
	const started = performance.now();
	const worker = new Worker(input.worker, { type: 'module' });
	let id = 0;
	let heard: (message: FromWorker) => void = () => undefined;
	worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => heard(data));
	const ask = (text: string, done: (message: FromWorker) => boolean): Promise<void> =>
		new Promise((resolve, reject) => {
			id++;
			setTimeout(reject, 60_000, new Error(`No answer to “${text}” within a minute.`));
			heard = (message) => {
				if (message.type === 'failed') reject(new Error(message.message));
				else if (message.id === id && done(message)) resolve();
			};
			const request = { text, limit: 25, perGroup: 5 };
			worker.postMessage({
				type: 'ask',
				question: { kind: 'search', clientId: 0, id, request },
			} satisfies ToWorker);
		});
	let first = 0;
	await ask(input.texts[0] ?? 'a', (message) => {
		first ||= performance.now() - started;
		return message.type === 'answer' && 'complete' in message.response && message.response.complete;
	});
	const complete = performance.now() - started;
	const times: number[] = [];
	for (const text of input.texts) {
		const before = performance.now();
		await ask(text, () => true);
		times.push(performance.now() - before);
	}
	worker.terminate();
	return { first, complete, times };
}
