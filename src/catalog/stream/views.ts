/** What every wiki of every environment sees of the stream configuration. */

import { arrayOf, type PhpArray, type Traced } from '../../formats/php/value.ts';
import type { CatalogConfig, EnvironmentConfig, WikiConfig } from '../../model/config.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';
import {
	type DeclaredStream,
	type StreamCache,
	type StreamConfigFinding,
	streamsOf,
	streamsOfAnswer,
} from '../../sources/streams/event-stream-config.ts';
import {
	mergeSettings,
	processSetting,
	type Settings,
	type SwallowedOverride,
} from '../../sources/streams/site-configuration.ts';

/** The streams of one wiki. */
export interface WikiView {
	readonly environment: EnvironmentConfig;
	readonly wiki: WikiConfig;
	readonly streams: ReadonlyMap<string, DeclaredStream>;
	/** Names registered for EventLogging, each with where it was written. */
	readonly eventLogging: ReadonlyMap<string, Traced>;
	/** Overrides of stream settings that the merge lets have no effect; the path starts with the entry's key. */
	readonly swallowed: readonly SwallowedOverride[];
	readonly findings: readonly StreamConfigFinding[];
	/** Settings of the environment before they are decided for a wiki; empty for an answer of the API. */
	readonly settings: Settings;
}

/**
 * All views, in the order of the configuration: the first is the default view. An environment that is laid over
 * another starts from its settings; one without files of its own is left out, because nothing is known of it.
 */
export function wikiViews(raw: RawStreamConfiguration, config: CatalogConfig): WikiView[] {
	const cache: StreamCache = new WeakMap();
	return config.environments.flatMap((environment) => {
		const own = raw.environments.get(environment.name);
		if (!own) return [];
		if (own.effective)
			return answeredViews(raw, environment, own.effective, settingsOf(raw, config, environment));
		const settings = settingsOf(raw, config, environment);
		return environment.wikis.map((wiki) => viewOf(raw, environment, wiki, settings, cache));
	});
}

/** The settings of an environment over those of the environments it extends. */
function settingsOf(
	raw: RawStreamConfiguration,
	config: CatalogConfig,
	environment: EnvironmentConfig,
	seen: ReadonlySet<string> = new Set(),
): Settings {
	const own: Settings = raw.environments.get(environment.name)?.settings ?? new Map();
	const below = config.environments.find(({ name }) => name === environment.extends);
	if (!below || seen.has(below.name)) return own;
	return mergeSettings(settingsOf(raw, config, below, new Set([...seen, environment.name])), own);
}

function viewOf(
	raw: RawStreamConfiguration,
	environment: EnvironmentConfig,
	wiki: WikiConfig,
	settings: Settings,
	cache: StreamCache,
): WikiView {
	const swallowed: SwallowedOverride[] = [];
	const findings: StreamConfigFinding[] = [];
	const get = (name: string, report?: (one: SwallowedOverride) => void): Traced | null =>
		processSetting(settings.get(name)?.groups ?? new Map(), wiki.name, wiki.tags, report);
	const entries = get(raw.names.streams, (one) => swallowed.push(one));
	const streams = streamsOf(entries, get(raw.names.defaults), cache, (one) => findings.push(one));
	return {
		environment,
		wiki,
		streams,
		eventLogging: eventLoggingNames(get(raw.names.eventLogging)),
		swallowed,
		findings,
		settings,
	};
}

/** An answer of the API is one wiki's; no other wiki of the environment is known to differ. */
function answeredViews(
	raw: RawStreamConfiguration,
	environment: EnvironmentConfig,
	answer: PhpArray,
	settings: Settings,
): WikiView[] {
	const streams = streamsOfAnswer(answer);
	return environment.wikis.map((wiki) => ({
		environment,
		wiki,
		streams,
		eventLogging: eventLoggingNames(
			processSetting(settings.get(raw.names.eventLogging)?.groups ?? new Map(), wiki.name, wiki.tags),
		),
		swallowed: [],
		findings: [],
		settings: new Map(),
	}));
}

/** The list of names as a map; a name that stands in it twice counts where it stands first. */
function eventLoggingNames(list: Traced | null): Map<string, Traced> {
	const names = new Map<string, Traced>();
	for (const [, traced] of arrayOf(list ?? undefined)?.entries() ?? []) {
		if (typeof traced.value === 'string' && !names.has(traced.value)) names.set(traced.value, traced);
	}
	return names;
}
