import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { codeKey } from '../build/code-key.ts';
import { sitePages } from '../build/pages.ts';
import { siteCode } from '../build/site-code.ts';
import { SiteWriter } from '../build/site-writer.ts';
import type { Project } from '../load.ts';
import { setProject } from '../site/catalog.ts';
import { writeSchemaServer } from '../site/published-schemas.ts';
import { buildStamp, writeStamp } from './build-stamp.ts';
import { CommandError } from './command-error.ts';
import { writeHostFiles } from './host-files.ts';
import { checkReplaceable, freshFolder, publish } from './publish-folder.ts';
import { type SiteFigures, siteFigures } from './site-figures.ts';
import { writeIndexFiles } from './site-index-files.ts';
import destination, { listenToBuild } from './site-log.ts';
import { beginStage } from './stages.ts';
import type { Terminal } from './terminal.ts';

/** Where a site goes and below which path it is served. */
export interface SiteTarget {
	/** Absolute. */
	readonly out: string;
	/** With slashes at both ends. */
	readonly base: string;
}

/**
 * Renders the site of a project into a fresh folder, which replaces `out` only when everything is there. Whatever
 * fails, the last good site stays as it was.
 *
 * @throws CommandError where `out` may not be replaced; any other error is that of a page
 */
export async function buildSite(
	project: Project,
	target: SiteTarget,
	terminal: Terminal,
): Promise<SiteFigures> {
	const { out, base } = target;
	const { catalog } = project;
	await checkReplaceable(out);
	// Taken before the pages are rendered: a file that changes meanwhile makes the next build a full one.
	const stamp = await buildStamp(catalog, base);
	const fresh = await freshFolder();
	const discard = (): void => void rm(fresh, { recursive: true, force: true });
	const interrupted = (): void => {
		discard();
		process.exit(130);
	};
	process.once('SIGINT', interrupted);
	process.once('SIGTERM', interrupted);
	const warnings: string[] = [];
	listenToBuild((level, message) => warnings.push(`${level}: ${message}`));
	try {
		beginStage('code');
		terminal.step('Preparing the pages');
		const code = await siteCode(codeKey(base), base, new URL('./site-log.ts', import.meta.url));
		beginStage('paths');
		setProject(project);
		const pages = await sitePages(code.entry, base, destination());
		beginStage('pages');
		terminal.step('Rendering pages');
		cpSync(code.assets, fresh, { recursive: true });
		const writer = new SiteWriter(fresh);
		let count = 0;
		for (const page of pages) {
			writer.write(page.file, await page.render());
			terminal.progress(`${++count} of ${pages.length} files`);
		}
		beginStage('schema server');
		writeSchemaServer(fresh, catalog, base);
		beginStage('publish');
		await writeStamp(fresh, stamp);
		await writeHostFiles(fresh, base);
		await writeIndexFiles(fresh, catalog.config.site.url, base);
		const figures = await siteFigures(fresh);
		if (figures.pages === 0)
			throw new CommandError('The build wrote no page; the last site is left as it was.');
		await publish(fresh, out);
		terminal.done(`${figures.pages} pages`);
		return figures;
	} finally {
		listenToBuild(null);
		process.off('SIGINT', interrupted);
		process.off('SIGTERM', interrupted);
		for (const warning of new Set(warnings)) terminal.line(warning);
		await rm(fresh, { recursive: true, force: true });
	}
}
