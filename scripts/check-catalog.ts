/** `npm run check`: reads everything that a build reads and prints the problems only. */
import { EXIT, runCommand } from '../src/cli/command.ts';
import { catalogOptions, SOURCE_OPTIONS } from '../src/cli/options.ts';
import { githubReport, jsonReport, textReport } from '../src/cli/problem-report.ts';
import { loadProject } from '../src/load.ts';

await runCommand(
	{
		usage: 'npm run check --',
		summary: 'Reads the sources and prints their problems. Nothing is built.',
		options: [...SOURCE_OPTIONS, 'strict', 'format'],
	},
	async (options, terminal) => {
		const format = options.choice('format', ['text', 'github', 'json'] as const) ?? 'text';
		const { problems, config } = loadProject(catalogOptions(options)).catalog;
		const folders = {
			...Object.fromEntries(config.repositories.map(({ name, path }) => [name, path])),
			...(config.streamConfiguration
				? { [config.streamConfiguration.name]: config.streamConfiguration.root }
				: {}),
		};
		const text = {
			text: () => textReport(problems, (colour, words) => terminal.paint(colour, words)),
			github: () => githubReport(problems, folders),
			json: () => jsonReport(problems),
		}[format]();
		process.stdout.write(`${text}\n`);
		return options.has('strict') && problems.some(({ severity }) => severity === 'error')
			? EXIT.failed
			: EXIT.done;
	},
);
