/** What a chapter of the data dictionary shows: fields that most of its schemas share once, and then each schema. */
import { stringify } from '../../model/json.ts';
import type { Field, Schema } from '../../model/schema.ts';
import { schemaPath } from '../../paths.ts';
import { formatList } from '../../text/format.ts';
import { eachField } from '../schema/fields/field.ts';
import { describeType } from '../schema/fields/type.ts';
import type { DictionaryChapter } from './dictionary.ts';

/** A field as a line of the dictionary. */
export interface DictionaryRow {
	readonly path: string;
	readonly type: string;
	readonly required: boolean;
	/** Untrusted. */
	readonly description: string;
	/** Values that it may have, as JSON, or ''. */
	readonly values: string;
}

export interface DictionaryEntryView {
	/** Anchor of the entry. */
	readonly id: string;
	readonly title: string;
	readonly href: string;
	/** "1.2.0", "1.2.0, draft". */
	readonly version: string;
	/** Untrusted. */
	readonly description: string;
	readonly streams: readonly string[];
	/** Fields that are not among the common ones, or not the same as there. */
	readonly rows: readonly DictionaryRow[];
	/** Which common fields it has besides, as a list in words; '' where it has none. */
	readonly common: string;
}

export interface DictionaryPageView {
	readonly namespace: string;
	/** Anchor of the common fields. */
	readonly commonId: string;
	/** Fields that are the same in more than half of the schemas. */
	readonly common: readonly DictionaryRow[];
	readonly entries: readonly DictionaryEntryView[];
}

/** Fields are said once from so many schemas on. */
const SHARED_BY = 3;

export const entryId = (title: string): string => `schema.${title}`;

export function dictionaryPage({
	namespace,
	id,
	schemas,
}: Omit<DictionaryChapter, 'heading'>): DictionaryPageView {
	const fields = new Map(schemas.map((schema) => [schema, [...eachField(schema.latest.fields)].map(rowOf)]));
	const common = commonRows([...fields.values()], schemas.length);
	const isCommon = new Set(common.map(keyOf));
	return {
		namespace,
		commonId: `common.${id}`,
		common,
		entries: schemas.map((schema) => {
			const rows = fields.get(schema) ?? [];
			return entryOf(
				schema,
				rows,
				rows.map((row) => isCommon.has(keyOf(row))),
				common,
			);
		}),
	};
}

const rowOf = (field: Field): DictionaryRow => ({
	path: field.path,
	type: describeType(field.type),
	required: field.required,
	description: field.description,
	values: field.enum === null ? '' : field.enum.map((value) => stringify(value)).join(', '),
});

/** Two fields with the same key are said in the same words. */
const keyOf = (row: DictionaryRow): string => JSON.stringify(row);

function commonRows(
	fields: readonly (readonly DictionaryRow[])[],
	schemas: number,
): readonly DictionaryRow[] {
	if (schemas < SHARED_BY) return [];
	const counts = new Map<string, { readonly row: DictionaryRow; count: number }>();
	for (const row of fields.flat()) {
		const known = counts.get(keyOf(row));
		if (known) known.count++;
		else counts.set(keyOf(row), { row, count: 1 });
	}
	return [...counts.values()].filter(({ count }) => count > schemas / 2).map(({ row }) => row);
}

function entryOf(
	schema: Schema,
	rows: readonly DictionaryRow[],
	isCommon: readonly boolean[],
	common: readonly DictionaryRow[],
): DictionaryEntryView {
	const shared = rows.filter((_row, index) => isCommon[index]).map(({ path }) => path);
	const { version, draft } = schema.latest;
	return {
		id: entryId(schema.title),
		title: schema.title,
		href: schemaPath(schema.title),
		version: draft ? `${version}, draft` : version,
		description: schema.description,
		streams: schema.streams,
		rows: rows.filter((_row, index) => !isCommon[index]),
		common: formatList(
			namesOf(
				shared,
				common.map(({ path }) => path),
			),
		),
	};
}

/** The common fields that a schema has: a whole object by its name alone, a part of one field by field. */
function namesOf(shared: readonly string[], common: readonly string[]): readonly string[] {
	const top = (path: string): string => path.split('.')[0] ?? path;
	const has = new Set(shared);
	const isWhole = (name: string): boolean =>
		common.filter((path) => top(path) === name).every((path) => has.has(path));
	// Of a part, its object is not named: that would read as the whole.
	const isParent = (path: string): boolean => shared.some((other) => other.startsWith(`${path}.`));
	return [
		...new Set(
			shared
				.filter((path) => isWhole(top(path)) || !isParent(path))
				.map((path) => (isWhole(top(path)) ? top(path) : path)),
		),
	];
}
