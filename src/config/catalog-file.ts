/** The whole of `content/catalog.yaml`; its parts are described in `src/model/config.ts`. */
import { z } from 'zod';
import {
	destination,
	environment,
	history,
	lake,
	link,
	owners,
	repositoryKeys,
	site,
	streamConfigurationKeys,
	stringMap,
	tasks,
	text,
} from '../model/config.ts';

/** A source is a folder or a git repository, never both. */
const onePlace = (source: { path?: string | undefined; git?: unknown }): boolean =>
	(source.path === undefined) !== (source.git === undefined);
const ONE_PLACE = 'give either `path` or `git`, and not both.';

const repository = repositoryKeys.refine(onePlace, ONE_PLACE);
const streamConfiguration = streamConfigurationKeys.refine(onePlace, ONE_PLACE);

/** Every key of the file; each may stand in the file itself or in the one that it extends. */
export const CatalogFile = z.strictObject({
	extends: text.optional().describe('another configuration file; keys given here replace its keys'),
	site: site.optional().describe('the title and description of the site'),
	repositories: z.array(repository).optional().describe('the list of schema repositories'),
	streamConfiguration: streamConfiguration.nullable().optional().describe('the source of stream settings'),
	environments: z
		.array(environment)
		.min(1)
		.optional()
		.describe('the list of environments, the default first'),
	destinations: z.array(destination).optional().describe('the list of event services'),
	links: z.array(link).optional().describe('the list of link templates'),
	tasks: tasks.nullable().optional().describe('how task numbers become links'),
	values: stringMap.optional().describe('a set of names and texts that pages and steps may use'),
	lake: lake.optional().describe('how streams become tables'),
	notes: text.nullable().optional().describe('the folder of notes, relative to this file'),
	history: history
		.nullable()
		.optional()
		.describe('how the version history of the sources is read; null reads none'),
	activity: text
		.nullable()
		.optional()
		.describe('the number of events of each stream and day, CSV or JSON, relative to this file'),
	owners: z
		.array(owners)
		.optional()
		.describe('the files that say who owns the files of a source, in the form of CODEOWNERS'),
	publicStreams: text.nullable().optional().describe('the list of public streams, relative to this file'),
	claims: text.nullable().optional().describe('the facts that guides state, relative to this file'),
	questions: text
		.nullable()
		.optional()
		.describe('what people want to find out, by schema and stream, relative to this file'),
	senders: text.nullable().optional().describe('who sends each stream, relative to this file'),
	retention: z.array(text).optional().describe('the retention allowlists, relative to this file'),
	rules: z
		.strictObject({
			privacy: text.describe('the table of fields that hold personal data, relative to this file'),
			streams: text.describe('the table of how streams are told apart, relative to this file'),
			settings: text.describe('the table of what settings mean, relative to this file'),
			synonyms: text
				.optional()
				.describe('the phrases that mean the same to the search, relative to this file'),
			advice: text
				.optional()
				.describe('the advice that the search shows above its results, relative to this file'),
		})
		.optional()
		.describe('the rule tables; those of the project unless given'),
});

export type CatalogFileValue = z.output<typeof CatalogFile>;
export type RepositoryEntry = z.output<typeof repository>;
export type StreamConfigurationEntry = z.output<typeof streamConfiguration>;
export type HistoryEntry = z.output<typeof history>;
