/** `npm run check`: reads everything that a build reads and prints the problems only, or what a change brings. */
import { changeJson, changeText } from '../src/cli/check/change-text.ts';
import { checkChange } from '../src/cli/check/changed-catalog.ts';
import { gitlabReport, junitReport, sarifReport } from '../src/cli/check/code-quality.ts';
import { EXIT, runCommand } from '../src/cli/command.ts';
import { catalogOptions, type Options, OptionsError, SOURCE_OPTIONS } from '../src/cli/options.ts';
import { githubReport, jsonReport, placed, textReport } from '../src/cli/problem-report.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { loadProject } from '../src/load.ts';
import type { CatalogConfig } from '../src/model/config.ts';
import type { Problem } from '../src/model/problem.ts';
import { BaseError } from '../src/sources/base/open-base.ts';
import { checkoutOf } from '../src/sources/history/repository.ts';

const FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'] as const;

/** Source name → absolute folder, for paths as the checkout has them. */
const foldersOf = ({
	repositories,
	streamConfiguration,
}: CatalogConfig): Readonly<Record<string, string>> => ({
	...Object.fromEntries(repositories.map(({ name, path }) => [name, path])),
	...(streamConfiguration ? { [streamConfiguration.name]: streamConfiguration.root } : {}),
});

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
	async (options, terminal) => {
		const base = options.text('base');
		return base === undefined ? checkAll(options, terminal) : checkBase(options, terminal, base);
	},
);

function checkAll(options: Options, terminal: Terminal): number {
	const { problems, config } = loadProject(catalogOptions(options)).catalog;
	print(options, problems, config, {
		text: () => textReport(problems, terminal.paint),
		json: () => jsonReport(problems),
	});
	return options.has('strict') ? exitCode(problems) : EXIT.done;
}

function checkBase(options: Options, terminal: Terminal, base: string): number {
	try {
		const folder = options.path('base') ?? base;
		const { report, config } = checkChange(catalogOptions(options), { revision: base, folder });
		print(options, report.problems, config, {
			text: () => changeText(report, base, terminal.paint),
			json: () => changeJson(report, base),
		});
		return exitCode(report.problems);
	} catch (error) {
		if (error instanceof BaseError) throw new OptionsError(error.message);
		throw error;
	}
}

function exitCode(problems: readonly Problem[]): number {
	return problems.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.done;
}

function print(
	options: Options,
	problems: readonly Problem[],
	config: CatalogConfig,
	own: { readonly text: () => string; readonly json: () => string },
): void {
	const folders = foldersOf(config);
	const top = (folder: string): string => checkoutOf(folder) ?? process.cwd();
	const format = options.choice('format', FORMATS) ?? 'text';
	const text = {
		...own,
		github: () => githubReport(problems, folders, top),
		gitlab: () => gitlabReport(placed(problems, folders, top)),
		sarif: () => sarifReport(placed(problems, folders, top)),
		junit: () => junitReport(placed(problems, folders, top)),
	}[format]();
	process.stdout.write(`${text}\n`);
}
