/**
 * `npm run search:eval -- --catalog DIR --queries FILE`: how well the search finds what is meant. Runs the code and
 * the data that the browser runs, read from the built site DIR, and prints one JSON object.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callersFolder } from '../../../src/cli/command.ts';
import { evaluate, readQueries } from '../search/evaluate.ts';
import { readSearchIndex } from '../search/read-site.ts';

const USAGE = 'Usage: npm run search:eval -- --catalog DIR --queries FILE';

try {
	const { values } = parseArgs({ options: { catalog: { type: 'string' }, queries: { type: 'string' } } });
	if (!values.catalog || !values.queries) throw new Error(USAGE);
	const from = callersFolder(process.cwd(), process.env);
	const index = readSearchIndex(resolve(from, values.catalog));
	const queries = readQueries(resolve(from, values.queries));
	process.stdout.write(`${JSON.stringify(evaluate(index, queries), null, '\t')}\n`);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}
