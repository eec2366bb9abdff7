/**
 * A built catalog as metadata for DataHub: a list of metadata change proposals, the format that its file source reads
 * (`datahub ingest`, type `file`): https://docs.datahub.com/docs/metadata-ingestion/sink_docs/metadata-file
 */
import type { StreamRow } from '../../catalog/views/api/shapes.ts';
import type { Json } from '../../model/json.ts';
import type { BuiltCatalog } from '../mcp/built-catalog.ts';

const ENVIRONMENT = 'PROD';

const urn = (platform: string, name: string): string =>
	`urn:li:dataset:(urn:li:dataPlatform:${platform},${name.replace(/[(),%]/g, encodeURIComponent)},${ENVIRONMENT})`;

function proposal(entityUrn: string, aspectName: string, value: Json): Json {
	return {
		entityType: 'dataset',
		entityUrn,
		changeType: 'UPSERT',
		aspectName,
		aspect: { json: value },
	};
}

/** Topics and tables of all streams, and which table each topic becomes. */
export function dataHubProposals(site: BuiltCatalog): readonly Json[] {
	return site
		.catalog()
		.streams.filter(({ regex }) => !regex)
		.flatMap(proposalsOf);
}

function proposalsOf(stream: StreamRow): readonly Json[] {
	const properties = {
		name: stream.name,
		description: stream.description,
		customProperties: {
			stream: stream.name,
			schema: stream.schemaTitle ?? '',
			event_service: stream.destination ?? '',
			lifecycle: stream.lifecycle,
		},
		tags: [],
	};
	const topics = stream.topics.map((topic) => urn('kafka', topic));
	const proposals = topics.map((topic) => proposal(topic, 'datasetProperties', properties));
	if (stream.table === null) return proposals;
	const table = urn('hive', stream.table);
	return [
		...proposals,
		proposal(table, 'datasetProperties', { ...properties, name: stream.table }),
		proposal(table, 'upstreamLineage', {
			upstreams: topics.map((dataset) => ({ dataset, type: 'TRANSFORMED' })),
		}),
	];
}
