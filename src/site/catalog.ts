/**
 * What the pages show: the catalog, loaded once per process. The build script loads it before Astro starts and
 * leaves it on `globalThis`, because Astro bundles page code into modules of its own, whose module-level
 * variables are not the script's.
 */

import type { CatalogOptions } from '../load.ts';
import type { Catalog } from '../model/catalog.ts';

const KEY = Symbol.for('event-platform-catalog');
type Holder = { [KEY]?: Promise<Catalog> };

/** The catalog of this process. Options come from the environment variable CATALOG_OPTIONS (JSON). */
export function getCatalog(): Promise<Catalog> {
	const holder = globalThis as Holder;
	// Imported only where nobody has set a catalog (`astro check`, an editor): a build has it already.
	holder[KEY] ??= import('../load.ts').then(({ loadCatalog }) =>
		loadCatalog(JSON.parse(process.env['CATALOG_OPTIONS'] ?? '{}') as CatalogOptions),
	);
	return holder[KEY];
}

/** Hands over a catalog that is already loaded (the build script), or replaces it (the development server). */
export function setCatalog(catalog: Promise<Catalog>): void {
	(globalThis as Holder)[KEY] = catalog;
}
