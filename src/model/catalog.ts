import type { CatalogConfig } from './config.ts';
import type { FieldUse } from './field-use.ts';
import type { SchemaFindings } from './finding.ts';
import type { History } from './history.ts';
import type { Problem } from './problem.ts';
import type { Questions } from './questions.ts';
import type { Repository, Schema } from './schema.ts';
import type { Stream } from './stream.ts';

/** Everything the pages show, linked and sorted. Built once; read-only afterwards. */
export interface Catalog {
	readonly config: CatalogConfig;
	readonly repositories: readonly Repository[];
	/** Sorted by title. */
	readonly schemas: readonly Schema[];
	readonly schemaByTitle: ReadonlyMap<string, Schema>;
	/** What the checks of schemas found, by title; its problems are among those of the schema too. */
	readonly findings: ReadonlyMap<string, SchemaFindings>;
	/** Sorted by name; includes streams that only beta or single wikis declare. */
	readonly streams: readonly Stream[];
	readonly streamByName: ReadonlyMap<string, Stream>;
	/** What the schemas and streams answer, in people's own words; may name subjects that are not here. */
	readonly questions: Questions;
	/** Every distinct field path of the latest versions of event and fragment schemas, sorted by path. */
	readonly fields: readonly FieldUse[];
	readonly fieldByPath: ReadonlyMap<string, FieldUse>;
	/** What the version histories of the sources tell; null where no source has one. */
	readonly history: History | null;
	/** Sorted by severity, code, subject, file, line. */
	readonly problems: readonly Problem[];
	/** Digest over all inputs: equal digests mean equal sites. */
	readonly digest: string;
}
