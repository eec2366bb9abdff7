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
	/** The commit that was read, or null. */
	readonly revision: string | null;
}

/** A fact as texts show it. */
export interface ClaimFact {
	readonly value: string | null;
	/** False where no public source shows it: the text says so. */
	readonly verified: boolean;
	readonly checked: string;
	/** Configured values that it is about. */
	readonly vouches: readonly string[];
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
	/** The facts that texts state, by their name. */
	readonly claims: Readonly<Record<string, ClaimFact>>;
	/** What else may be done with a stream, and where the page is that says how. */
	readonly purposes: readonly { readonly id: string; readonly page: string; readonly shared: boolean }[];
	/** How-tos that exist as pages. */
	readonly howTos: readonly HowTo[];
}
