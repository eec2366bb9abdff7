import type { Json } from './json.ts';
import type { SkippedCase } from './schema.ts';

/** What changed between two schemas, in the reader's terms rather than the file's. */
export type DifferenceKind =
	| 'field-added'
	| 'field-removed'
	| 'type-changed'
	| 'required-added'
	| 'required-removed'
	| 'enum-added'
	| 'enum-removed'
	| 'enum-changed'
	| 'constraint-changed'
	| 'additional-properties-changed'
	| 'default-changed'
	| 'description-changed'
	| 'title-changed'
	| 'examples-changed'
	| 'origin-changed'
	| 'keyword-changed';

/**
 * What a difference means for an event that was valid before: `tightens` means that some such events are refused
 * now (there is one that shows it), `loosens` that some are accepted now that were refused, `both` that each happens.
 * `unknown`: nothing shows that one is refused, and nothing that none is.
 */
export type Effect = 'tightens' | 'loosens' | 'both' | 'none' | 'unknown';

export interface SchemaDifference {
	readonly kind: DifferenceKind;
	/** Path of the field as in `Field.path`; '' for the schema as a whole. */
	readonly path: string;
	/** JSON pointer of the schema node, or of its keyword where one keyword is the difference. */
	readonly pointer: string;
	/** The JSON Schema keyword that differs; '' where the field as a whole does. */
	readonly keyword: string;
	/** Value of the keyword (for a field: its schema node), undefined where there was none. */
	readonly before: Json | undefined;
	readonly after: Json | undefined;
	readonly effect: Effect;
	/** For an added or removed field: whether its parent requires it (in the version that has it). */
	readonly required: boolean;
}

/** A place where the compatibility test of the schema repositories would fail. */
export interface RuleViolation {
	readonly pointer: string;
	/** A full sentence. */
	readonly reason: string;
}

/**
 * `compatible`: the rule passes and nothing is tightened. `tightened`: the rule passes although events that were
 * valid are refused now. `changed`: the rule passes, and whether events are refused is not known. `breaking`: the rule
 * fails. `major`: the major version differs, so that anything may change.
 */
export type CompatibilityVerdict = 'compatible' | 'changed' | 'tightened' | 'breaking' | 'major';

/** A difference with the rule's opinion of it. */
export interface ClassifiedDifference extends SchemaDifference {
	/** True where the compatibility rule does not allow it within a major version. */
	readonly forbidden: boolean;
}

/** The step from one version of a schema to another. */
export interface VersionChange {
	readonly title: string;
	/** Semver texts. */
	readonly older: string;
	readonly newer: string;
	readonly verdict: CompatibilityVerdict;
	readonly differences: readonly ClassifiedDifference[];
	readonly violations: readonly RuleViolation[];
	/** Differences that refuse events which were valid, although the rule lets them through. */
	readonly tightened: readonly ClassifiedDifference[];
	/** Set where the repository switched the compatibility test off for the newer version. */
	readonly exception: SkippedCase | null;
}
