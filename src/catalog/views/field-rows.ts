import type { FieldUse } from '../../model/field-use.ts';
import { byCodeUnit } from '../../model/order.ts';
import { descriptionsDisagree, hasFieldPage, typesDisagree } from '../schema/fields/field-index.ts';

/** Shown for a field whose name is the empty text. */
export const EMPTY_NAME = '(empty name)';
/** Rows of one page of the list: about 120 kB of HTML, 15 kB compressed. */
export const FIELD_ROWS = 500;
/** Characters of a description in the list of fields. */
const EXCERPT = 120;

/** A line of the list of fields, small enough to send thousands of them. */
export interface FieldRow {
	readonly path: string;
	/** Number of schemas that have it. */
	readonly count: number;
	/** Distinct types in words, most frequent first. */
	readonly types: readonly string[];
	/** The most frequent description, cut. */
	readonly excerpt: string;
	/** Number of distinct descriptions. */
	readonly descriptions: number;
	/** The only schema that has it, for a field without a page of its own; otherwise ''. */
	readonly only: string;
}

/** A field for the list of fields. */
export function fieldRow(use: FieldUse): FieldRow {
	const described = use.descriptions.filter(({ text }) => text !== '');
	const text = described[0]?.text ?? '';
	return {
		path: use.path,
		count: use.schemas.length,
		types: use.types.map((type) => type.text),
		excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1).trimEnd()}…` : text,
		descriptions: described.length,
		only: hasFieldPage(use) ? '' : (use.schemas[0]?.title ?? ''),
	};
}

/** Fields in the order of the list: the most used first, then by path. */
export function rankedFields(fields: readonly FieldUse[]): readonly FieldUse[] {
	return fields.toSorted((a, b) => b.schemas.length - a.schemas.length || byCodeUnit(a.path, b.path));
}

/** How many fields disagree with themselves, for the head of the list. */
export function disagreements(fields: readonly FieldUse[]): {
	readonly types: number;
	readonly descriptions: number;
} {
	return {
		types: fields.filter(typesDisagree).length,
		descriptions: fields.filter(descriptionsDisagree).length,
	};
}
