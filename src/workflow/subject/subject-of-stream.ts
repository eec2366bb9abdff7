import { hasExplicitTopics } from '../../catalog/stream/links.ts';
import { type Json, type JsonObject, newObject, own } from '../../model/json.ts';
import type { Schema } from '../../model/schema.ts';
import type { Setting, Stream } from '../../model/stream.ts';
import type { GroupSample, GuideSubject } from './subject.ts';

/**
 * A stream of the catalog as its guide needs it.
 *
 * @param schema the schema it names, or null where that is not loaded
 * @param environment whose sampling is told
 */
export function subjectOfStream(
	stream: Stream,
	schema: Schema | null,
	environment = 'production',
): GuideSubject {
	const entry = entryOf(stream.settings);
	return {
		origin: 'catalog',
		name: stream.name,
		pattern: stream.pattern !== null,
		schemaTitle: stream.schemaTitle,
		schema: schema && {
			title: schema.title,
			repository: schema.repository,
			version: schema.latest.version,
			uri: schema.latest.uri,
			content: schema.latest.content,
			development: schema.development,
			source: null,
		},
		newSchema: false,
		sharedWith: schema?.streams.filter((name) => name !== stream.name) ?? [],
		destination: stream.destination,
		producers: stream.producers.map(({ kind, evidence }) => ({ kind, evidence })),
		sample: stream.sample && { rate: stream.sample.rate, unit: stream.sample.unit },
		topics: stream.topics,
		explicitTopics: hasExplicitTopics(stream),
		table: stream.table,
		kafkaClusters: stream.kafkaClusters,
		ingestion: stream.ingestion,
		canary: stream.canary,
		legacy: stream.legacy,
		public: stream.public !== null,
		registered: stream.eventLoggingRegistered,
		sender: stream.sender,
		samples: samplesOf(stream),
		samplingWords: stream.sampling[environment] ?? '',
		provideValues: stream.provideValues,
		entry,
		lifecycle: stream.lifecycle,
		declaredAt: stream.declaredAt,
	};
}

/** The general sample, then that of each wiki of the same environment whose own list says otherwise. */
function samplesOf({ sample, views }: Stream): readonly GroupSample[] {
	if (sample === null) return [];
	const environment = sample.origin?.environment ?? views[0]?.environment;
	const own = views
		.filter((view) => view.environment === environment)
		.flatMap(({ differences }) => differences)
		.filter(({ path, origin }) => path.join('.') === 'sample.rate' && origin !== null && origin.group !== '')
		.map(({ value, origin }) => ({
			group: origin?.group ?? '',
			rate: typeof value === 'number' ? value : null,
			unit: null,
		}));
	const general = { group: sample.origin?.group || 'default', rate: sample.rate, unit: sample.unit };
	const seen = new Set<string>();
	return [general, ...own].filter(({ group }) => !seen.has(group) && seen.add(group));
}

/** Settings that EventStreamConfig computes; an answer of its API carries them, an entry need not. */
const COMPUTED = new Set(['stream', 'topics']);

/** The stream's own entry, put together again from its settings, in the order in which they are written. */
function entryOf(settings: readonly Setting[]): JsonObject {
	const entry = newObject();
	const lineOf = ({ origin }: Setting): number => origin.location?.line ?? 0;
	for (const { path, value, origin } of settings.toSorted((a, b) => lineOf(a) - lineOf(b))) {
		if (origin.layer === 'entry' && path[0] !== 'stream') put(entry, path, value);
		// An answer is merged already: what its entry says and what the defaults say cannot be told apart.
		if (origin.layer === 'answer' && !COMPUTED.has(path[0] ?? '')) put(entry, path, value);
	}
	return entry;
}

function put(target: Record<string, Json>, [key, ...rest]: readonly string[], value: Json): void {
	if (key === undefined) return;
	if (rest.length === 0) {
		target[key] = value;
		return;
	}
	const inner = own(target, key);
	const next =
		typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...inner } : newObject();
	put(next as Record<string, Json>, rest, value);
	target[key] = next;
}
