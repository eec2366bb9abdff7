/** A line of the list of fields, as the page and its script show it. Browser-safe. */
import { fieldAnchor, fieldPath, schemaPath } from '../../paths.ts';
import { formatCount, formatNumber } from '../../text/format.ts';

/** Shown for a field whose name is the empty text. */
const EMPTY_NAME = '(empty name)';
/** Types that a row names; the rest are counted. */
const TYPES = 3;

/** Columns of the list of fields, in the order of `fieldCells`. */
export const FIELD_COLUMNS = [
	{ key: 'field', label: 'Field' },
	{ key: 'type', label: 'Type' },
	{ key: 'schemas', label: 'Schemas', number: true },
	{ key: 'description', label: 'Description' },
	{ key: 'streams', label: 'Streams', number: true, more: true },
	{ key: 'required_in', label: 'Required in', number: true, more: true },
	{ key: 'types', label: 'Types', number: true, more: true },
	{ key: 'descriptions', label: 'Descriptions', number: true, more: true },
	{ key: 'personal_data', label: 'Personal data', more: true },
] as const;

/** A line of the list of fields, small enough to send thousands of them. */
export interface FieldRow {
	readonly path: string;
	/** The only schema that has it, for a field without a page of its own; otherwise ''. */
	readonly only: string;
	/** Values of the facets, as `facetValues` writes them. */
	readonly facets: string;
	/** Numbers of schemas and of streams that have it, and of schemas that require it. */
	readonly schemas: number;
	readonly streams: number;
	readonly requiredIn: number;
	/** Distinct types in words, most frequent first. */
	readonly types: readonly string[];
	/** Number of distinct descriptions, and the most frequent one, cut. */
	readonly descriptions: number;
	readonly excerpt: string;
	/** Kinds of personal data in words, or ''. */
	readonly personalData: string;
}

/** Where a row leads: the page of the field, or its place in the only schema that has it. */
export const fieldRowHref = ({ path, only }: FieldRow): string =>
	only === '' ? fieldPath(path) : `${schemaPath(only)}#${fieldAnchor(path)}`;

/** The texts of a row's cells, as a list exports them. */
export const fieldCells = (row: FieldRow): readonly string[] => [
	fieldName(row),
	row.types.join('; '),
	formatNumber(row.schemas),
	row.excerpt,
	formatNumber(row.streams),
	formatNumber(row.requiredIn),
	formatNumber(row.types.length),
	formatNumber(row.descriptions),
	row.personalData,
];

/** What is shown beside types and description where schemas disagree; '' where they do not. */
export function fieldRowNotes({ types, descriptions }: FieldRow): {
	readonly shownTypes: string;
	readonly types: string;
	readonly descriptions: string;
} {
	return {
		shownTypes: types.slice(0, TYPES).join(', '),
		types: types.length > 1 ? formatCount(types.length, 'type') : '',
		descriptions: descriptions > 1 ? ` · ${formatCount(descriptions, 'description')}` : '',
	};
}

/** The name of a field, as it is shown. */
export const fieldName = ({ path }: FieldRow): string => path || EMPTY_NAME;

type PackedRow = readonly [
	path: string,
	only: string,
	facets: string,
	schemas: number,
	streams: number,
	requiredIn: number,
	types: readonly string[],
	descriptions: number,
	excerpt: string,
	personalData: string,
];

/** A row without the names of its parts, for a file of thousands. */
export const packFieldRow = (row: FieldRow): PackedRow => [
	row.path,
	row.only,
	row.facets,
	row.schemas,
	row.streams,
	row.requiredIn,
	row.types,
	row.descriptions,
	row.excerpt,
	row.personalData,
];

/** A row out of that file. */
export function unpackFieldRow(packed: PackedRow): FieldRow {
	const [path, only, facets, schemas, streams, requiredIn, types, descriptions, excerpt, personalData] =
		packed;
	return { path, only, facets, schemas, streams, requiredIn, types, descriptions, excerpt, personalData };
}
