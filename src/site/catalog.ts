/**
 * What the pages show: the project, loaded once per process. The build script loads it before Astro starts and
 * leaves it on `globalThis`, because Astro bundles page code into modules of its own, whose module-level
 * variables are not the script's.
 */

import type { CatalogOptions, Project } from '../load.ts';
import type { Catalog } from '../model/catalog.ts';

const KEY = Symbol.for('event-platform-catalog');
type Holder = { [KEY]?: Promise<Project> };

/** The project of this process. Options come from the environment variable CATALOG_OPTIONS (JSON). */
export function getProject(): Promise<Project> {
	const holder = globalThis as Holder;
	// Imported only where nobody has set a project (`astro check`, an editor): a build has it already.
	holder[KEY] ??= import('../load.ts').then(({ loadProject }) =>
		loadProject(JSON.parse(process.env['CATALOG_OPTIONS'] ?? '{}') as CatalogOptions),
	);
	return holder[KEY];
}

/** The catalog of this process. */
export const getCatalog = async (): Promise<Catalog> => (await getProject()).catalog;

/** Hands over a project that is already loaded (the build script), or replaces it (the development server). */
export function setProject(project: Project): void {
	(globalThis as Holder)[KEY] = Promise.resolve(project);
}
