import { resolve } from 'node:path';
import type { Catalog } from '../catalog/model/catalog.ts';
import { displayPath } from '../config/project.ts';
import { loadCatalog } from '../load-catalog.ts';
import { buildSite, type SiteTarget } from './build-site.ts';
import { EXIT } from './command.ts';
import { basePath, catalogOptions, type Options } from './options.ts';
import { countWords, plural, textReport } from './problem-report.ts';
import { sizeWords } from './site-figures.ts';
import type { Terminal } from './terminal.ts';

/** Where the options put the site. */
export function siteTarget(options: Options): SiteTarget {
	return { out: options.path('out') ?? resolve(process.cwd(), 'dist'), base: basePath(options) };
}

/**
 * The whole of `npm run build`, which `npm start` begins with too: load, report, render.
 * With `--strict` an error in the sources ends it before anything is rendered.
 */
export async function buildCommand(
	options: Options,
	terminal: Terminal,
): Promise<{ exitCode: number; target: SiteTarget }> {
	const target = siteTarget(options);
	terminal.step('Reading the sources');
	const catalog = await loadCatalog(catalogOptions(options));
	terminal.done(countWords(catalog.problems));
	for (const line of ingestedWords(catalog)) terminal.line(`  ${line}`);
	if (catalog.problems.length > 0) {
		terminal.line();
		terminal.line(textReport(catalog.problems, (colour, text) => terminal.paint(colour, text)));
		terminal.line();
	}
	if (options.has('strict') && catalog.problems.some(({ severity }) => severity === 'error')) {
		terminal.line(terminal.paint('red', 'Nothing was built, because of --strict and the errors above.'));
		return { exitCode: EXIT.failed, target };
	}
	const figures = await buildSite(catalog, target, terminal);
	terminal.line(
		`${plural(figures.pages, 'page')}, ${plural(figures.files, 'file')}, ${sizeWords(figures.bytes)} in ${displayPath(target.out)}`,
	);
	return { exitCode: EXIT.done, target };
}

/** What was ingested, for the operator: one line for each source. */
export function ingestedWords(catalog: Catalog): readonly string[] {
	const { config, repositories, streams } = catalog;
	const repositoryLines = repositories.map(
		({ name, schemaCount, versionCount, revision }) =>
			`${name}: ${plural(schemaCount, 'schema')}, ${plural(versionCount, 'version')}${revision ? ` at ${revision.slice(0, 10)}` : ''}`,
	);
	const declared = streams.filter(({ inDefaultView }) => inDefaultView);
	const missing = declared.filter(({ schemaPresent }) => !schemaPresent).length;
	const elsewhere = streams.length - declared.length;
	const name = config.streamConfiguration?.name;
	return [
		...repositoryLines,
		...(name === undefined
			? []
			: [
					`${name}: ${plural(declared.length, 'stream')}` +
						`${elsewhere > 0 ? `, ${elsewhere} more outside the default view` : ''}` +
						`${missing > 0 ? `, ${missing} without their schema` : ''}`,
				]),
	];
}
