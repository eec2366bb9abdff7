import { hash } from 'node:crypto';
import { join } from 'node:path';
import { codeFolder, codeKey } from '../build/code-key.ts';
import { unchangedBuild } from '../build/last-build.ts';
import { beginStage } from '../build/stages.ts';
import { readStamp } from './build-stamp.ts';
import { EXIT } from './command.ts';
import { catalogOptions, type Options } from './options.ts';
import { describeFigures } from './site-figures.ts';
import { type SiteTarget, siteTarget } from './site-target.ts';
import type { Terminal } from './terminal.ts';

/**
 * The whole of `npm run build`, which `npm start` begins with too: load, report, render.
 * With `--strict` an error in the sources ends it before anything is rendered.
 *
 * @param brief problems are counted by kind instead of told: somebody wants to see the site
 */
export async function buildCommand(
	options: Options,
	terminal: Terminal,
	{ brief = false }: { readonly brief?: boolean } = {},
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
		const lines = brief ? last.brief : last.report;
		for (const line of terminal.colours ? lines.coloured : lines.plain) terminal.line(line);
		terminal.line(describeFigures(last.figures, target.out));
		return { exitCode: EXIT.done, target };
	}
	// Loaded only here: an unchanged site should be told at once.
	const { buildAfresh } = await import('./build-afresh.ts');
	return { exitCode: await buildAfresh({ options, target, key, note, brief }, terminal), target };
}

/** Builds with other options have other sources, or another site. */
function digestOfOptions(options: Options, target: SiteTarget): string {
	return hash('sha256', JSON.stringify([catalogOptions(options), target, process.cwd()])).slice(0, 24);
}
