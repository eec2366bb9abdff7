/** `npm run build`: reads the sources, prints their problems, renders the site. */
import { buildCommand } from '../src/cli/build-command.ts';
import { runCommand } from '../src/cli/command.ts';
import { SOURCE_OPTIONS } from '../src/cli/options.ts';

await runCommand(
	{
		usage: 'npm run build --',
		summary: 'Builds the site from the sources. The last site is replaced only when the new one is complete.',
		options: [...SOURCE_OPTIONS, 'out', 'base', 'strict', 'force'],
	},
	async (options, terminal) => (await buildCommand(options, terminal)).exitCode,
);
