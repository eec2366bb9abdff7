/** What checking events needs beside the schemas: plain JSON, made in the build and read in a browser or by a program. */
import type { Catalog } from '../../model/catalog.ts';
import { newObject } from '../../model/json.ts';
import type { Stream } from '../../model/stream.ts';
import type { PrivacyTable } from '../../sources/rules/privacy.ts';
import type { StreamRules } from '../../sources/rules/streams.ts';
import { headerFields } from '../stream/header-fields.ts';
import { provideValuesOf } from '../stream/problems.ts';

/** A stream as the event services of one environment know it. */
export interface CheckedStream {
	/** `schema_title`, or null where the settings have none. */
	readonly schemaTitle: string | null;
	/** `destination_event_service`, or null. */
	readonly service: string | null;
	/** Names of `provide_values`. */
	readonly values: readonly string[];
	/** Fields that the service fills from HTTP headers. */
	readonly headerFields: readonly string[];
}

export interface CheckedPattern extends CheckedStream {
	/** The name as it is declared: a regular expression with its slashes. */
	readonly name: string;
	/** For JavaScript's RegExp. */
	readonly source: string;
	readonly flags: string;
}

export interface CheckedEnvironment {
	readonly name: string;
	readonly title: string;
	/** The wiki whose settings the event services ask for. */
	readonly wiki: string;
	readonly streams: Readonly<Record<string, CheckedStream>>;
	readonly patterns: readonly CheckedPattern[];
}

export interface CheckedService {
	readonly name: string;
	/** Bytes that a request may have, and bytes that an event may have; null where not known. */
	readonly maxBody: number | null;
	readonly maxMessage: number | null;
	/** Public address by environment. */
	readonly intake: Readonly<Record<string, string>>;
}

export type ServerField = StreamRules['serverFields'][number];

export interface CheckData {
	/** The first is the default. */
	readonly environments: readonly CheckedEnvironment[];
	readonly services: readonly CheckedService[];
	/** Versions of each schema, the newest last. */
	readonly versions: Readonly<Record<string, readonly string[]>>;
	readonly serverFields: readonly ServerField[];
	readonly privacy: PrivacyTable;
}

/**
 * @param catalog everything that was read
 * @param tables the hand-written tables that the check follows
 */
export function checkData(
	{ config, schemas, streams }: Pick<Catalog, 'config' | 'schemas' | 'streams'>,
	{ rules, privacy }: { readonly rules: StreamRules; readonly privacy: PrivacyTable },
): CheckData {
	const environments = config.environments.flatMap(({ name, title, wikis: [wiki] }) =>
		wiki === undefined ? [] : [environment({ name, title, wiki: wiki.name }, streams)],
	);
	return {
		environments,
		services: config.destinations.map(({ name, maxBody, maxMessage, intake }) => ({
			name,
			maxBody,
			maxMessage,
			intake,
		})),
		versions: newObject(
			schemas.map(
				// A draft is published nowhere: no service finds it.
				({ title, versions }) =>
					[title, versions.filter(({ draft }) => !draft).map(({ version }) => version)] as const,
			),
		) as CheckData['versions'],
		serverFields: rules.serverFields,
		privacy,
	};
}

function environment(
	{ name, title, wiki }: Pick<CheckedEnvironment, 'name' | 'title' | 'wiki'>,
	streams: readonly Stream[],
): CheckedEnvironment {
	const declared = streams.flatMap((stream) => {
		const view = stream.views.find((one) => one.environment === name && one.wiki === wiki);
		return view?.effective ? [{ stream, settings: view.effective }] : [];
	});
	const known: [string, CheckedStream][] = [];
	const patterns: CheckedPattern[] = [];
	for (const { stream, settings } of declared) {
		const text = (key: string): string | null => {
			const value = settings[key];
			return typeof value === 'string' ? value : null;
		};
		const one: CheckedStream = {
			schemaTitle: text('schema_title'),
			service: text('destination_event_service'),
			values: provideValuesOf(settings),
			headerFields: headerFields(settings).map(([field]) => field),
		};
		const { pattern } = stream;
		if (pattern === null) known.push([stream.name, one]);
		else if (pattern.javascript !== null) {
			patterns.push({ ...one, name: stream.name, source: pattern.javascript, flags: pattern.flags });
		}
	}
	// `fromEntries` defines own properties, `__proto__` included.
	return { name, title, wiki, streams: Object.fromEntries(known), patterns };
}

/** The settings of a stream by its name, or by the first pattern that its name matches. */
export function streamIn(
	{ streams, patterns }: Pick<CheckedEnvironment, 'streams' | 'patterns'>,
	name: string,
): CheckedStream | null {
	if (Object.hasOwn(streams, name)) return streams[name] ?? null;
	// Kafka takes topics of 249 characters; nothing longer is tried.
	if (name.length > 256) return null;
	return patterns.find(({ source, flags }) => new RegExp(source, flags).test(name)) ?? null;
}
