import type { Field } from './schema.ts';

/** One field path over all latest schema versions: how others name it, and of what type it is. */
export interface FieldUse {
	/** Dotted path as in `Field.path`. */
	readonly path: string;
	/** Titles of the schemas that have it, sorted. */
	readonly schemas: readonly { readonly title: string; readonly field: Field }[];
	/** Distinct types in plain words, most frequent first. */
	readonly types: readonly { readonly text: string; readonly titles: readonly string[] }[];
	/** Distinct descriptions (white space folded), most frequent first. */
	readonly descriptions: readonly { readonly text: string; readonly titles: readonly string[] }[];
	/** Paths of fields with the same last name elsewhere, at most twelve. */
	readonly sameName: readonly string[];
}
