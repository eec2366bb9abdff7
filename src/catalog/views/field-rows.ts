import type { FieldUse } from '../../model/field-use.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';
import { descriptionsDisagree, hasFieldPage, typesDisagree } from '../schema/fields/field-index.ts';
import { type Facet, facetValues, labelled, verbatim } from './facet.ts';
import type { FieldRow } from './field-row.ts';
import { namespacesOf } from './namespaces.ts';

/** Characters of a description in the list of fields. */
const EXCERPT = 120;

/** What fields can be filtered by, in the order of the form. */
export const FIELD_FACETS: readonly Facet<FieldUse>[] = [
	{
		id: 'type',
		label: 'Type',
		of: ({ schemas }) => [...new Set(schemas.map(({ field }) => field.type.kind))],
		say: labelled({ union: 'one of several types', recursion: 'the schema again', unknown: 'not stated' }),
	},
	{
		id: 'namespace',
		label: 'Schema namespace',
		of: ({ schemas }) => [...new Set(schemas.flatMap(({ title }) => namespacesOf(title)))],
		say: verbatim,
	},
	{
		id: 'use',
		label: 'Used by',
		of: (use) => [hasFieldPage(use) ? 'several' : 'one'],
		say: labelled({ several: 'Several schemas', one: 'One schema' }),
		order: ['several', 'one'],
	},
	{
		id: 'differs',
		label: 'Schemas disagree on',
		of: (use) => [
			...(typesDisagree(use) ? ['types'] : []),
			...(descriptionsDisagree(use) ? ['descriptions'] : []),
		],
		say: labelled({ types: 'The type', descriptions: 'The description' }),
		order: ['types', 'descriptions'],
	},
	{
		id: 'personal',
		label: 'Personal data',
		of: (use) => {
			const kinds = new Set(use.schemas.flatMap(({ field }) => field.privacy.map(({ kind }) => kind)));
			return kinds.size === 0 ? ['none'] : [...kinds];
		},
		say: (value) => (value === 'none' ? 'No such field' : value.replaceAll('-', ' ')),
	},
	{
		id: 'required',
		label: 'Required',
		of: (use) => {
			const count = requiredIn(use);
			return [count === 0 ? 'none' : count === use.schemas.length ? 'all' : 'some'];
		},
		say: labelled({ all: 'In all schemas', some: 'In some schemas', none: 'In no schema' }),
		order: ['all', 'some', 'none'],
	},
];

const requiredIn = ({ schemas }: FieldUse): number => schemas.filter(({ field }) => field.required).length;

/** A field for the list of fields. */
export function fieldRow(
	use: FieldUse,
	schemaByTitle: ReadonlyMap<string, Pick<Schema, 'streams'>>,
): FieldRow {
	const described = use.descriptions.filter(({ text }) => text !== '');
	const text = described[0]?.text ?? '';
	return {
		path: use.path,
		only: hasFieldPage(use) ? '' : (use.schemas[0]?.title ?? ''),
		facets: facetValues(FIELD_FACETS, use),
		schemas: use.schemas.length,
		// A stream has one schema, so none is counted twice.
		streams: use.schemas.reduce((sum, { title }) => sum + (schemaByTitle.get(title)?.streams.length ?? 0), 0),
		requiredIn: requiredIn(use),
		types: use.types.map((type) => type.text),
		descriptions: described.length,
		excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1).trimEnd()}…` : text,
		personalData: personalData(use),
	};
}

const personalData = ({ schemas }: FieldUse): string =>
	[...new Set(schemas.flatMap(({ field }) => field.privacy.map(({ label }) => label)))].join(', ');

/** Fields in the order of the list: the most used first, then by path. */
export function rankedFields(fields: readonly FieldUse[]): readonly FieldUse[] {
	return fields.toSorted((a, b) => b.schemas.length - a.schemas.length || byCodeUnit(a.path, b.path));
}
