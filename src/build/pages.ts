/**
 * The pages of the site, as Astro compiled them (site-code.ts). Astro's own loop over them is not used, because it
 * has no way to leave out a page that is the same as in the last build, and because its writing, with two awaits
 * for every file, takes four times as long.
 */
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { FilePlaces } from '../site/file-places.ts';

/** One file of the site, to be rendered when somebody asks. */
export interface SitePage {
	/** Where it is written, relative to the site: `streams/a/index.html`, `api/catalog.json`. */
	readonly file: string;
	/** The module that makes it. */
	readonly component: string;
	/** What `getStaticPaths` hands to the page. */
	readonly props: Readonly<Record<string, unknown>>;
	render(): Promise<Uint8Array>;
}

/** The part of Astro's route that is used here. */
interface Route {
	readonly type: string;
	readonly route: string;
	readonly component: string;
}

/** The part of Astro's prerendering app that is used here; the module `astro/entrypoints/prerender` makes it. */
interface PrerenderApp {
	readonly manifest: {
		readonly routes: readonly { readonly routeData: Route; readonly styles: readonly unknown[] }[];
	};
	readonly routeCache: {
		get(route: Route): { staticPaths?: readonly { props?: Record<string, unknown> }[] } | undefined;
	};
	setInternals(internals: unknown): void;
	setOptions(options: unknown): void;
	render(request: Request, options: { routeData: Route }): Promise<Response>;
}

/** Where pages think that they are served; nothing is. */
const ORIGIN = 'http://localhost:4321';

/** Receives what Astro logs. */
export interface PageLog {
	write(message: { readonly level: string; readonly message: string }): void;
}

/**
 * All pages of the site of the catalog that is set (src/site/catalog.ts), none rendered yet.
 *
 * @param entry URL of the compiled module
 * @param base with slashes at both ends
 * @returns the pages, and what to tell of those that are left out because another page is the same file, or a folder
 *   where they are a file
 */
export async function sitePages(
	entry: string,
	base: string,
	log: PageLog,
): Promise<{ readonly pages: readonly SitePage[]; readonly refused: readonly string[] }> {
	const { app } = (await import(entry)) as { app: PrerenderApp };
	prepare(app, log);
	const paths: readonly { pathname: string; route: Route }[] = await new StaticPaths(app as never).getAll();
	const counts = new Map<Route, number>();
	const pages = new Map<string, SitePage>();
	const places = new FilePlaces();
	const refused: string[] = [];
	for (const { pathname, route } of paths) {
		const file = fileOf(pathname, route);
		// A route's paths come in the order in which its module gave them.
		const at = counts.get(route) ?? 0;
		counts.set(route, at + 1);
		const taken = places.take(file, route.component);
		if (taken !== null) {
			refused.push(`error: ${route.component} cannot make ${file}, because ${taken}.`);
			continue;
		}
		pages.set(file, {
			file,
			component: route.component,
			props: app.routeCache.get(route)?.staticPaths?.[at]?.props ?? {},
			render: () => render(app, addressOf(pathname, route, base), route),
		});
	}
	// Pages of one thing lie in one folder, and share what they show of it (`SiteProject.shared`).
	const ordered = [...pages.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
	return { pages: ordered, refused };
}

/** Gives the app what Astro's build would give it; the style sheets of each page are in its own manifest. */
function prepare(app: PrerenderApp, log: PageLog): void {
	const pagesByKeys = new Map(
		app.manifest.routes.map(({ routeData, styles }) => [
			`${routeData.route}&${routeData.component}`,
			{ styles: styles.map((sheet, order) => ({ sheet, order, depth: 0 })) },
		]),
	);
	app.setInternals({ pagesByKeys, entrySpecifierToBundleMap: new Map() });
	app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: log } } });
}

function fileOf(pathname: string, { type }: Route): string {
	const path = pathname.replace(/^\/+|\/+$/g, '');
	if (type === 'endpoint') return path;
	if (path === '404' || path === '500') return `${path}.html`;
	return path === '' ? 'index.html' : `${path}/index.html`;
}

function addressOf(pathname: string, { type }: Route, base: string): string {
	const path = pathname.replace(/^\/+/, '');
	const slash =
		path === '' || path.endsWith('/') || (type === 'endpoint' && /\.[^/]+$/.test(path)) ? '' : '/';
	return `${ORIGIN}${base}${path}${slash}`;
}

async function render(app: PrerenderApp, address: string, route: Route): Promise<Uint8Array> {
	const response = await app.render(new Request(address), { routeData: route });
	// The page for missing addresses says so in its status.
	if (response.status !== 200 && response.status !== 404) {
		throw new Error(`${route.component} answers ${address} with the status ${response.status}.`);
	}
	return new Uint8Array(await response.arrayBuffer());
}
