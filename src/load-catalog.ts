import type { Catalog } from './catalog/model/catalog.ts';

/** What the command line replaces of the configuration. All paths are absolute. */
export interface CatalogOptions {
	/** Configuration file; `content/catalog.yaml` unless given. */
	readonly config?: string;
	/** Repository name → folder. When any is given, these replace all repositories of the configuration. */
	readonly repositories?: Readonly<Record<string, string>>;
	readonly streamConfig?: string;
	readonly eventLogging?: string;
	readonly betaStreamConfig?: string;
	readonly betaEventLogging?: string;
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
