import type { Catalog } from '../../../model/catalog.ts';
import { csv } from '../../../text/csv.ts';
import { schemaRow, streamRow } from './catalog.ts';
import { fieldRows } from './fields.ts';

/** Tables for spreadsheets and notebooks, by name: the rows of the JSON documents, one a line. */
export const TABLES: Readonly<Record<string, (catalog: Catalog) => string>> = {
	schemas: ({ schemas }) =>
		csv(
			['title', 'repository', 'kind', 'latest', 'versions', 'streams', 'fields', 'description'],
			schemas
				.map(schemaRow)
				.map(({ title, repository, kind, latest, versions, streamNames, fieldCount, description }) => [
					title,
					repository,
					kind,
					latest,
					versions,
					streamNames,
					fieldCount,
					description,
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
