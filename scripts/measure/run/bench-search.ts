/** `npm run bench:search`: what the search costs, for a built site and for 10,000 streams + 10,000 schemas. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callersFolder } from '../../../src/cli/command.ts';
import { readQueries } from '../search/evaluate.ts';
import { readSearchData } from '../search/read-site.ts';
import { largeData } from '../search/synthetic-data.ts';
import { measureSearch, type SearchFigures } from '../search-bench.ts';

const USAGE = 'Usage: npm run bench:search -- [--catalog DIR] [--queries FILE]';
/** Texts typed letter by letter per catalog; each is some 15 keystrokes. */
const TYPED = 80;
const LARGE = 10_000;

function table(figures: readonly SearchFigures[]): string {
	const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
	const milliseconds = (time: number | undefined): string => (time === undefined ? '–' : time.toFixed(1));
	const rows: readonly (readonly [string, (figure: SearchFigures) => string])[] = [
		['documents', ({ documents }) => String(documents)],
		['raw kB', ({ bytes }) => kilobytes(bytes.raw)],
		['gzip kB', ({ bytes }) => kilobytes(bytes.gzip)],
		['brotli kB', ({ bytes }) => kilobytes(bytes.brotli)],
		['Node: first answer ms', ({ node }) => milliseconds(node.first)],
		['Node: all loaded ms', ({ node }) => milliseconds(node.complete)],
		['Node: p50 / p95 ms', ({ node }) => `${milliseconds(node.p50)} / ${milliseconds(node.p95)}`],
		['Chromium: first answer ms', ({ chromium }) => milliseconds(chromium?.first)],
		['Chromium: all loaded ms', ({ chromium }) => milliseconds(chromium?.complete)],
		[
			'Chromium: p50 / p95 ms',
			({ chromium }) => `${milliseconds(chromium?.p50)} / ${milliseconds(chromium?.p95)}`,
		],
	];
	const head = ['', ...figures.map(({ name }) => name)];
	const lines = [head, ...rows.map(([label, of]) => [label, ...figures.map(of)])];
	const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	return lines
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

try {
	const { values } = parseArgs({ options: { catalog: { type: 'string' }, queries: { type: 'string' } } });
	const from = callersFolder(process.cwd(), process.env);
	// What is not named is the project's own.
	const site = values.catalog ? resolve(from, values.catalog) : resolve('dist');
	const file = values.queries ? resolve(from, values.queries) : resolve('test/search/queries.json');
	const data = readSearchData(site);
	const queries = readQueries(file).map(({ q }) => q);
	const every = Math.max(1, Math.floor(queries.length / TYPED));
	const large = largeData(data, LARGE);
	const names = large.documents
		.filter(({ kind }) => kind === 'stream' || kind === 'schema')
		.map(({ name }) => name);
	// Names of the large catalog, and words that it has or has not.
	const largeTyped = [
		...names.filter((_, at) => at % Math.floor(names.length / (TYPED / 2)) === 0),
		...queries.filter((_, at) => at % (2 * every) === 0),
	].slice(0, TYPED);
	const figures = [
		await measureSearch('this site', site, data, queries.filter((_, at) => at % every === 0).slice(0, TYPED)),
		await measureSearch(`${LARGE} + ${LARGE}`, site, large, largeTyped),
	];
	process.stdout.write(`${table(figures)}\n`);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
	process.exitCode = 2;
}
