/**
 * `npm run search:eval -- --catalog DIR --queries FILE`: how well the search finds what is meant. Runs the code and
 * the data that the browser runs, read from the built site DIR, and prints one JSON object: the quality over all
 * queries, per kind of query and, where the file has halves, per half. With `--compare`, the same for two general
 * search libraries over the same documents.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callersFolder } from '../../../src/cli/command.ts';
import { buildIndex } from '../../../src/search/index/inverted-index.ts';
import { catalogEngine, type Evaluation, evaluate, readQueries, type Summary } from '../search/evaluate.ts';
import { fuseEngine, miniSearchEngine } from '../search/other-engines.ts';
import { readSearchData } from '../search/read-site.ts';

const USAGE = 'Usage: npm run search:eval -- --catalog DIR --queries FILE [--compare]';

try {
	const { values } = parseArgs({
		options: {
			catalog: { type: 'string' },
			queries: { type: 'string' },
			compare: { type: 'boolean', default: false },
		},
	});
	if (!values.catalog || !values.queries) throw new Error(USAGE);
	const from = callersFolder(process.cwd(), process.env);
	const data = readSearchData(resolve(from, values.catalog));
	const queries = readQueries(resolve(from, values.queries));
	const { misses, ...own } = evaluate(catalogEngine(buildIndex(data)), queries);
	const others = values.compare
		? {
				fuse: printed(evaluate(fuseEngine(data), queries)),
				minisearch: printed(evaluate(miniSearchEngine(data), queries)),
			}
		: {};
	process.stdout.write(`${JSON.stringify({ ...printed(own), ...others, misses }, null, '\t')}\n`);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}

/** `overall`, then one entry per kind, then one per half, each of which has the same entries. */
function printed({ overall, kinds, halves }: Summary | Evaluation): object {
	const ofHalves = Object.entries(halves).map(([half, summary]) => [half, printed(summary)] as const);
	return { overall, ...kinds, ...Object.fromEntries(ofHalves) };
}
