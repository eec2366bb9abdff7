/** One stream of the model from its merged settings and all that is known around it. */

import { arrayOf, type Traced } from '../../formats/php/value.ts';
import type { EnvironmentConfig, WikiConfig } from '../../model/config.ts';
import { at, type JsonObject } from '../../model/json.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Schema } from '../../model/schema.ts';
import type { ConfigurationComment, SettingOrigin, StreamPattern, StreamView } from '../../model/stream.ts';
import type { DeclaredStream } from '../../sources/streams/event-stream-config.ts';
import { legacyPrefix, qualifiedTable, tableName } from '../lake/table-name.ts';
import type { StreamBuildContext } from './build-context.ts';
import { headerFields } from './header-fields.ts';
import { lifecycleOf } from './lifecycle.ts';
import { provideValuesOf, type StreamDraft } from './problems.ts';
import { producersOf } from './producer-kind.ts';
import { describeSampling, sampleOf } from './sampling.ts';
import { streamSchema } from './schema-of-stream.ts';
import { differencesOf, effectiveOf, listSettings, tracedAt } from './settings.ts';
import { summaryOf } from './summary.ts';
import type { WikiView } from './views.ts';

const EVENT_BUS = ['producers', 'mediawiki_eventbus', 'enabled'];

const isViewOf = (view: StreamView, environment: EnvironmentConfig, wiki: WikiConfig): boolean =>
	view.environment === environment.name && view.wiki === wiki.name;

/** Where a stream is declared, and what its page is about: the default view, or else the first that has it. */
export interface Declaration {
	readonly name: string;
	readonly declared: DeclaredStream;
	readonly first: WikiView;
	readonly inDefaultView: boolean;
	readonly schema: Schema | undefined;
	readonly schemaTitle: string | null;
	readonly location: SourceLocation | null;
}

/** @param name a name that some view declares */
export function declarationOf(name: string, world: StreamBuildContext): Declaration {
	const [defaultView] = world.views;
	const inDefaultView = defaultView?.streams.has(name) ?? false;
	const first = inDefaultView ? defaultView : world.views.find(({ streams }) => streams.has(name));
	const declared = first?.streams.get(name);
	if (!first || !declared) throw new Error(`No view declares ${name}`);
	const schemaTitle = textAt(declared, 'schema_title');
	const schema = schemaTitle === null ? undefined : world.schemaByTitle.get(schemaTitle);
	const location = world.origins.locate(originOf(first, declared));
	return { name, declared, first, inDefaultView, schema, schemaTitle, location };
}

/** Where a setting, or an item of a list by its value, was written; null for what is not set. */
export function settingOrigin(
	{ declared }: Declaration,
	path: readonly string[],
	{ origins }: StreamBuildContext,
): SettingOrigin | null {
	const traced = tracedIn(declared, path);
	return traced ? origins.explain(traced.origin) : null;
}

/** Everything about a stream but its relations and problems, which need other streams. */
export function describeStream(declaration: Declaration, world: StreamBuildContext): StreamDraft {
	const { name, declared } = declaration;
	const { config, rules, origins } = world;
	const { schema, schemaTitle, location } = declaration;
	const effective = effectiveOf(declared.settings);
	const destination = textAt(declared, 'destination_event_service');
	const views = viewsOf(name, world);
	const comments = commentsOf(declaration.first, declared, world);
	const note = world.noteOf(`stream:${name}`);
	const locate = (path: readonly string[]): SourceLocation | null => {
		const traced = tracedIn(declared, path);
		return traced ? origins.locate(traced.origin) : null;
	};
	const sample = sampleOf(effective, rules.sampleUnits, (path) => settingOrigin(declaration, path, world));
	const registered = registrations(name, world);
	const facts = { name, effective, destination, locate, declaredAt: location, ...registered };
	const sender = world.senderOf(name);
	const producers = producersOf(
		{ ...facts, registered: Object.values(registered.registered).includes(true) },
		rules,
		sender,
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
		pattern: patternOf(declared, world),
		inDefaultView: declaration.inDefaultView,
		declaredAt: location,
		schemaTitle,
		schemaPresent: schema !== undefined,
		nearSchemas: schemaTitle === null || schema ? [] : world.nearSchemas(schemaTitle),
		destination,
		topics: declared.topics,
		kafkaClusters: world.clusters.get(destination ?? '') ?? [],
		table,
		ingestion: {
			hadoop: isOn('analytics_hadoop_ingestion'),
			hive: isOn('analytics_hive_ingestion'),
			job: typeof job === 'string' ? job : null,
		},
		canary: at(effective, ['canary_events_enabled']) === true,
		sample,
		producers,
		sender,
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
			ip: schema ? streamSchema(schema).hasAddress : false,
		},
		settings: listSettings(declared.settings, origins),
		effective,
		views,
		comments,
		section: world.comments.heading(originOf(declaration.first, declared)),
		summary: summaryOf(note, comments, schema),
		public: world.publicStreams?.exposure.get(name) ?? null,
		retained: world.retention && table ? world.retention.tables.has(tableName(name, config.lake)) : null,
		note,
		// Told later, by the history and the counts.
		owners: [],
		activity: null,
		dates: { since: null, changed: null },
	};
	const sampling = config.environments.flatMap((environment) => {
		const words = describeSampling(draft, environment, rules.sampleUnits);
		return words === '' ? [] : [[environment.name, words] as const];
	});
	return { ...draft, sampling: Object.fromEntries(sampling) };
}

function viewsOf(name: string, { views, origins }: StreamBuildContext): StreamView[] {
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

/** Comments at the entry that declares the stream, then those at its overrides, environment by environment. */
function commentsOf(
	first: WikiView,
	declared: DeclaredStream,
	{ comments, config, views }: StreamBuildContext,
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

function registrations(name: string, { views, origins }: StreamBuildContext) {
	const registered: Record<string, boolean> = {};
	let registeredAt: SourceLocation | null = null;
	for (const { environment, eventLogging } of views) {
		const traced = eventLogging.get(name);
		registered[environment.name] = (registered[environment.name] ?? false) || traced !== undefined;
		if (traced) registeredAt ??= origins.locate(traced.origin);
	}
	return { registered, registeredAt };
}

function patternOf({ pattern }: DeclaredStream, { names }: StreamBuildContext): StreamPattern | null {
	if (!pattern) return null;
	const { source, javascript, reason } = pattern;
	const matches = javascript ? names.filter((name) => !name.startsWith('/') && javascript.test(name)) : [];
	return { source, javascript: javascript?.source ?? null, flags: javascript?.flags ?? '', reason, matches };
}

/** Whether some field is filled from the request's user agent. */
const collectsUserAgent = (effective: JsonObject): boolean =>
	headerFields(effective).some(([, header]) => /^user-agent$/i.test(header));

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
