/** `npm run budgets`: what a first visit to each kind of page of a built site costs, against the budgets. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT, runCommand } from '../../../src/cli/command.ts';
import { CommandError } from '../../../src/cli/command-error.ts';
import { basePath } from '../../../src/cli/options.ts';
import { BUDGETS, byKind, overBudget, PageWeights } from '../budgets.ts';
import { findChromium } from '../chromium.ts';
import { type LoadedPage, measureLoading } from '../layout-shift.ts';
import { builtPages, longestOfEachKind } from '../page-kinds.ts';

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

await runCommand(
	{
		usage: 'npm run budgets --',
		summary:
			'Weighs every page of a built site (gzip; HTML, CSS and scripts of a first visit) and, where Chromium is installed, measures requests and layout shift of one page of each kind.',
		options: ['out', 'base', 'json'],
	},
	async (options, terminal) => {
		const folder = options.path('out') ?? resolve(process.cwd(), 'dist');
		const base = basePath(options);
		if (!existsSync(resolve(folder, 'index.html'))) {
			throw new CommandError(`${folder} holds no built site. Build one first: npm run build.`);
		}
		const pages = await builtPages(folder);
		const scales = new PageWeights(folder, base);
		const weights = [];
		terminal.step(`Weighing ${pages.length} pages`);
		for (const page of pages) weights.push(await scales.weigh(page));
		const kinds = byKind(weights);
		terminal.done();
		const chromium = findChromium();
		let loaded: readonly LoadedPage[] = [];
		if (chromium !== null) {
			terminal.step('Loading one page of each kind in Chromium');
			loaded = await measureLoading(folder, base, longestOfEachKind(pages), chromium);
			terminal.done();
		}
		const seen = new Map(loaded.map((one) => [one.page.kind, one]));
		const rows = kinds.map(({ kind, pages: count, median, heaviest, largestJs, mostRequests }) => ({
			kind,
			pages: count,
			'median kB': kilobytes(median),
			'heaviest kB': kilobytes(heaviest.html + heaviest.css + heaviest.js),
			'css kB': kilobytes(heaviest.css),
			'js kB': kilobytes(largestJs),
			requests: seen.get(kind)?.requests ?? mostRequests,
			'layout shift': seen.get(kind)?.layoutShift.toFixed(3) ?? 'not measured',
		}));
		console.table(rows);
		const problems = [
			...overBudget(kinds, weights),
			...loaded
				.filter(({ layoutShift }) => layoutShift > BUDGETS.layoutShift)
				.map(
					({ page, layoutShift }) =>
						`/${page.address} moves while it loads: layout shift ${layoutShift.toFixed(3)}.`,
				),
		];
		const json = options.path('json');
		if (json !== undefined)
			await writeFile(json, `${JSON.stringify({ kinds: rows, problems }, null, '\t')}\n`);
		for (const problem of problems) terminal.line(terminal.paint('red', problem));
		if (problems.length === 0) terminal.line('All budgets are kept.');
		return problems.length === 0 ? EXIT.done : EXIT.failed;
	},
);
