/** `npm run export -- KIND`: a built catalog in the format of another one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { CommandError } from '../src/cli/command-error.ts';
import { asyncApiDocuments } from '../src/cli/export/asyncapi.ts';
import { dataHubProposals } from '../src/cli/export/datahub.ts';
import { eventCatalogFiles } from '../src/cli/export/eventcatalog.ts';
import { BuiltCatalog } from '../src/cli/mcp/built-catalog.ts';
import { stringify } from '../src/model/json.ts';
import { titleFile } from '../src/paths.ts';

const KINDS = ['asyncapi', 'eventcatalog', 'datahub'] as const;

// The format may stand alone: `npm run export -- asyncapi`.
const [, , first = ''] = process.argv;
if (KINDS.some((kind) => kind === first)) process.argv.splice(2, 1, '--kind', first);

await runCommand(
	{
		usage: 'npm run export -- --kind KIND --out DIR',
		summary: `Writes a built catalog for another one: ${KINDS.join(', ')}.`,
		options: ['kind', 'catalog', 'out'],
	},
	async (options, terminal) => {
		const kind = options.choice('kind', KINDS);
		const out = options.path('out');
		if (kind === undefined) throw new CommandError(`Say with --kind which format: ${KINDS.join(', ')}.`);
		if (out === undefined) throw new CommandError('Say with --out into which folder.');
		const site = new BuiltCatalog(options.path('catalog') ?? resolve('dist'));
		const files = new Map<string, string>();
		if (kind === 'asyncapi') {
			const { documents, left } = asyncApiDocuments(site);
			for (const [service, document] of documents) {
				files.set(`${titleFile(service)}.asyncapi.json`, `${stringify(document, 2)}\n`);
			}
			for (const name of left) {
				terminal.line(`Left out: ${name} is a regular expression and has no address of its own.`);
			}
		} else if (kind === 'datahub') {
			files.set('datahub.json', `${stringify(dataHubProposals(site), 2)}\n`);
		} else for (const [path, text] of eventCatalogFiles(site)) files.set(path, text);
		for (const [path, text] of files) {
			const file = join(out, path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
		terminal.line(`${files.size} files in ${out}`);
		return EXIT.done;
	},
);
