/** Streams for programs: what action=streamconfigs answers, and one stream with where everything was written. */
import { type Json, newObject } from '../../../model/json.ts';
import type { SettingOrigin, Stream } from '../../../model/stream.ts';
import { streamRow } from './catalog.ts';
import { problemRows } from './problems.ts';
import { API_VERSION, type StreamDocument } from './shapes.ts';

/** A wiki of an environment for which something is known. */
export interface ViewId {
	readonly environment: string;
	readonly wiki: string;
}

/** All views of a catalog; every stream has them all, in the same order. */
export function viewIds(streams: readonly Stream[]): ViewId[] {
	return (streams[0]?.views ?? []).map(({ environment, wiki }) => ({ environment, wiki }));
}

/** Effective settings of the streams that a view declares. */
function effectiveIn(
	streams: readonly Stream[],
	{ environment, wiki }: ViewId,
): readonly (readonly [Stream, Json])[] {
	return streams.flatMap((stream) => {
		const view = stream.views.find((one) => one.environment === environment && one.wiki === wiki);
		return view?.effective ? [[stream, view.effective] as const] : [];
	});
}

/**
 * What `action=streamconfigs` answers on a wiki (ApiStreamConfigs): an object of streams by name, each an object
 * with its effective settings, even where there is none; below that, empty arrays are lists, as PHP writes them.
 */
export function streamConfigsJson(
	streams: readonly Stream[],
	view: ViewId,
): { streams: Record<string, Json> } {
	return {
		streams: newObject(effectiveIn(streams, view).map(([{ name }, settings]) => [name, settings] as const)),
	};
}

/** The same answer by event service: what a service asks for at its start (`destination_event_service=…`). */
export function streamConfigsByService(
	streams: readonly Stream[],
	view: ViewId,
): ReadonlyMap<string, { streams: Record<string, Json> }> {
	const services = Map.groupBy(effectiveIn(streams, view), ([, settings]) => serviceOf(settings));
	return new Map(
		[...services].flatMap(([service, found]) =>
			service === null
				? []
				: [[service, { streams: newObject(found.map(([{ name }, settings]) => [name, settings])) }]],
		),
	);
}

/** The same answer stream by stream. */
export function streamConfigsOfEach(
	streams: readonly Stream[],
	view: ViewId,
): readonly (readonly [name: string, answer: { streams: Record<string, Json> }])[] {
	return effectiveIn(streams, view).map(([{ name }, settings]) => [
		name,
		{ streams: newObject([[name, settings]]) },
	]);
}

function serviceOf(settings: Json): string | null {
	const service =
		typeof settings === 'object' && settings !== null && 'destination_event_service' in settings
			? settings['destination_event_service']
			: null;
	return typeof service === 'string' ? service : null;
}

/** One stream with the provenance of every setting, and what every wiki sees otherwise. */
export function streamDocument(stream: Stream): StreamDocument {
	const { document: _, ...row } = streamRow(stream);
	const { sample, lifecycle, summary, ingestion, collects } = stream;
	return {
		apiVersion: API_VERSION,
		...row,
		matches: [...(stream.pattern?.matches ?? [])],
		declaredAt: stream.declaredAt,
		inDefaultView: stream.inDefaultView,
		descriptionFrom: summary.from,
		descriptionLocation: summary.location,
		kafkaClusters: [...stream.kafkaClusters],
		ingestion: { hadoop: ingestion.hadoop, hive: ingestion.hive, job: ingestion.job },
		sampleValid: sample?.valid ?? null,
		samplingByEnvironment: { ...stream.sampling },
		producers: stream.producers.map(({ kind, evidence, location }) => ({
			producerKind: kind,
			evidence,
			location,
		})),
		lifecyclePhase: lifecycle.phase,
		lifecycleText: lifecycle.summary,
		lifecycleEvidence: lifecycle.evidence.map(({ statement, location }) => ({
			evidence: statement,
			location,
		})),
		legacy: stream.legacy,
		publicAs: stream.public && {
			aliases: [...stream.public.aliases],
			publicDescription: stream.public.description,
		},
		retained: stream.retained,
		collects: { userAgent: collects.userAgent, ip: collects.ip },
		eventLoggingRegistered: { ...stream.eventLoggingRegistered },
		settings: stream.settings.map(({ path, value, origin }) => ({
			keys: [...path],
			value,
			origin: originOf(origin),
		})),
		effective: stream.effective,
		views: stream.views.map(({ environment, wiki, declared, topics, differences }) => ({
			environment,
			wiki,
			declared,
			topics: [...topics],
			differences: differences.map(({ path, base, value, origin }) => ({
				keys: [...path],
				// JSON has no undefined: a value that is not there has no key.
				...(base === undefined ? {} : { base }),
				...(value === undefined ? {} : { value }),
				origin: origin && originOf(origin),
			})),
		})),
		comments: stream.comments.map(({ text, position, setting, override, location }) => ({
			text,
			position,
			setting: setting && [...setting],
			override: override && { environment: override.environment, group: override.group },
			location,
		})),
		related: stream.related.map(({ name, relation }) => ({ name, relation })),
		problems: problemRows(stream.problems),
	};
}

const originOf = ({ layer, group, environment, location }: SettingOrigin) => ({
	layer,
	group,
	environment,
	location,
});
