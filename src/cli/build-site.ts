import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { caseWarnings } from '../build/case-collisions.ts';
import { codeFolder } from '../build/code-key.ts';
import { digestOf } from '../build/digest.ts';
import { inputPaths } from '../build/inputs.ts';
import destination, { listenToBuild } from '../build/page-log.ts';
import { readSiteRecord, type SiteRecord, writeSiteRecord } from '../build/page-records.ts';
import { sitePages } from '../build/pages.ts';
import { renderSite } from '../build/render-site.ts';
import type { SiteCode } from '../build/site-code.ts';
import { beginStage } from '../build/stages.ts';
import type { Project } from '../load.ts';
import { setProject, siteProject } from '../site/catalog.ts';
import { writeSchemaServer } from '../site/published-schemas.ts';
import { writeStamp } from './build-stamp.ts';
import { CommandError } from './command-error.ts';
import { writeFullText } from './full-text.ts';
import { writeHostFiles } from './host-files.ts';
import { publishSite } from './publish/publish-site.ts';
import { type SiteFigures, siteFigures } from './site-figures.ts';
import { writeIndexFiles, writeSecurityFile } from './site-index-files.ts';
import type { SiteTarget } from './site-target.ts';
import type { Terminal } from './terminal.ts';

/** What is built, and where it goes. */
export interface SiteBuild {
	readonly project: Project;
	/** Of `codeKey`. */
	readonly key: string;
	/** The code of the pages. */
	readonly code: SiteCode;
	/** Of `buildStamp`. */
	readonly stamp: string;
	readonly target: SiteTarget;
	/** Render every page, whether it has changed or not. */
	readonly force: boolean;
}

/**
 * Renders the site of a project into a fresh folder, which replaces `out` only when everything is there. Whatever
 * fails, the last good site stays as it was.
 *
 * @throws CommandError where `out` may not be replaced; any other error is that of a page
 */
export async function buildSite(build: SiteBuild, terminal: Terminal): Promise<SiteFigures> {
	const { project, key, code, stamp, force } = build;
	const { out, base } = build.target;
	const { catalog } = project;
	const warnings: string[] = [];
	listenToBuild((level, message) => warnings.push(`${level}: ${message}`));
	let record: SiteRecord | null = null;
	let recordFile = '';
	const fill = async (fresh: string): Promise<SiteFigures> => {
		beginStage('paths');
		const site = siteProject(project);
		setProject(site);
		const { pages, refused } = await sitePages(code.entry, base, destination());
		warnings.push(...refused);
		beginStage('pages');
		terminal.step('Rendering pages');
		cpSync(code.assets, fresh, { recursive: true });
		warnings.push(
			...caseWarnings(
				pages.map(({ file }) => file),
				fresh,
			),
		);
		recordFile = join(codeFolder(key), 'sites', `${digestOf(out)?.replaceAll('/', '_')}`);
		record = await renderSite({
			project: site,
			pages,
			common: digestOf([catalog.config, project.textsDigest]) ?? '',
			folder: fresh,
			last: force ? null : { folder: out, record: readSiteRecord(recordFile) },
			failed: ({ file, component }, reason) => {
				warnings.push(`error: ${file} could not be made (${component}): ${reason}`);
			},
			progress: (done, all) => terminal.progress(`${done} of ${all} files`),
		});
		beginStage('schema server');
		warnings.push(...writeSchemaServer(fresh, catalog, base));
		beginStage('publish');
		await writeStamp(fresh, stamp);
		await writeHostFiles(fresh, base);
		writeFullText(fresh, catalog);
		await writeIndexFiles(fresh, catalog.config.site.url, base);
		await writeSecurityFile(fresh, catalog.config.site);
		const figures = siteFigures(fresh);
		if (figures.pages === 0)
			throw new CommandError('The build wrote no page; the last site is left as it was.');
		return figures;
	};
	try {
		const keep = { project: process.cwd(), sources: inputPaths(catalog.config) };
		const figures = await publishSite(out, keep, fill);
		if (record !== null) writeSiteRecord(recordFile, record);
		terminal.done(`${figures.pages} pages`);
		return figures;
	} finally {
		listenToBuild(null);
		for (const warning of new Set(warnings)) terminal.line(warning);
	}
}
