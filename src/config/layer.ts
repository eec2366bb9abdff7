import type { CatalogFileValue } from './catalog-file.ts';

/** One configuration file after validation, with the lines of its parts. */
export interface ConfigLayer {
	readonly file: string;
	readonly text: string;
	readonly value: Partial<CatalogFileValue>;
	lineAt(path: readonly PropertyKey[]): number;
}

/** What the command line replaces of the sources. All paths are absolute. */
export interface SourceOverrides {
	/** Repository name → folder. When any is given, these replace all repositories of the configuration. */
	readonly repositories?: Readonly<Record<string, string>>;
	readonly streamConfig?: string;
	readonly eventLogging?: string;
	readonly betaStreamConfig?: string;
	readonly betaEventLogging?: string;
	readonly notes?: string;
	readonly retention?: readonly string[];
	readonly publicStreams?: string;
	readonly activity?: string;
}
