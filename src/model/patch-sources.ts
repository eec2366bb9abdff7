import type { NumericBounds } from './schema.ts';

/** A file of the stream configuration that patches can be made for. */
export interface PatchFile {
	readonly environment: string;
	readonly kind: 'streams' | 'eventlogging';
	/** From the top of its repository, with `/`. */
	readonly path: string;
	/** Why no patch can be made for it, a sentence; null where one can. */
	readonly whyNot: string | null;
}

/** The stream configuration as patches need it. */
export interface PatchConfiguration {
	/** How pages call the source. */
	readonly name: string;
	/** The commit that was read, or null where it is not known. */
	readonly revision: string | null;
	readonly settings: { readonly streams: string; readonly eventLogging: string };
	readonly files: readonly PatchFile[];
}

/** A schema repository as patches need it. */
export interface PatchRepository {
	readonly name: string;
	readonly revision: string | null;
	/** Folder of the schemas, from the top of the repository. */
	readonly basePath: string;
	/** Folders of schemas in it, one and two parts deep, with the number of schemas in each. */
	readonly namespaces: Readonly<Record<string, number>>;
	/** What the repository's own tool makes of a source. */
	readonly tools: {
		readonly contentTypes: readonly string[];
		readonly numericBounds: NumericBounds | null;
		/** A link without ending beside each version, and `latest` links. */
		readonly plainLinks: boolean;
		readonly latestLinks: boolean;
	};
}

/** What can be patched; the texts are loaded one at a time. */
export interface PatchSources {
	/** Null where no stream configuration was read. */
	readonly configuration: PatchConfiguration | null;
	readonly repositories: readonly PatchRepository[];
}

/** The source of a schema, `current.yaml`. */
export interface SchemaSourceText {
	readonly repository: string;
	/** From the top of the repository. */
	readonly path: string;
	readonly text: string;
	/** Newest version that has a file, or null. */
	readonly latest: string | null;
}
