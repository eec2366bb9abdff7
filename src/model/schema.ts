import type { Owner } from './activity.ts';
import type { Json, JsonObject } from './json.ts';
import type { SourceLocation } from './location.ts';
import type { Note } from './note.ts';
import type { Problem } from './problem.ts';
import type { Part } from './words.ts';

/** A schema repository, such as "primary" or "secondary". */
export interface Repository {
	readonly name: string;
	/** Folder inside the repository that holds the schemas; `jsonschema` at Wikimedia. */
	readonly basePath: string;
	/** What the configuration says of merge rights and tier, or null. */
	readonly rights: string | null;
	/** The revision that was read, or null where it cannot be known. */
	readonly revision: string | null;
	/** Template for a file on the web with `{path}` and `{line}`, or null. */
	readonly webUrl: string | null;
	/** Template for a published schema with `{title}` and `{version}`, or null. */
	readonly schemaUrl: string | null;
	readonly schemaCount: number;
	readonly versionCount: number;
	/** What a schema server publishes of it beside the texts of its schemas. */
	readonly otherFiles: readonly RepositoryFile[];
}

/**
 * A file whose bytes no text of a schema has: the readme of a folder, the JSON of a version that is there as YAML too,
 * and every file that begins with a byte order mark.
 */
export interface RepositoryFile {
	/** Below the folder of the schemas. */
	readonly path: string;
	/** With its byte order mark, where it has one. */
	readonly text: string;
}

/** A pinned reference to a schema version, as in `$ref: /fragment/common/2.0.0#`. */
export interface VersionReference {
	readonly title: string;
	/** Semver, or `current`/`latest` where that is what the reference says. */
	readonly version: string;
}

/** One edge of the `$ref` graph, read from `current.yaml`. */
export interface SchemaReference extends VersionReference {
	/** JSON pointer inside the target, `''` for the whole schema. */
	readonly pointer: string;
	/** Where in the referring schema it stands, a JSON pointer such as `/allOf/0`. */
	readonly from: string;
	readonly location: SourceLocation;
	/** True when a newer version of the target is loaded. */
	readonly stale: boolean;
	/** True when the target is loaded. */
	readonly found: boolean;
}

/** A bound or other constraint, ready to be said in words; sentinels of the build tool are left out. */
export interface FieldConstraint {
	/** The JSON Schema keyword. */
	readonly keyword: string;
	readonly value: Json;
	/** Set where the field can hold other values too: the constraint is about those of this kind only. */
	readonly when?: 'number' | 'string' | 'array' | 'object';
}

/**
 * What a schema says of a field or an event beyond single constraints: alternatives, conditions, the items of a tuple
 * in their order, keys by a pattern.
 */
export interface FieldRule {
	/** The JSON Schema keyword that says it. */
	readonly keyword: string;
	/** What is said before the options: `exactly one of`. */
	readonly title: string;
	/** One entry for each alternative, condition or item, in the order of the file. Names and values are untrusted. */
	readonly options: readonly (readonly Part[])[];
}

/** What a field can hold. `map` is an object with typed `additionalProperties`. */
export type FieldType =
	| {
			/** `never` is a field that no value fits. */
			readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'unknown' | 'never';
			readonly format?: string;
	  }
	/** The whole schema again (name ''), or the part of it that is called so. */
	| { readonly kind: 'recursion'; readonly name: string }
	/** An array whose first items have types of their own; `rest` is the type of all others, null where there may be none. */
	| { readonly kind: 'tuple'; readonly items: readonly FieldType[]; readonly rest: FieldType | null }
	| { readonly kind: 'object' }
	| { readonly kind: 'array'; readonly items: FieldType }
	| { readonly kind: 'map'; readonly values: FieldType }
	| { readonly kind: 'union'; readonly of: readonly FieldType[] };

/** A kind of personal or sensitive data that a field can carry, by the rule table in `content/privacy.yaml`. */
export interface PrivacyMark {
	/** Identifier of the rule's kind, such as `ip-address`. */
	readonly kind: string;
	readonly label: string;
	readonly reason: string;
}

/** A comment in `current.yaml` about a field or one of its values. */
export interface AuthorNote {
	/** Verbatim, without its number signs. Untrusted. */
	readonly text: string;
	/** 1-based line in `current.yaml`. */
	readonly line: number;
	/** The value of the enumeration that it is about; undefined where it is about the field. */
	readonly value: Json | undefined;
}

/** One property of a schema, with its sub-properties. Arrays and maps are transparent in the tree. */
export interface Field {
	/**
	 * Dotted path from the event's root: `meta.stream`. Array items add `[]` and map values `{}`:
	 * `tags[].name`, `content_slots.{}.slot_role`.
	 */
	readonly path: string;
	readonly name: string;
	/** 0 for a top-level property. */
	readonly depth: number;
	readonly type: FieldType;
	/** Required by its parent object. */
	readonly required: boolean;
	/** Verbatim; may contain Markdown, HTML or anything else. Untrusted. */
	readonly description: string;
	readonly enum: readonly Json[] | null;
	readonly default: Json | undefined;
	/** Values of an `examples` keyword on the field itself. */
	readonly examples: readonly Json[];
	readonly deprecated: boolean;
	readonly constraints: readonly FieldConstraint[];
	/** Alternatives, conditions, tuples and keys by a pattern; undefined where there are none. */
	readonly rules?: readonly FieldRule[];
	/** The fragment version this field comes from; null for the schema's own fields or where it cannot be known. */
	readonly provenance: VersionReference | null;
	/** True where provenance is known (the version that `current.yaml` describes). */
	readonly provenanceKnown: boolean;
	readonly privacy: readonly PrivacyMark[];
	/** Comments of the authors, known for the version that `current.yaml` describes. */
	readonly notes?: readonly AuthorNote[];
	readonly children: readonly Field[];
	/** JSON pointer of the property inside the materialised schema. */
	readonly pointer: string;
}

export interface SchemaExample {
	readonly value: Json;
	/** True where the build tool made it up (faker words, marker integers), see domain facts on json-schema-faker. */
	readonly generated: boolean;
	/** Messages of the validator; empty when the example is valid. */
	readonly errors: readonly string[];
}

/** A test case of the repository that its owners switched off for this version, with the reason they gave. */
export interface SkippedCase {
	/** Name in jsonschema-tools, such as `schema-snake-case-properties`. */
	readonly testCase: string;
	/** The comment above the entry in `.jsonschema-tools.yaml`, or ''. */
	readonly reason: string;
	readonly location: SourceLocation;
}

/** The lowest minimum and the highest maximum that numbers may state. */
export type NumericBounds = readonly [lowest: number, highest: number];

export interface SchemaVersion {
	readonly title: string;
	/** Semver text. */
	readonly version: string;
	/** The `$schema` value an event carries: `/<title>/<version>`. */
	readonly uri: string;
	/** True where only `current.yaml` states this version and the catalog materialised it. */
	readonly draft: boolean;
	readonly location: SourceLocation;
	readonly description: string;
	/**
	 * The materialised JSON Schema; the truth. Untrusted. Where a file still has references, they are in place, and
	 * only circles are left: `$ref` to `#` or `#/definitions/…`. Other drafts are in the words of draft-07.
	 */
	readonly content: JsonObject;
	/** The file's text as it is on disk (for a draft: the YAML that materialising gives). */
	readonly text: string;
	readonly fields: readonly Field[];
	/** What the schema says of the event as a whole; undefined where it says nothing. */
	readonly rules?: readonly FieldRule[];
	/** All fields at every depth. */
	readonly fieldCount: number;
	readonly examples: readonly SchemaExample[];
	readonly skipped: readonly SkippedCase[];
	/** Bounds that the repository's tools ask numbers to state: ±(2^53 − 1) unless said, null where they ask for none. */
	readonly numericBounds?: NumericBounds | null;
	/** Set where the repository keeps this version out of all tests (`ignoreSchemas`), with the reason it gives. */
	readonly ignored?: Pick<SkippedCase, 'reason' | 'location'> | null;
	readonly problems: readonly Problem[];
}

export type SchemaKind = 'event' | 'fragment';

export interface Schema {
	/** The identity: the directory below the repository's base path, verbatim. */
	readonly title: string;
	readonly repository: string;
	readonly kind: SchemaKind;
	/** In `development/`: data may be deleted at any time. */
	readonly development: boolean;
	/** In `analytics/legacy/`: a migrated EventLogging schema. */
	readonly legacy: boolean;
	/** Ascending by semver; a draft is last. At least one. */
	readonly versions: readonly SchemaVersion[];
	/** The highest version that is not a draft, or the draft when nothing else is there. */
	readonly latest: SchemaVersion;
	readonly draft: SchemaVersion | null;
	readonly description: string;
	/** References made by `current.yaml`, in file order. */
	readonly references: readonly SchemaReference[];
	/** Comments of the authors in `current.yaml`, in file order. */
	readonly comments: readonly { readonly text: string; readonly line: number }[];
	/** Text of `current.yaml`, or null where there is none. */
	readonly currentText: string | null;
	readonly currentLocation: SourceLocation | null;
	/** Titles of schemas whose `current.yaml` refers to this one, with the version they pin. */
	readonly referencedBy: readonly { readonly title: string; readonly version: string }[];
	/** Names of streams that carry it, in catalog order. */
	readonly streams: readonly string[];
	/** Markdown of CHANGELOG and README beside it. Untrusted. */
	readonly changelog: { readonly text: string; readonly location: SourceLocation } | null;
	readonly readme: { readonly text: string; readonly location: SourceLocation } | null;
	readonly note: Note | null;
	/** Who can be asked about it, the best known first. */
	readonly owners: readonly Owner[];
	/** Days of its first and of its newest change; null where the history does not say. */
	readonly dates: { readonly since: string | null; readonly changed: string | null };
	/** Problems of the schema as a whole and of its versions. */
	readonly problems: readonly Problem[];
}
