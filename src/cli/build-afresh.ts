import { setFlagsFromString } from 'node:v8';
import { codeFolder } from '../build/code-key.ts';
import { ContentStore } from '../build/content-store.ts';
import { historyPaths, inputPaths, inputsDigest } from '../build/inputs.ts';
import { noteBuild } from '../build/last-build.ts';
import { siteCode } from '../build/site-code.ts';
import { beginStage } from '../build/stages.ts';
import { loadConfig } from '../config/load-config.ts';
import { defaultConfigFile } from '../config/project.ts';
import { loadProject } from '../load.ts';
import { setKeptResults } from '../text/keep.ts';
import { buildSite } from './build-site.ts';
import { buildStamp, readStamp } from './build-stamp.ts';
import { EXIT } from './command.ts';
import { describeSources } from './describe-sources.ts';
import { catalogOptions, type Options } from './options.ts';
import { briefReport, describeCounts, textReport } from './problem-report.ts';
import { describeFigures, siteFigures } from './site-figures.ts';
import type { SiteTarget } from './site-target.ts';
import { type Paint, paintAlways, paintNever, type Terminal } from './terminal.ts';

/** Problems of each kind that a build shows; `npm run check` shows all. */
const SHOWN_IN_BUILD = { error: 5, warning: 2, notice: 0 } as const;

interface BuildOptions {
	readonly options: Options;
	readonly target: SiteTarget;
	/** Of `codeKey`. */
	readonly key: string;
	/** Where the build is noted for the next one. */
	readonly note: string;
	/** Problems are only counted. */
	readonly brief: boolean;
}

/**
 * Reads the sources, tells their problems and builds the site.
 *
 * @returns the exit code
 */
export async function buildAfresh(build: BuildOptions, terminal: Terminal): Promise<number> {
	// Collecting garbage a little earlier costs a twentieth of the time and saves a quarter of the memory.
	setFlagsFromString('--heap-growing-percent=20');
	const store = new ContentStore(codeFolder(build.key));
	setKeptResults(store);
	try {
		return await withKeptResults(build, terminal);
	} finally {
		setKeptResults(null);
		store.close();
	}
}

async function withKeptResults(
	{ options, target, key, note, brief }: BuildOptions,
	terminal: Terminal,
): Promise<number> {
	const sources = catalogOptions(options);
	const { config } = loadConfig(sources.config ?? defaultConfigFile(), sources);
	// Before the sources, whose memory would come on top of the compiler's.
	beginStage('code');
	const code = await siteCode(key, target.base, {
		begins: () => terminal.step('Compiling the pages'),
		warns: (text) => terminal.line(text),
	});
	beginStage('sources');
	terminal.step('Reading the sources');
	const paths = inputPaths(config);
	const histories = historyPaths(config);
	// Taken before anything is read: a file that changes meanwhile makes the next build a full one.
	const inputs = inputsDigest(paths, histories);
	const project = loadProject(sources);
	const { catalog } = project;
	const report = (paint: Paint): string[] => [
		...describeSources(catalog).map((line) => `  ${line}`),
		...(catalog.problems.length === 0
			? []
			: [
					'',
					textReport(catalog.problems, paint, SHOWN_IN_BUILD),
					paint('dim', 'All of them: npm run check, or the page /health/ of the site.'),
					'',
				]),
	];
	const briefly = (paint: Paint): string[] => [
		...describeSources(catalog).map((line) => `  ${line}`),
		...briefReport(catalog.problems, paint),
		...(catalog.problems.length === 0 ? [] : [paint('dim', '  Each with file and line: npm run check')]),
	];
	terminal.done(describeCounts(catalog.problems));
	for (const line of (brief ? briefly : report)(terminal.paint)) terminal.line(line);
	const errors = catalog.problems.some(({ severity }) => severity === 'error');
	if (options.has('strict') && errors) {
		terminal.line(terminal.paint('red', 'Nothing was built, because of --strict and the errors above.'));
		return EXIT.failed;
	}
	const stamp = buildStamp(project, key);
	const force = options.has('force');
	const unchanged = !force && (await readStamp(target.out)) === stamp;
	const figures = unchanged
		? siteFigures(target.out)
		: await buildSite({ project, key, code, stamp, target, force }, terminal);
	if (unchanged) terminal.line('Nothing has changed since the last build. (--force renders it anyway.)');
	terminal.line(describeFigures(figures, target.out));
	noteBuild(note, {
		paths,
		histories,
		inputs,
		stamp,
		report: { plain: report(paintNever), coloured: report(paintAlways) },
		brief: { plain: briefly(paintNever), coloured: briefly(paintAlways) },
		errors,
		figures,
	});
	return EXIT.done;
}
