/** What the lists of schemas and of streams show: a sentence, filters, columns and rows. */
import type { Catalog } from '../../model/catalog.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { type FacetChoice, facetChoices } from './facet.ts';
import { SCHEMA_FACETS } from './schema-facets.ts';
import { type SchemaRow, schemaRows } from './schema-rows.ts';
import { STREAM_FACETS } from './stream-facets.ts';
import { type StreamRow, streamRows } from './stream-rows.ts';

/** A column of a list. */
export interface ListColumn {
	/** Key in an export, and name of the column's width. */
	readonly key: string;
	readonly label: string;
	readonly number?: boolean | undefined;
	/** Not shown until somebody chooses it. */
	readonly more?: boolean | undefined;
	/** What a number counts, said where a row is a card. */
	readonly unit?: string | undefined;
}

export interface ListPageView<Row> {
	/** One sentence under the title. */
	readonly lead: string;
	readonly facets: readonly FacetChoice[];
	readonly columns: readonly ListColumn[];
	readonly rows: readonly Row[];
}

export function schemasPage({ schemas }: Pick<Catalog, 'schemas'>): ListPageView<SchemaRow> {
	const events = schemas.filter(({ kind }) => kind === 'event').length;
	return {
		lead: `${formatCount(events, 'event schema')} and ${formatCount(schemas.length - events, 'fragment')} to build them from, the most used first.`,
		facets: facetChoices(SCHEMA_FACETS, schemas),
		columns: [
			{ key: 'title', label: 'Schema' },
			{ key: 'used_by', label: 'Used by', number: true },
			{ key: 'fields', label: 'Fields', number: true, unit: 'fields' },
			{ key: 'latest', label: 'Latest' },
			{ key: 'repository', label: 'Repository' },
			{ key: 'versions', label: 'Versions', number: true, more: true, unit: 'versions' },
			{ key: 'issues', label: 'Issues', number: true, more: true, unit: 'issues' },
			{ key: 'owner', label: 'Owner', more: true },
			{ key: 'published_since', label: 'Published since', more: true },
			{ key: 'last_change', label: 'Last change', more: true },
		],
		rows: schemaRows(schemas),
	};
}

export function streamsPage({ streams, config }: Catalog): ListPageView<StreamRow> {
	const production = streams.filter(({ inDefaultView }) => inDefaultView).length;
	const elsewhere = production < streams.length ? ` (${formatNumber(production)} in production)` : '';
	return {
		lead: `${formatCount(streams.length, 'stream')}${elsewhere}. A stream carries events of one schema from producers to consumers.`,
		facets: facetChoices(STREAM_FACETS, streams),
		columns: [
			{ key: 'name', label: 'Stream' },
			{ key: 'schema', label: 'Schema' },
			{ key: 'producer', label: 'Producer' },
			{ key: 'event_service', label: 'Event service' },
			{ key: 'sampling', label: 'Sampling', more: true },
			{ key: 'rollout_stage', label: 'Rollout stage', more: true },
			{ key: 'personal_data', label: 'Personal data', more: true },
			{ key: 'table', label: 'Table', more: true },
			{ key: 'retention', label: 'Retention', more: true },
			{ key: 'owner', label: 'Owner', more: true },
			{ key: 'declared_since', label: 'Declared since', more: true },
			{ key: 'last_changed', label: 'Last changed', more: true },
		],
		rows: streamRows(streams, config),
	};
}
