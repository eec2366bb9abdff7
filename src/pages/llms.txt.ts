/**
 * A map of the site for language models, in the format of llmstxt.org: what is here, and where each thing is.
 */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Catalog } from '../model/catalog.ts';
import {
	apiPath,
	asset,
	catalogJsonPath,
	checkPath,
	evidencePath,
	fieldsPath,
	healthPath,
	howToPath,
	newStreamPath,
	problemsJsonPath,
	schemaPath,
	schemasPath,
	stepsPath,
	streamPath,
	streamsPath,
	workflowPath,
} from '../paths.ts';
import { getCatalog } from '../site/catalog.ts';
import { inReadingOrder } from '../workflow/how-to/order.ts';

export async function GET(): Promise<Response> {
	const howTos = inReadingOrder(await getCollection('how-tos'));
	return new Response(llmsText(await getCatalog(), howTos), {
		headers: { 'Content-Type': 'text/plain; charset=utf-8' },
	});
}

function llmsText(catalog: Catalog, howTos: readonly CollectionEntry<'how-tos'>[]): string {
	const { site } = catalog.config;
	const origin = site.url === null ? '' : new URL(site.url).origin;
	const link = (label: string, path: string, about: string): string =>
		`- [${label}](${origin}${path})${about === '' ? '' : `: ${about}`}`;
	return [
		`# ${site.title}`,
		'',
		`> ${oneLine(site.description)}`,
		'',
		'A schema is named by its title, a path such as `mediawiki/page/change`, and has versions; an event names its',
		'schema and version in `$schema` and its stream in `meta.stream`. A stream carries events of one schema title.',
		'',
		'## Data',
		'',
		link(
			'catalog.json',
			catalogJsonPath(),
			'every schema with its versions, every stream with schema, topics and table',
		),
		link(
			'problems.json',
			problemsJsonPath(),
			'everything that is wrong with the sources, with file and line',
		),
		'',
		link('API', apiPath(), 'all documents for programs, with their JSON Schemas'),
		link(
			'llms-full.txt',
			asset('llms-full.txt'),
			'every schema, stream, how-to and step in full, as Markdown',
		),
		'',
		'The page of a schema, stream, guide or how-to has a twin in Markdown: its address with `index.md` behind it. The',
		'guide of a stream is at `guide/` below the stream, and what else may be done with it below that.',
		'',
		'## Pages',
		'',
		link('Schemas', schemasPath(), `${catalog.schemas.length} event schemas and fragments`),
		link('Streams', streamsPath(), `${catalog.streams.length} streams`),
		link('Fields', fieldsPath(), 'every field path and the schemas that have it'),
		link('Workflow', workflowPath(), 'the steps of a new stream from an idea to production'),
		link('New stream', newStreamPath(), 'checks a name and drafts the configuration'),
		link('Check an event', checkPath(), 'what the event service says of an event, and why'),
		link('Health', healthPath(), 'problems by kind'),
		'',
		'## Workflow and how-tos',
		'',
		link('Workflow', `${workflowPath()}index.md`, 'all phases, milestones and tracks as tables'),
		link('Steps', `${stepsPath()}index.md`, 'the text of every step in its general form'),
		link('Evidence', `${evidencePath()}index.md`, 'the facts that guides state, with their sources'),
		...howTos.map(({ id, data }) => link(data.title, `${howToPath(id)}index.md`, data.description)),
		'',
		'## Schemas',
		'',
		...catalog.schemas.map((schema) =>
			link(schema.title, `${schemaPath(schema.title)}index.md`, firstSentence(schema.description)),
		),
		'',
		'## Streams',
		'',
		...catalog.streams.map((stream) =>
			link(stream.name, `${streamPath(stream.name)}index.md`, firstSentence(stream.summary.text)),
		),
		'',
	].join('\n');
}

/** Untrusted text on one line, without what would end a Markdown link. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function firstSentence(text: string): string {
	const line = oneLine(text);
	const end = line.search(/[.!?](\s|$)/);
	const sentence = end === -1 ? line : line.slice(0, end + 1);
	return sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence;
}
