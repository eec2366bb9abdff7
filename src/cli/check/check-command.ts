/** What `npm run check` does. */
import { loadProject } from '../../load.ts';
import type { CatalogConfig } from '../../model/config.ts';
import type { Problem } from '../../model/problem.ts';
import { BaseError } from '../../sources/base/open-base.ts';
import { checkoutOf } from '../../sources/history/repository.ts';
import { EXIT } from '../command.ts';
import { catalogOptions, type Options, OptionsError } from '../options.ts';
import { githubReport, jsonReport, placed, textReport } from '../problem-report.ts';
import type { Terminal } from '../terminal.ts';
import { changeJson, changeText } from './change-text.ts';
import { checkChange } from './changed-catalog.ts';
import { gitlabReport, junitReport, sarifReport } from './code-quality.ts';

const FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif', 'junit'] as const;

/** Source name → absolute folder, for paths as the checkout has them. */
const foldersOf = ({
	repositories,
	streamConfiguration,
}: CatalogConfig): Readonly<Record<string, string>> => ({
	...Object.fromEntries(repositories.map(({ name, path }) => [name, path])),
	...(streamConfiguration ? { [streamConfiguration.name]: streamConfiguration.root } : {}),
});

/** Prints the problems of the sources, or with `--base` what a change of them brings. @returns the exit code */
export function checkCommand(options: Options, terminal: Terminal): number {
	const base = options.text('base');
	return base === undefined ? checkAll(options, terminal) : checkBase(options, terminal, base);
}

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
