/**
 * Catalog → search documents: one per stream, schema and field, never one per version, and one per guide, workflow
 * step and setting. Runs in the build only; what it gives is encoded by `encode.ts`.
 */
import type { Catalog } from '../../model/catalog.ts';
import type { FieldUse } from '../../model/field-use.ts';
import type { History, RetiredStream } from '../../model/history.ts';
import type { AnswerKind } from '../../model/questions.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import type { Advice, SearchData, SearchDocument, SearchRules, Synonyms } from './model.ts';
import { firstLine, furtherWords } from './prose.ts';
import { schemaDetails } from './schema-details.ts';
import { compactKey, runsOf } from './tokenize.ts';

/** A guide, a workflow step, a setting or a page: things whose text stands in the project, not in the catalog. */
export interface ProseDocument {
	readonly kind: 'guide' | 'step' | 'setting' | 'page';
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	/** Further text to be searched. */
	readonly text: string;
	/** Other names that it goes by, such as the label of a setting. */
	readonly aliases?: readonly string[];
	/** What it belongs to, such as a phase; '' for nothing. */
	readonly group: string;
}

type Searched = Pick<Catalog, 'schemas' | 'schemaByTitle' | 'streams' | 'fields' | 'questions'> & {
	readonly history?: Pick<History, 'retired'> | null;
	readonly config: Pick<Catalog['config'], 'lake' | 'environments'>;
};

/**
 * Distinct words of further text. Questions say what people look for; more words of the texts measured no better, and
 * every visitor who searches loads them.
 */
const FURTHER = { guide: 80, step: 25, setting: 80, page: 80, field: 12 } as const;

const NOTHING = {
	title: '',
	schema: '',
	schemas: [],
	versions: [],
	uses: 0,
	questions: '',
	details: '',
} as const;

/**
 * Everything that can be searched, streams first, then schemas, fields, guides, steps and settings.
 *
 * @param prose guides, steps and settings in the order in which they should be listed
 * @param synonyms from `content/synonyms.yaml`
 */
export function searchData(
	catalog: Searched,
	prose: readonly ProseDocument[],
	synonyms: Synonyms,
	advice: readonly Advice[] = [],
): SearchData {
	const fields = catalog.fields.map((use) => ({
		...fieldDocument(use),
		questions: questionsOf(catalog, 'fields', use.path),
	}));
	const details = schemaDetails(catalog.fields, fields);
	return {
		documents: [
			...catalog.streams.map((stream) => streamDocument(stream, catalog)),
			...(catalog.history?.retired ?? []).map(retiredDocument),
			...catalog.schemas.map((schema) =>
				schemaDocument(schema, details, questionsOf(catalog, 'schemas', schema.title)),
			),
			...fields,
			...prose.map((entry) => ({
				...proseDocument(entry),
				questions: questionsOf(catalog, ANSWERS[entry.kind], entry.id),
			})),
		],
		synonyms,
		advice,
		rules: rulesOf(catalog.config),
	};
}

/** The kinds of prose that questions are kept for. */
const ANSWERS: Readonly<Record<ProseDocument['kind'], AnswerKind | null>> = {
	guide: 'howTos',
	step: 'steps',
	setting: 'settings',
	page: null,
};

const questionsOf = (
	{ questions }: Pick<Searched, 'questions'>,
	kind: AnswerKind | null,
	name: string,
): string => (kind === null ? '' : (questions[kind].get(name) ?? []).join('\n'));

function streamDocument(stream: Stream, catalog: Searched): SearchDocument {
	const schema = stream.schemaTitle === null ? undefined : catalog.schemaByTitle.get(stream.schemaTitle);
	// A summary that is the schema's own description is left out: the reader of the index takes it from there.
	const own = stream.summary.from === 'schema' && schema ? '' : stream.summary.text;
	const summary = firstLine(own);
	const texts = [
		own,
		...stream.comments.filter((comment) => comment.position !== 'section').map((comment) => comment.text),
		...(stream.note ? [stream.note.owner ?? '', ...stream.note.tasks, stream.note.body] : []),
		stream.public?.description ?? '',
	];
	const derived = new Set(stream.table === null ? [] : [stream.table]);
	return {
		...NOTHING,
		kind: 'stream',
		name: stream.name,
		summary,
		words: furtherWords(texts, [stream.name, summary]),
		questions: questionsOf(catalog, 'streams', stream.name),
		aliases: [...derived, ...explicitTopics(stream), ...(stream.public?.aliases ?? [])],
		schema: stream.schemaTitle ?? '',
		facets: {
			destination: stream.destination ?? '',
			lifecycle: stream.lifecycle.state,
			producer: stream.producers[0]?.kind ?? '',
		},
	};
}

/** Topics that are not a prefix and the stream's name. A pattern's topic is a pattern too, and no name of it. */
function explicitTopics(stream: Stream): string[] {
	if (stream.pattern) return [];
	return stream.topics.filter((topic) => !topic.endsWith(stream.name));
}

function schemaDocument(
	schema: Schema,
	details: (title: string, known: readonly string[]) => string,
	questions: string,
): SearchDocument {
	const summary = firstLine(schema.description);
	const texts = [schema.description, ...(schema.note ? [schema.note.owner ?? '', schema.note.body] : [])];
	return {
		...NOTHING,
		kind: 'schema',
		name: schema.title,
		summary,
		words: furtherWords(texts, [schema.title, summary]),
		questions,
		details: details(schema.title, [schema.title, ...texts]),
		aliases: humpedNames(schema),
		versions: schema.versions.map(({ version }) => version),
		uses: schema.streams.length,
		facets: { repository: schema.repository, 'schema kind': schema.kind },
	};
}

/**
 * Parts of stream names that are the schema's last part with its words still told apart: the stream
 * `eventlogging_EditAttemptStep` says how `analytics/legacy/editattemptstep` is to be read.
 */
function humpedNames(schema: Schema): string[] {
	const last = schema.title.slice(schema.title.lastIndexOf('/') + 1);
	const names = new Set<string>();
	for (const stream of schema.streams) {
		for (const run of runsOf(stream)) {
			const text = stream.slice(run.start, run.end);
			if (text !== last && compactKey(text) === compactKey(last)) names.add(text);
		}
	}
	return [...names];
}

/** A name that was a stream once: it is looked for by who finds it in a table, a query or a task. */
function retiredDocument({
	name,
	since,
	removed,
	until,
	schemaTitle,
	table,
	successor,
}: RetiredStream): SearchDocument {
	const from = since.kind === 'change' ? since.change.date : `before ${since.date}`;
	const instead = successor ? `, then ${successor.name}` : '';
	return {
		...NOTHING,
		kind: 'retired',
		name,
		summary: `Declared from ${from} to ${removed.date}${instead}`,
		words: furtherWords([schemaTitle ?? '', ...Object.keys(until)], [name]),
		aliases: table === null ? [] : [table],
		facets: { from, until: removed.date },
	};
}

function fieldDocument(use: FieldUse): SearchDocument {
	const summary = firstLine(use.descriptions[0]?.text ?? '');
	const values = use.schemas
		.flatMap(({ field }) => field.enum ?? [])
		.filter((value) => typeof value === 'string');
	return {
		...NOTHING,
		kind: 'field',
		name: use.path,
		summary,
		words: furtherWords(
			[...use.descriptions.slice(0, 3).map(({ text }) => text), ...new Set(values)],
			[use.path, summary],
			FURTHER.field,
		),
		aliases: [],
		schemas: use.schemas.map(({ title }) => title),
		uses: use.schemas.length,
		facets: { type: use.types[0]?.text ?? '' },
	};
}

function proseDocument(entry: ProseDocument): SearchDocument {
	const summary = firstLine(entry.summary);
	return {
		...NOTHING,
		kind: entry.kind,
		name: entry.id,
		title: entry.title,
		summary,
		words: furtherWords([entry.summary, entry.text], [entry.id, entry.title, summary], FURTHER[entry.kind]),
		aliases: entry.aliases ?? [],
		facets: { group: entry.group },
	};
}

function rulesOf(config: Searched['config']): SearchRules {
	const prefixes = config.environments.flatMap((environment) => environment.topicPrefixes);
	return {
		topicPrefixes: [...new Set(prefixes)],
		defaultTopicPrefixes: config.environments[0]?.topicPrefixes ?? [],
		lake: { database: config.lake.database, dropPrefixes: config.lake.dropPrefixes },
		configurationApi: config.environments[0]?.values['configurationApi'] ?? null,
	};
}
