/** Stream configuration → streams: merges, derives, relates and checks. Pure. */
import type { CatalogConfig, EnvironmentConfig, WikiConfig } from '../config/model.ts';
import type { DeclaredStream } from '../sources/event-stream-config.ts';
import type { PublicStreams } from '../sources/public-streams.ts';
import type { Retention } from '../sources/retention.ts';
import type { RawStreamConfiguration } from '../sources/stream-configuration.ts';
import { arrayOf, type Traced } from '../sources/traced.ts';
import { lifecycleOf } from './lifecycle.ts';
import { noteFinder } from './match-notes.ts';
import { at, type Json } from './model/json.ts';
import type { SourceLocation } from './model/location.ts';
import type { Note } from './model/note.ts';
import type { Problem } from './model/problem.ts';
import type { Schema } from './model/schema.ts';
import type { ConfigurationComment, Stream, StreamPattern, StreamView } from './model/stream.ts';
import { type NamingContext, namingContext } from './naming.ts';
import { nearSchemaFinder } from './near-schemas.ts';
import { producersOf } from './producer-kind.ts';
import { relatedStreams } from './related-streams.ts';
import { sampleOf, samplingInWords } from './sampling.ts';
import type { SettingMeanings } from './setting-meanings.ts';
import { type CommentIndex, commentIndex } from './stream-comments.ts';
import {
	danglingProblems,
	namingProblems,
	swallowedProblems,
	unseenProblems,
	validationProblems,
} from './stream-config-problems.ts';
import { provideValuesOf, type StreamDraft, streamProblems } from './stream-problems.ts';
import type { StreamRules } from './stream-rules.ts';
import { schemaFacts } from './stream-schema-facts.ts';
import {
	differencesOf,
	effectiveOf,
	type Origins,
	originsOf,
	settingsOf,
	tracedAt,
} from './stream-settings.ts';
import { summaryOf } from './stream-summary.ts';
import { type WikiView, wikiViews } from './stream-views.ts';
import { legacyPrefix, qualifiedTable, tableName } from './table.ts';

/** What streams are linked with. */
export interface StreamContext {
	readonly config: CatalogConfig;
	readonly schemaByTitle: ReadonlyMap<string, Schema>;
	readonly notes: readonly Note[];
	/** Null where no list is configured: then nothing is said of being public. */
	readonly publicStreams: Pick<PublicStreams, 'exposure'> | null;
	/** Null where no allowlist is configured. */
	readonly retention: Pick<Retention, 'tables'> | null;
	/** `content/streams.yaml`. */
	readonly rules: StreamRules;
	/** `content/settings.yaml`. */
	readonly meanings: SettingMeanings;
}

/** Everything that is the same for all streams, indexed once. */
interface Shared extends StreamContext {
	readonly views: readonly WikiView[];
	readonly origins: Origins;
	readonly comments: CommentIndex;
	readonly names: readonly string[];
	readonly naming: NamingContext;
	readonly noteOf: (subject: string) => Note | null;
	readonly nearSchemas: (title: string) => string[];
	readonly clusters: ReadonlyMap<string, readonly string[]>;
}

/**
 * All streams of all environments and wikis, sorted by name, and all problems of the stream configuration: those of
 * reading it (`raw.problems`) too. Without a configuration there are no streams.
 */
export function buildStreams(
	raw: RawStreamConfiguration | null,
	context: StreamContext,
): { readonly streams: Stream[]; readonly problems: Problem[] } {
	if (!raw) return { streams: [], problems: [] };
	const shared = prepare(raw, context);
	const drafts = shared.names.map((name) => draftOf(name, shared));
	const related = relatedStreams(
		drafts.map(({ stream }) => ({
			name: stream.name,
			schemaTitle: stream.schemaTitle,
			matches: stream.pattern?.matches ?? [],
		})),
		context.rules,
	);
	const general = [
		...validationProblems(shared.views, shared.origins),
		...swallowedProblems(shared.views, shared.origins),
		...danglingProblems(shared.views, shared.origins),
	];
	const bySubject = Map.groupBy(general, ({ subject }) => subject ?? '');
	const streams = drafts.map(({ stream, own }): Stream => {
		const problems = [...own, ...(bySubject.get(`stream:${stream.name}`) ?? [])];
		return { ...stream, related: related.get(stream.name) ?? [], problems };
	});
	const problems = [...raw.problems, ...general, ...drafts.flatMap(({ own }) => own)];
	return { streams, problems };
}

function prepare(raw: RawStreamConfiguration, context: StreamContext): Shared {
	const views = wikiViews(raw, context.config);
	const origins = originsOf(raw);
	const names = [...new Set(views.flatMap(({ streams }) => [...streams.keys()]))].sort(byCodeUnits);
	const { environments, lake, destinations } = context.config;
	const naming = namingContext({
		names,
		topicPrefixes: [...new Set(environments.flatMap(({ topicPrefixes }) => topicPrefixes))],
		lake,
		configurationApi: environments[0]?.values['configurationApi'] ?? null,
	});
	return {
		...context,
		views,
		origins,
		names,
		naming,
		comments: commentIndex(raw, origins),
		noteOf: noteFinder(context.notes),
		nearSchemas: nearSchemaFinder([...context.schemaByTitle.keys()]),
		clusters: new Map(destinations.map(({ name, kafkaClusters }) => [name, kafkaClusters])),
	};
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A stream with the problems of its own; relations need all streams. */
function draftOf(name: string, shared: Shared): { stream: StreamDraft; own: Problem[] } {
	const { config, rules, origins, views } = shared;
	const defaultView = views[0];
	const inDefaultView = defaultView?.streams.has(name) ?? false;
	const first = inDefaultView ? defaultView : views.find(({ streams }) => streams.has(name));
	const declared = first?.streams.get(name);
	if (!first || !declared) throw new Error(`No view declares ${name}`);
	const schemaTitle = textAt(declared, 'schema_title');
	const schema = schemaTitle === null ? undefined : shared.schemaByTitle.get(schemaTitle);
	const location = declarationOf(first, declared, origins);
	const stream = describe(name, declared, { first, inDefaultView, schema, schemaTitle, location }, shared);
	const explain = (path: readonly string[]) => {
		const traced = tracedIn(declared, path);
		return traced ? origins.explain(traced.origin) : null;
	};
	const own = [
		...streamProblems(stream, schema, config, rules, explain),
		...unseenProblems(stream, views, shared.meanings, origins),
		...namingProblems(stream, shared.naming),
	];
	return { stream, own };
}

const EVENT_BUS = ['producers', 'mediawiki_eventbus', 'enabled'];

const isViewOf = (view: StreamView, environment: EnvironmentConfig, wiki: WikiConfig): boolean =>
	view.environment === environment.name && view.wiki === wiki.name;

interface Declaration {
	readonly first: WikiView;
	readonly inDefaultView: boolean;
	readonly schema: Schema | undefined;
	readonly schemaTitle: string | null;
	readonly location: SourceLocation | null;
}

function describe(
	name: string,
	declared: DeclaredStream,
	declaration: Declaration,
	shared: Shared,
): StreamDraft {
	const { config, rules, origins } = shared;
	const { schema, schemaTitle, location } = declaration;
	const effective = effectiveOf(declared.settings);
	const destination = textAt(declared, 'destination_event_service');
	const views = viewsOf(name, shared);
	const comments = commentsOf(declaration.first, declared, shared);
	const note = shared.noteOf(`stream:${name}`);
	const locate = (path: readonly string[]): SourceLocation | null => {
		const traced = tracedIn(declared, path);
		return traced ? origins.locate(traced.origin) : null;
	};
	const sample = sampleOf(effective, rules.sampleUnits, (path) => {
		const traced = tracedIn(declared, path);
		return traced ? origins.explain(traced.origin) : null;
	});
	const registered = registrations(name, shared);
	const facts = { name, effective, destination, locate, declaredAt: location, ...registered };
	const producers = producersOf(
		{ ...facts, registered: Object.values(registered.registered).includes(true) },
		rules,
	);
	const eventBus = at(effective, EVENT_BUS);
	const eventBusEnabled = typeof eventBus === 'boolean' ? eventBus : null;
	const enabledOn = config.environments
		.slice(0, 1)
		.flatMap((environment) =>
			environment.wikis
				.filter((wiki) =>
					views.some(
						(view) => isViewOf(view, environment, wiki) && at(view.effective ?? {}, EVENT_BUS) === true,
					),
				)
				.map(({ title }) => title),
		);
	const table = declared.pattern ? null : qualifiedTable(name, config.lake);
	const isOn = (consumer: string): boolean => at(effective, ['consumers', consumer, 'enabled']) === true;
	const job = at(effective, ['consumers', 'analytics_hadoop_ingestion', 'job_name']);
	const draft = {
		name,
		pattern: patternOf(declared, shared),
		inDefaultView: declaration.inDefaultView,
		declaredAt: location,
		schemaTitle,
		schemaPresent: schema !== undefined,
		nearSchemas: schemaTitle === null || schema ? [] : shared.nearSchemas(schemaTitle),
		destination,
		topics: declared.topics,
		kafkaClusters: shared.clusters.get(destination ?? '') ?? [],
		table,
		ingestion: {
			hadoop: isOn('analytics_hadoop_ingestion'),
			hive: isOn('analytics_hive_ingestion'),
			job: typeof job === 'string' ? job : null,
		},
		canary: at(effective, ['canary_events_enabled']) === true,
		sample,
		producers,
		lifecycle: lifecycleOf(
			{ ...facts, views, schemaTitle, sample, producers, eventBusEnabled, enabledOn },
			config,
			rules.sampleUnits,
		),
		legacy: legacyPrefix(name, config.lake) !== null,
		eventLoggingRegistered: registered.registered,
		provideValues: provideValuesOf(effective),
		collects: {
			userAgent: collectsUserAgent(effective),
			ip: schema ? schemaFacts(schema).hasAddress : false,
		},
		settings: settingsOf(declared.settings, origins),
		effective,
		views,
		comments,
		section: shared.comments.heading(originOf(declaration.first, declared)),
		summary: summaryOf(note, comments, schema),
		public: shared.publicStreams?.exposure.get(name) ?? null,
		retained: shared.retention && table ? shared.retention.tables.has(tableName(name, config.lake)) : null,
		note,
	};
	const sampling = config.environments.flatMap((environment) => {
		const words = samplingInWords(draft, environment, rules.sampleUnits);
		return words === '' ? [] : [[environment.name, words] as const];
	});
	return { ...draft, sampling: Object.fromEntries(sampling) };
}

function viewsOf(name: string, { views, origins }: Shared): StreamView[] {
	const base = views[0]?.streams.get(name);
	return views.map(({ environment, wiki, streams }) => {
		const declared = streams.get(name);
		const shown = { environment: environment.name, wiki: wiki.name };
		if (!declared) return { ...shown, declared: false, effective: null, topics: [], differences: [] };
		return {
			...shown,
			declared: true,
			effective: effectiveOf(declared.settings),
			topics: declared.topics,
			differences: base ? differencesOf(base.settings, declared.settings, origins) : [],
		};
	});
}

/** The origin of the entry that declares the stream for everybody: that under `default`, else the most special. */
function originOf(view: WikiView, { key, entry }: DeclaredStream): Traced['origin'] {
	const setting = entry.origin.source.setting;
	const general = arrayOf(view.settings.get(setting)?.groups.get('default'))?.get(key);
	return (general ?? entry).origin;
}

const declarationOf = (view: WikiView, declared: DeclaredStream, origins: Origins): SourceLocation | null =>
	origins.locate(originOf(view, declared));

/** Comments at the entry that declares the stream, then those at its overrides, environment by environment. */
function commentsOf(
	first: WikiView,
	declared: DeclaredStream,
	{ comments, config, views }: Shared,
): ConfigurationComment[] {
	const own = originOf(first, declared).source;
	const found: ConfigurationComment[] = comments
		.of(own.environment, own.group, declared.key)
		.map((comment) => ({ ...comment, override: null }));
	for (const { name: environment } of config.environments) {
		const view = views.find((one) => one.environment.name === environment);
		for (const [group, { origin }] of view?.settings.get(own.setting)?.groups ?? []) {
			const { source } = origin;
			if (source.environment !== environment || (environment === own.environment && group === own.group))
				continue;
			const override = { environment, group };
			found.push(
				...comments.of(environment, group, declared.key).map((comment) => ({ ...comment, override })),
			);
		}
	}
	return found;
}

function registrations(name: string, { views, origins }: Shared) {
	const registered: Record<string, boolean> = {};
	let registeredAt: SourceLocation | null = null;
	for (const { environment, eventLogging } of views) {
		const traced = eventLogging.get(name);
		registered[environment.name] = (registered[environment.name] ?? false) || traced !== undefined;
		if (traced) registeredAt ??= origins.locate(traced.origin);
	}
	return { registered, registeredAt };
}

function patternOf({ pattern }: DeclaredStream, { names }: Shared): StreamPattern | null {
	if (!pattern) return null;
	const { source, javascript, reason } = pattern;
	const matches = javascript ? names.filter((name) => !name.startsWith('/') && javascript.test(name)) : [];
	return { source, javascript: javascript?.source ?? null, flags: javascript?.flags ?? '', reason, matches };
}

/** Whether some field is filled from the request's user agent. */
function collectsUserAgent(effective: Json): boolean {
	const fields = at(effective, ['producers', 'eventgate', 'enrich_fields_from_http_headers']);
	if (typeof fields !== 'object' || fields === null) return false;
	return Object.values(fields).some((header) => typeof header === 'string' && /^user-agent$/i.test(header));
}

function textAt({ settings }: DeclaredStream, key: string): string | null {
	const value = settings.at(key)?.value;
	return typeof value === 'string' ? value : null;
}

/** A setting, or an item of a list by its value. */
function tracedIn(declared: DeclaredStream, path: readonly string[]): Traced | undefined {
	const found = tracedAt(declared.settings, path);
	if (found || path.length === 0) return found;
	const list = arrayOf(tracedAt(declared.settings, path.slice(0, -1)));
	return [...(list?.entries() ?? [])].findLast(([, { value }]) => value === path.at(-1))?.[1];
}
