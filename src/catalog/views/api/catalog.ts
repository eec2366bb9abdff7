import type { Catalog } from '../../../model/catalog.ts';
import type { Schema } from '../../../model/schema.ts';
import type { Stream } from '../../../model/stream.ts';
import {
	API_DOCUMENT_PATHS,
	guidePath,
	publishedSchemaPath,
	schemaPath,
	streamJsonPath,
	streamPath,
} from '../../../paths.ts';
import { API_VERSION, type CatalogDocument, type SchemaRow, type StreamRow } from './shapes.ts';

/**
 * `/api/catalog.json`: all schemas, and what the default view (the first wiki of the first environment) declares.
 * The keys are a promise; more may be added.
 */
export function catalogDocument(catalog: Catalog): CatalogDocument {
	const [environment] = catalog.config.environments;
	return {
		apiVersion: API_VERSION,
		digest: catalog.digest,
		view: { environment: environment?.name ?? null, wiki: environment?.wikis[0]?.name ?? null },
		documents: { ...API_DOCUMENT_PATHS() },
		repositories: catalog.repositories.map(({ name, revision, schemaCount, versionCount }) => ({
			name,
			revision,
			schemaCount,
			versionCount,
		})),
		schemas: catalog.schemas.map(schemaRow),
		streams: catalog.streams.filter(({ inDefaultView }) => inDefaultView).map(streamRow),
	};
}

/** A schema as a row. */
export function schemaRow(schema: Schema): SchemaRow {
	return {
		title: schema.title,
		repository: schema.repository,
		kind: schema.kind,
		latest: schema.latest.version,
		versions: schema.versions.filter(({ draft }) => !draft).map(({ version }) => version),
		draft: schema.draft?.version ?? null,
		description: schema.description,
		streamNames: [...schema.streams],
		fieldCount: schema.latest.fieldCount,
		...pastOf(schema),
		page: schemaPath(schema.title),
		schemaUrl: publishedSchemaPath(
			schema.repository,
			schema.title,
			// A draft has no version file, so there is no `latest` either.
			schema.latest.draft ? 'current.yaml' : 'latest',
		),
	};
}

const pastOf = ({ owners, dates }: Pick<Schema | Stream, 'owners' | 'dates'>) => ({
	owners: owners.map(({ name, from, evidence, url, location }) => ({
		owner: name,
		ownerFrom: from,
		evidence,
		contactUrl: url,
		location,
	})),
	since: dates.since,
	lastChanged: dates.changed,
});

/** A stream as a row. */
export function streamRow(stream: Stream): StreamRow {
	const { name, pattern, schemaTitle, schemaPresent, destination, topics, table, sample } = stream;
	return {
		name,
		regex: pattern !== null,
		schemaTitle,
		schemaPresent,
		destination,
		topics: [...topics],
		table,
		sample: sample === null ? null : { rate: sample.rate, unit: sample.unit },
		canary: stream.canary,
		lifecycle: stream.lifecycle.state,
		public: stream.public !== null,
		description: stream.summary.text,
		...pastOf(stream),
		activity: stream.activity?.state ?? null,
		page: streamPath(name),
		guide: guidePath(name),
		document: streamJsonPath(name),
	};
}
