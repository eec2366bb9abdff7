/**
 * `npm run search:fit -- --catalog DIR --queries FILE`: proposes weights for `src/search/query/weights.ts` from the
 * queries that are not held out. Put them there, then measure with `search:eval`. With several `--catalog`
 * and `--queries`, one pair after the other, the weights are fitted to all of them.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callersFolder } from '../../../src/cli/command.ts';
import { buildIndex } from '../../../src/search/index/inverted-index.ts';
import { WEIGHTS } from '../../../src/search/query/weights.ts';
import { readQueries } from '../search/evaluate.ts';
import { choicesOf, fitWeights } from '../search/fit-weights.ts';
import { readSearchData } from '../search/read-site.ts';

const USAGE = 'Usage: npm run search:fit -- --catalog DIR --queries FILE [--hold 0.003] [--rounds 600]';

try {
	const { values } = parseArgs({
		options: {
			catalog: { type: 'string', multiple: true, default: [] },
			queries: { type: 'string', multiple: true, default: [] },
			hold: { type: 'string', default: '0.003' },
			rounds: { type: 'string', default: '600' },
		},
	});
	const { catalog, queries } = values;
	if (catalog.length === 0 || catalog.length !== queries.length) throw new Error(USAGE);
	const from = callersFolder(process.cwd(), process.env);
	const choices = catalog.flatMap((folder, at) => {
		const known = readQueries(resolve(from, queries[at] ?? ''));
		const index = buildIndex(readSearchData(resolve(from, folder)));
		return choicesOf(
			index,
			known.filter(({ half }) => half !== 'held-out'),
			WEIGHTS,
		);
	});
	const weights = fitWeights(choices, WEIGHTS, { rounds: Number(values.rounds), hold: Number(values.hold) });
	process.stdout.write(`${JSON.stringify(weights, null, '\t')}\n`);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}
