/** Streams for scripts: what action=streamconfigs answers, and one stream with where everything was written. */
import { type Json, newObject } from '../../model/json.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { SettingOrigin, Stream } from '../../model/stream.ts';

/** A wiki of an environment for which something is known. */
export interface ViewId {
	readonly environment: string;
	readonly wiki: string;
}

/** All views of a catalog; every stream has them all, in the same order. */
export function viewIds(streams: readonly Stream[]): ViewId[] {
	return (streams[0]?.views ?? []).map(({ environment, wiki }) => ({ environment, wiki }));
}

/**
 * What `action=streamconfigs` answers on a wiki (ApiStreamConfigs): an object of streams by name, each an object
 * with its effective settings, even where there is none; below that, empty arrays are lists, as PHP writes them.
 */
export function streamConfigsJson(streams: readonly Stream[], { environment, wiki }: ViewId): Json {
	const answers = streams.flatMap(({ name, views }) => {
		const view = views.find((one) => one.environment === environment && one.wiki === wiki);
		return view?.effective ? [[name, view.effective] as const] : [];
	});
	return { streams: newObject(answers) };
}

/** One stream with the provenance of every setting, and what every wiki sees otherwise. */
export function streamJson(stream: Stream): Json {
	const { name, pattern, sample, lifecycle, summary, ingestion, collects } = stream;
	return {
		name,
		regex: pattern !== null,
		matches: pattern?.matches ?? [],
		declaredAt: locationJson(stream.declaredAt),
		inDefaultView: stream.inDefaultView,
		summary: { text: summary.text, from: summary.from, location: locationJson(summary.location) },
		schemaTitle: stream.schemaTitle,
		schemaPresent: stream.schemaPresent,
		destination: stream.destination,
		topics: stream.topics,
		kafkaClusters: stream.kafkaClusters,
		table: stream.table,
		ingestion: { hadoop: ingestion.hadoop, hive: ingestion.hive, job: ingestion.job },
		canary: stream.canary,
		sample: sample && { rate: sample.rate, unit: sample.unit, valid: sample.valid },
		sampling: newObject(Object.entries(stream.sampling)),
		producers: stream.producers.map(({ kind, evidence, location }) => ({
			kind,
			evidence,
			location: locationJson(location),
		})),
		lifecycle: {
			state: lifecycle.state,
			phase: lifecycle.phase,
			summary: lifecycle.summary,
			evidence: lifecycle.evidence.map(({ statement, location }) => ({
				statement,
				location: locationJson(location),
			})),
		},
		legacy: stream.legacy,
		public: stream.public && { aliases: stream.public.aliases, description: stream.public.description },
		retained: stream.retained,
		collects: { userAgent: collects.userAgent, ip: collects.ip },
		eventLoggingRegistered: newObject(Object.entries(stream.eventLoggingRegistered)),
		settings: stream.settings.map(({ path, value, origin }) => ({ path, value, origin: originJson(origin) })),
		effective: stream.effective,
		views: stream.views.map(({ environment, wiki, declared, topics, differences }) => ({
			environment,
			wiki,
			declared,
			topics,
			differences: differences.map(({ path, base, value, origin }) => ({
				path,
				// JSON has no undefined: a value that is not there has no key.
				...(base === undefined ? {} : { base }),
				...(value === undefined ? {} : { value }),
				origin: origin && originJson(origin),
			})),
		})),
		comments: stream.comments.map(({ text, position, setting, override, location }) => ({
			text,
			position,
			setting,
			override: override && { environment: override.environment, group: override.group },
			location: locationJson(location),
		})),
		related: stream.related.map(({ name: other, relation }) => ({ name: other, relation })),
		problems: stream.problems.map(({ code, severity, message, hint, file, line }) => ({
			code,
			severity,
			message,
			hint,
			file,
			line,
		})),
	};
}

const locationJson = (location: SourceLocation | null): Json =>
	location && { file: location.file, line: location.line, url: location.url };

const originJson = ({ layer, group, environment, location }: SettingOrigin): Json => ({
	layer,
	group,
	environment,
	location: locationJson(location),
});
