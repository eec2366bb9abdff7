import { join } from 'node:path';
import { type SiteProject, setProject } from '../site/catalog.ts';
import { failedPage } from './failed-page.ts';
import { RecordDraft, type SiteRecord, UnchangedPages } from './page-records.ts';
import type { SitePage } from './pages.ts';
import { SiteWriter } from './site-writer.ts';
import { PartDigests, SharedViews, trackedProject } from './tracked-project.ts';

/** A site to be rendered, and the one before it. */
export interface RenderOptions {
	readonly project: SiteProject;
	readonly pages: readonly SitePage[];
	/** Digest of everything that each page depends on. */
	readonly common: string;
	/** Absolute; exists. */
	readonly folder: string;
	/** The last site, on the same file system, and what it was made from; null renders every page. */
	readonly last: { readonly folder: string; readonly record: SiteRecord | null } | null;
	readonly progress: (done: number, all: number) => void;
	/** Is told of a page that cannot be rendered. */
	readonly failed: (page: SitePage, reason: string) => void;
}

/**
 * Writes all pages into a folder. A page of the last site whose props and whose parts of the catalog are the same
 * is taken over; what a page looks at is noted while it is rendered.
 *
 * @returns what each page was made from, for the next build
 */
export async function renderSite(options: RenderOptions): Promise<SiteRecord> {
	const { project, pages, common, folder, last } = options;
	const digests = new PartDigests(project);
	const unchanged = new UnchangedPages(last?.record ?? null, common, digests, last?.folder ?? folder);
	const draft = new RecordDraft();
	const writer = new SiteWriter(folder);
	const views = new SharedViews();
	for (const [index, page] of pages.entries()) {
		const { file } = page;
		const props = propsDigest(page.props, digests);
		const same = props === null ? null : unchanged.find(file, props);
		if (same !== null && writer.link(file, same.path)) {
			draft.add(file, props ?? '', same.parts, join(folder, file));
			continue;
		}
		const parts = new Set<string>();
		setProject(trackedProject(project, (part) => parts.add(part), views));
		const content = await rendered(page, options.failed);
		writer.write(file, content.bytes);
		if (props !== null && content.whole) draft.add(file, props, parts, join(folder, file));
		options.progress(index + 1, pages.length);
	}
	setProject(project);
	return draft.done(common, digests);
}

/** One page. One that cannot be rendered is told and says so itself; the others are not its victims. */
async function rendered(
	page: SitePage,
	failed: RenderOptions['failed'],
): Promise<{ readonly bytes: Uint8Array | string; readonly whole: boolean }> {
	try {
		return { bytes: await page.render(), whole: true };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		failed(page, reason);
		return { bytes: page.file.endsWith('.html') ? failedPage(reason) : '', whole: false };
	}
}

/** A digest of the props of a page; null where one of them is no plain data, so that the page is always rendered. */
function propsDigest(props: Readonly<Record<string, unknown>>, digests: PartDigests): string | null {
	let text = '';
	for (const [name, value] of Object.entries(props)) {
		const digest = digests.ofValue(value);
		if (digest === null) return null;
		text += `${name} ${digest}\n`;
	}
	return text;
}
