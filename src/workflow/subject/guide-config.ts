import type { DestinationConfig, EnvironmentConfig, LakeConfig, LinkTemplate } from '../../model/config.ts';
import type { HowTo } from '../../model/how-to.ts';

/** A schema repository as guides speak of it. */
export interface GuideRepository {
	readonly name: string;
	/** Folder inside it that holds the schemas. */
	readonly basePath: string;
	readonly cloneUrl: string | null;
	/** Template for a published schema with `{title}` and `{version}`, or null. */
	readonly schemaUrl: string | null;
	readonly rights: string | null;
}

/**
 * What the catalog's configuration says that guides need: plain data without paths of the machine, so that the
 * draft workbench can load it in the browser.
 */
export interface GuideConfig {
	readonly values: Readonly<Record<string, string>>;
	/** The first is the default, `production` at Wikimedia. */
	readonly environments: readonly EnvironmentConfig[];
	readonly destinations: readonly DestinationConfig[];
	readonly links: readonly LinkTemplate[];
	readonly lake: LakeConfig;
	readonly repositories: readonly GuideRepository[];
	/** Latest versions of the fragments that give schemas their envelope. */
	readonly fragments: readonly { readonly title: string; readonly version: string }[];
	/** How-tos that exist as pages. */
	readonly howTos: readonly HowTo[];
}
