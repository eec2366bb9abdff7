import type { Catalog } from './catalog/model/catalog.ts';
import type { SourceOverrides } from './config/overrides.ts';

/** What the command line replaces of the configuration. All paths are absolute. */
export interface CatalogOptions extends SourceOverrides {
	/** Configuration file; `content/catalog.yaml` unless given. */
	readonly config?: string;
}

/**
 * Reads all sources and builds the catalog: sources → catalog. Touches the disk, never the network.
 *
 * @throws ConfigurationError where the configuration itself cannot be used; everything else is a problem
 *   inside the catalog.
 */
export async function loadCatalog(_options: CatalogOptions = {}): Promise<Catalog> {
	throw new Error('not assembled yet');
}
