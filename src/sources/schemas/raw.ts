import type { YamlFile } from '../../formats/yaml/yaml.ts';
import type { RepositoryConfig } from '../../model/config.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Problem } from '../../model/problem.ts';
import type { RepositoryFile } from '../../model/schema.ts';
import type { JsonschemaToolsConfig } from './jsonschema-tools-config.ts';

/** A text file of a repository. */
export interface RawText {
	/** Relative to the repository. */
	readonly path: string;
	readonly text: string;
	readonly location: SourceLocation;
}

/** A schema file: text, value and the way back from the value to lines. */
export interface RawDocument extends RawText, Pick<YamlFile, 'value' | 'lineAt'> {
	/** `yaml` or `json`. */
	readonly contentType: string;
}

export interface RawVersion extends RawDocument {
	/** Semver text from the file name. */
	readonly version: string;
}

/** One folder with schema files. */
export interface RawSchema {
	/** The folder below the base path, verbatim. */
	readonly title: string;
	readonly current: RawDocument | null;
	/** Ascending by semver. */
	readonly versions: readonly RawVersion[];
	readonly changelog: RawText | null;
	readonly readme: RawText | null;
}

/** A schema repository as it is on disk. */
export interface RawSchemaRepository {
	readonly config: RepositoryConfig;
	/** The folder that was walked, relative to the repository; `''` for its root. */
	readonly basePath: string;
	readonly revision: string | null;
	readonly tools: JsonschemaToolsConfig;
	/** Sorted by title. */
	readonly schemas: readonly RawSchema[];
	/** Files that are published, and are no text of a schema; in the order of reading. */
	readonly otherFiles: readonly RepositoryFile[];
	readonly problems: readonly Problem[];
	/** The location of a line of a file of this repository. */
	readonly locate: (path: string, line: number | null) => SourceLocation;
}
