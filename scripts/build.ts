/** `npm run build`: reads the sources, prints their problems, renders the site. */
import { keepCompiledCode } from '../src/build/compile-cache.ts';

keepCompiledCode();
const { runCommand } = await import('../src/cli/command.ts');
const { buildCommand } = await import('../src/cli/build-command.ts');
const { SOURCE_OPTIONS } = await import('../src/cli/options.ts');

await runCommand(
	{
		usage: 'npm run build --',
		summary: 'Builds the site from the sources. The last site is replaced only when the new one is complete.',
		options: [...SOURCE_OPTIONS, 'out', 'base', 'strict', 'force'],
	},
	async (options, terminal) => (await buildCommand(options, terminal)).exitCode,
);
