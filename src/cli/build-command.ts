import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { codeFolder, codeKey } from '../build/code-key.ts';
import { unchangedBuild } from '../build/last-build.ts';
import { displayPath } from '../config/project.ts';
import { formatBytes, formatCount } from '../text/format.ts';
import { readStamp } from './build-stamp.ts';
import { EXIT } from './command.ts';
import { basePath, catalogOptions, type Options } from './options.ts';
import type { SiteFigures } from './site-figures.ts';
import { beginStage } from './stages.ts';
import type { Terminal } from './terminal.ts';

/** Where a site goes and below which path it is served. */
export interface SiteTarget {
	/** Absolute. */
	readonly out: string;
	/** With slashes at both ends. */
	readonly base: string;
}

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
	beginStage('code key');
	const key = codeKey(target.base);
	const note = join(codeFolder(key), 'builds', `${digestOfOptions(options, target)}.json`);
	beginStage('look for changes');
	const last = options.has('force') ? null : unchangedBuild(note);
	if (
		last !== null &&
		!(options.has('strict') && last.errors) &&
		last.stamp === (await readStamp(target.out))
	) {
		terminal.line('Nothing has changed since the last build. (--force renders it anyway.)');
		for (const line of terminal.colours ? last.report.coloured : last.report.plain) terminal.line(line);
		terminal.line(describeFigures(last.figures, target.out));
		return { exitCode: EXIT.done, target };
	}
	// Loaded only here: an unchanged site should be told at once.
	const { buildAfresh } = await import('./build-afresh.ts');
	return { exitCode: await buildAfresh({ options, target, key, note }, terminal), target };
}

/** Builds with other options have other sources, or another site. */
function digestOfOptions(options: Options, target: SiteTarget): string {
	return hash('sha256', JSON.stringify([catalogOptions(options), target, process.cwd()])).slice(0, 24);
}

/** "12 pages, 34 files, 5.6 MB in dist" */
export const describeFigures = ({ pages, files, bytes }: SiteFigures, out: string): string =>
	`${formatCount(pages, 'page')}, ${formatCount(files, 'file')}, ${formatBytes(bytes)} in ${displayPath(out)}`;
