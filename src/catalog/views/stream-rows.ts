import type { CatalogConfig } from '../../model/config.ts';
import { LIFECYCLE_STATE } from '../../model/lifecycle-state.ts';
import { PRODUCER_KIND } from '../../model/producer-kind.ts';
import type { Stream } from '../../model/stream.ts';
import { schemaPath, streamPath } from '../../paths.ts';
import { facetValues } from './facet.ts';
import type { ListRowView } from './list-row.ts';
import { ownerNames } from './owner-words.ts';
import type { Status } from './schema-status.ts';
import { STREAM_FACETS } from './stream-facets.ts';
import { collectedPersonalData, samplingText, streamStatus } from './stream-status.ts';

/** A line of the list of streams. */
export interface StreamRow {
	readonly name: string;
	readonly href: string;
	/** One line of what it is, cut at a word; untrusted. */
	readonly line: string;
	/** Only what is unusual. */
	readonly statuses: readonly Status[];
	readonly facets: string;
	/** '' where none is configured. */
	readonly schema: string;
	readonly schemaHref: string | undefined;
	readonly producers: string;
	readonly service: string;
	readonly sampling: string;
	readonly stage: string;
	readonly personalData: string;
	readonly table: string;
	readonly retention: string;
	readonly owner: string;
	/** Days, such as 2024-03-07; '' where no history tells them. */
	readonly since: string;
	readonly changed: string;
}

/** A line with its cells in the order of the columns of `streamsPage`. */
export function streamListRow(row: StreamRow): ListRowView {
	const { name, href, line, statuses, facets, schema, schemaHref } = row;
	return {
		name,
		href,
		line,
		statuses,
		facets,
		cells: [
			schema === '' ? '' : { name: schema, href: schemaHref ?? null },
			row.producers,
			row.service,
			row.sampling,
			row.stage,
			row.personalData,
			row.table,
			row.retention,
			row.owner,
			row.since,
			row.changed,
		],
	};
}

/** Characters of the line that a row shows. */
const LINE = 140;

/** Said by columns, or true of nearly every stream. */
const USUAL = /^(Declared in production|No sampling configured|Collects |Legacy)/;

/** Streams for the list, by name, wildcard streams last. */
export function streamRows(streams: readonly Stream[], config: CatalogConfig): readonly StreamRow[] {
	const [environment] = config.environments;
	const rows = streams.map((stream): StreamRow => {
		const { name, schemaTitle, schemaPresent, ingestion, table } = stream;
		const text = stream.summary.text.replaceAll('`', '');
		const hasTable = ingestion.hadoop && ingestion.hive && table !== null;
		const days = config.lake.retentionDays;
		return {
			name,
			href: streamPath(name),
			line: text.length > LINE ? `${text.slice(0, text.lastIndexOf(' ', LINE))} …` : text,
			statuses: streamStatus(stream, config).filter(({ label }) => !USUAL.test(label)),
			facets: facetValues(STREAM_FACETS, stream),
			schema: schemaTitle ?? '',
			schemaHref: schemaTitle !== null && schemaPresent ? schemaPath(schemaTitle) : undefined,
			producers: [...new Set(stream.producers.map(({ kind }) => PRODUCER_KIND[kind].label))].join(', '),
			service: stream.destination ?? '',
			sampling: samplingText(stream, environment?.name ?? ''),
			stage: LIFECYCLE_STATE[stream.lifecycle.state].label,
			personalData: collectedPersonalData(stream),
			table: hasTable ? (table ?? '') : '',
			retention: hasTable && days !== null ? `${days} days` : '',
			owner: ownerNames(stream.owners),
			since: stream.dates.since ?? '',
			changed: stream.dates.changed ?? '',
		};
	});
	return [
		...rows.filter(({ name }) => !name.startsWith('/')),
		...rows.filter(({ name }) => name.startsWith('/')),
	];
}
