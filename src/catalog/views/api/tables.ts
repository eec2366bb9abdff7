import type { Catalog } from '../../../model/catalog.ts';
import { csv } from '../../../text/csv.ts';
import { schemaRow, streamRow } from './catalog.ts';
import { fieldRows } from './fields.ts';
import type { SchemaRow, StreamRow } from './shapes.ts';

/** Columns that streams and schemas share. */
const PAST = ['owners', 'since', 'last_changed'] as const;
const pastOf = ({ owners, since, lastChanged }: SchemaRow | StreamRow) => [
	owners.map(({ owner }) => owner),
	since,
	lastChanged,
];

/** Tables for spreadsheets and notebooks, by name: the rows of the JSON documents, one a line. */
export const TABLES: Readonly<Record<string, (catalog: Catalog) => string>> = {
	schemas: ({ schemas }) =>
		csv(
			['title', 'repository', 'kind', 'latest', 'versions', 'streams', 'fields', 'description', ...PAST],
			schemas
				.map(schemaRow)
				.map((row) => [
					row.title,
					row.repository,
					row.kind,
					row.latest,
					row.versions,
					row.streamNames,
					row.fieldCount,
					row.description,
					...pastOf(row),
				]),
		),
	streams: ({ streams }) =>
		csv(
			[
				'name',
				'regex',
				'schema_title',
				'schema_present',
				'destination',
				'topics',
				'table',
				'sample_rate',
				'sample_unit',
				'canary',
				'lifecycle',
				'public',
				'description',
				...PAST,
				'activity',
			],
			streams
				.filter(({ inDefaultView }) => inDefaultView)
				.map(streamRow)
				.map((row) => [
					row.name,
					row.regex,
					row.schemaTitle,
					row.schemaPresent,
					row.destination,
					row.topics,
					row.table,
					row.sample?.rate ?? null,
					row.sample?.unit ?? null,
					row.canary,
					row.lifecycle,
					row.public,
					row.description,
					...pastOf(row),
					row.activity,
				]),
		),
	fields: (catalog) =>
		csv(
			['path', 'types', 'schemas', 'streams', 'description'],
			fieldRows(catalog).map(({ path, types, schemaTitles, streamNames, descriptions }) => [
				path,
				types.join('; '),
				schemaTitles,
				streamNames.length,
				descriptions[0] ?? '',
			]),
		),
};
