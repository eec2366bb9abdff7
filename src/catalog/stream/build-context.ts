/** What every stream of a catalog is described with, gathered and indexed once. */

import type { CatalogConfig } from '../../model/config.ts';
import type { Note } from '../../model/note.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';
import type { FindSender } from '../../model/sender.ts';
import type { PublicStreams } from '../../sources/rules/public-streams.ts';
import type { Retention } from '../../sources/rules/retention.ts';
import type { StreamRules } from '../../sources/rules/streams.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';
import { nearSchemaFinder } from '../names/near-schemas.ts';
import { type NamingContext, namingContext } from '../names/rules.ts';
import { noteFinder } from '../notes.ts';
import { type CommentIndex, commentIndex } from './comments.ts';
import type { SettingMeanings } from './setting-meanings.ts';
import { type Origins, originsOf } from './settings.ts';
import { type WikiView, wikiViews } from './views.ts';

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
	/** The sender file. */
	readonly senderOf: FindSender;
}

/** The same with everything that is equal for all streams. */
export interface StreamBuildContext extends StreamContext {
	readonly views: readonly WikiView[];
	readonly origins: Origins;
	readonly comments: CommentIndex;
	readonly names: readonly string[];
	readonly naming: NamingContext;
	readonly noteOf: (subject: string) => Note | null;
	readonly nearSchemas: (title: string) => string[];
	readonly clusters: ReadonlyMap<string, readonly string[]>;
}

/** Merges the configuration for every wiki and indexes what streams are looked up in. */
export function streamBuildContext(raw: RawStreamConfiguration, context: StreamContext): StreamBuildContext {
	const views = wikiViews(raw, context.config);
	const origins = originsOf(raw);
	const names = [...new Set(views.flatMap(({ streams }) => [...streams.keys()]))].sort(byCodeUnit);
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
