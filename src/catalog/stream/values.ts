/**
 * What a stream is called in every system, by the placeholders of link templates. The page of a stream and its guide
 * both ask here, so that they cannot give two answers. Browser-safe: drafts have links, too.
 */

import type { CatalogConfig, EnvironmentConfig, LinkTemplate } from '../../model/config.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import { escapeRegExp } from '../../text/escape.ts';
import { fillUrl, type LINK_PLACEHOLDERS } from '../../text/url-template.ts';

type LinkPlaceholder = (typeof LINK_PLACEHOLDERS)[number];

/** A stream of the catalog or a draft, as far as its values go. */
export interface StreamNames {
	readonly name: string;
	/** The name is a regular expression. */
	readonly pattern: boolean;
	/** Kafka topics in the default environment. */
	readonly topics: readonly string[];
	/** The configuration lists the topics itself. */
	readonly explicitTopics: boolean;
	readonly legacy: boolean;
	/** With its database; null where there is none. */
	readonly table: string | null;
	readonly destination: string | null;
	readonly kafkaClusters: readonly string[];
	readonly ingestion: { readonly hadoop: boolean; readonly job: string | null };
	readonly schemaTitle: string | null;
	/** Null where it is not loaded. */
	readonly schema: { readonly version: string; readonly repository: string | null } | null;
}

/** What the configuration says that values come from. */
export type PlatformValues = Pick<CatalogConfig, 'values' | 'environments' | 'lake'>;

/** The values of a stream in an environment. Null: there is none, and a template that asks for it gives no link. */
export type StreamValues = Readonly<Record<LinkPlaceholder, string | null>>;

/**
 * The value of every placeholder for a stream.
 *
 * - `stream` is null for a pattern: dashboards, searches and logs know streams by their names.
 * - `topic` is the topic in the asked environment; `topicRegex` matches all its topics there.
 * - `table` is the table with its database, as everywhere in the catalog; `database` is the database alone.
 * - `job` is null where the stream is not copied to the Data Lake, whatever job its settings name.
 */
export function streamValues(
	stream: StreamNames,
	{ environments, lake }: PlatformValues,
	environmentName: string,
): StreamValues {
	const environment = environments.find(({ name }) => name === environmentName);
	const topics = stream.pattern ? [] : topicsIn(stream, environment, environment === environments[0]);
	return {
		environment: environmentName,
		wiki: environment?.wikis[0]?.url ?? null,
		stream: stream.pattern ? null : stream.name,
		topic: topics[0] ?? null,
		topicRegex: topics.length === 0 ? null : topics.map(escapeRegExp).join('|'),
		table: stream.table,
		database: lake.database,
		service: stream.destination,
		cluster: stream.kafkaClusters[0] ?? null,
		job: stream.ingestion.hadoop ? stream.ingestion.job : null,
		schema: stream.schemaTitle,
		version: stream.schema?.version ?? null,
		repository: stream.schema?.repository ?? null,
	};
}

/** Another environment has its own prefixes before names, unless the settings say the topics or the stream is legacy. */
function topicsIn(
	{ name, topics, explicitTopics, legacy }: StreamNames,
	environment: EnvironmentConfig | undefined,
	isDefault: boolean,
): readonly string[] {
	const prefixes = environment?.topicPrefixes ?? [];
	if (isDefault || explicitTopics || legacy || prefixes.length === 0) return topics;
	return prefixes.map((prefix) => prefix + name);
}

/**
 * Where a configured link leads for a stream.
 *
 * @returns null where the link is for other event services, where a value is missing, or where the result is no
 *   address of the web. Whether the environment declares the stream is left to the caller: a page shows what is
 *   there, a guide also what will be
 */
export function streamLink(link: LinkTemplate, stream: StreamNames, platform: PlatformValues): string | null {
	if (link.destinations.length > 0 && !link.destinations.includes(stream.destination ?? '')) return null;
	const values = streamValues(stream, platform, link.environment);
	const environment = platform.environments.find(({ name }) => name === link.environment);
	const url = fillUrl(link.url, {
		...platform.values,
		...environment?.values,
		...values,
		// The API of the configuration looks a pattern up by its own text.
		...(link.group === 'configuration' ? { stream: stream.name } : {}),
	});
	return url === null ? null : absoluteUrl(url);
}

/** An address of the web with everything encoded that has to be, or null for any other text. */
export function absoluteUrl(text: string): string | null {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * The query for the live settings of a stream (action=streamconfigs). The API looks a regular expression up by its
 * own text, so a pattern is asked for verbatim.
 *
 * @param api URL of the API
 */
export const configurationQuery = (api: string, name: string): string =>
	`${api}?action=streamconfigs&format=json&streams=${encodeUrlPart(name)}`;
