/** `npm run check`: reads everything that a build reads and prints the problems only, or what a change brings. */
import { keepCompiledCode } from '../src/build/compile-cache.ts';

keepCompiledCode();
const { runCommand } = await import('../src/cli/command.ts');
const { checkCommand } = await import('../src/cli/check/check-command.ts');
const { SOURCE_OPTIONS } = await import('../src/cli/options.ts');

await runCommand(
	{
		usage: 'npm run check --',
		summary:
			'Reads the sources and prints their problems; with --base only what a change of them brings. Nothing is built.\n' +
			'Exit codes: 0 done; 1 errors were found, with --strict or --base; 2 the command cannot be carried out.',
		options: [...SOURCE_OPTIONS, 'base', 'strict', 'format'],
		meanings: {
			base: {
				value: 'REVISION|DIR',
				help: 'Compare with a commit, branch or tag of the checkouts that the sources lie in, or with another folder.',
			},
		},
	},
	async (options, terminal) => checkCommand(options, terminal),
);
