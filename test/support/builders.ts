import type { Catalog } from '../../src/model/catalog.ts';
import type { CatalogConfig } from '../../src/model/config.ts';
import type { History } from '../../src/model/history.ts';
import { NO_QUESTIONS } from '../../src/model/questions.ts';
import type { Field, Schema, SchemaReference, SchemaVersion } from '../../src/model/schema.ts';
import type { Stream } from '../../src/model/stream.ts';

/** Whole things with plain values; a test states only what it is about. */

export function aVersion(title: string, version: string): SchemaVersion {
	return {
		title,
		version,
		uri: `/${title}/${version}`,
		draft: false,
		location: { file: `repository/${title}/${version}.yaml`, line: null, url: null },
		description: '',
		content: {},
		text: '',
		fields: [],
		fieldCount: 0,
		examples: [],
		skipped: [],
		problems: [],
	};
}

export function aField(path: string, parts: Partial<Field> = {}): Field {
	return {
		path,
		name: path.slice(path.lastIndexOf('.') + 1),
		depth: path.split('.').length - 1,
		type: { kind: 'string' },
		required: false,
		description: '',
		enum: null,
		default: undefined,
		examples: [],
		deprecated: false,
		constraints: [],
		provenance: null,
		provenanceKnown: true,
		privacy: [],
		children: [],
		pointer: '',
		...parts,
	};
}

export function aSchema(title: string, parts: Partial<Schema> = {}): Schema {
	const latest = parts.latest ?? aVersion(title, '1.0.0');
	return {
		title,
		repository: 'repository',
		kind: title.startsWith('fragment/') ? 'fragment' : 'event',
		development: false,
		legacy: false,
		versions: [latest],
		latest,
		draft: null,
		description: '',
		references: [],
		comments: [],
		currentText: null,
		currentLocation: null,
		referencedBy: [],
		streams: [],
		changelog: null,
		readme: null,
		note: null,
		owners: [],
		dates: { since: null, changed: null },
		problems: [],
		...parts,
	};
}

export function aReference(
	title: string,
	version: string,
	parts: Partial<SchemaReference> = {},
): SchemaReference {
	return {
		title,
		version,
		pointer: '',
		from: '/allOf/0',
		location: { file: 'repository/current.yaml', line: 1, url: null },
		stale: false,
		found: true,
		...parts,
	};
}

export function aStream(name: string, parts: Partial<Stream> = {}): Stream {
	return {
		name,
		pattern: null,
		inDefaultView: true,
		declaredAt: null,
		schemaTitle: null,
		schemaPresent: false,
		nearSchemas: [],
		destination: 'gateway-main',
		topics: [`east.${name}`, `west.${name}`],
		kafkaClusters: ['main'],
		table: `event.${name.replaceAll('.', '_')}`,
		ingestion: { hadoop: true, hive: true, job: null },
		canary: true,
		sample: null,
		sampling: {},
		producers: [{ kind: 'eventlogging-js', evidence: 'It is registered.', location: null }],
		sender: null,
		lifecycle: { state: 'full', phase: 'full', summary: '', evidence: [] },
		legacy: false,
		eventLoggingRegistered: {},
		provideValues: [],
		collects: { userAgent: false, ip: false },
		settings: [],
		effective: {},
		views: [],
		comments: [],
		section: null,
		summary: { text: '', from: 'none', location: null },
		public: null,
		retained: null,
		related: [],
		note: null,
		owners: [],
		activity: null,
		dates: { since: null, changed: null },
		problems: [],
		...parts,
	};
}

export function aConfiguration(parts: Partial<CatalogConfig> = {}): CatalogConfig {
	return {
		file: '/catalog.yaml',
		files: ['/catalog.yaml'],
		site: { title: 'Catalog', description: 'A catalog.', url: null, editUrl: null, security: null },
		repositories: [],
		streamConfiguration: null,
		environments: [],
		destinations: [
			{
				name: 'gateway-main',
				title: 'from inside',
				description: '',
				intake: {},
				internal: null,
				kafkaClusters: ['main'],
				reload: 'restart',
				reloadNote: '',
				maxBody: null,
				maxMessage: null,
				publishable: true,
				source: null,
			},
		],
		links: [],
		tasks: null,
		values: {},
		lake: { database: 'event', dropPrefixes: [], retentionDays: 90, partitions: [], canary: null },
		history: null,
		notes: null,
		activity: null,
		owners: [],
		publicStreams: null,
		claims: null,
		senders: null,
		questions: null,
		retention: [],
		rules: { privacy: '', streams: '', settings: '', advice: '', synonyms: '' },
		...parts,
	};
}

export function aCatalog(parts: Partial<Catalog> = {}): Catalog {
	const schemas = parts.schemas ?? [];
	const streams = parts.streams ?? [];
	return {
		config: aConfiguration(),
		repositories: [],
		schemas,
		schemaByTitle: new Map(schemas.map((schema) => [schema.title, schema])),
		findings: new Map(),
		history: null,
		questions: NO_QUESTIONS,
		streams,
		streamByName: new Map(streams.map((stream) => [stream.name, stream])),
		fields: [],
		fieldByPath: new Map(),
		problems: [],
		digest: '',
		...parts,
	};
}

export const aHistory = (parts: Partial<History> = {}): History => ({
	known: [],
	sources: [],
	streams: new Map(),
	retired: [],
	retiredByName: new Map(),
	schemas: new Map(),
	records: [],
	people: false,
	...parts,
});
