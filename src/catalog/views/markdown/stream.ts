import { type Json, stringify } from '../../../model/json.ts';
import { encodeUrlPart } from '../../../model/url-part.ts';
import {
	allChangesPath,
	checkPath,
	guidePath,
	schemaPath,
	streamConfigsJsonPath,
	streamPath,
	versionPath,
} from '../../../paths.ts';
import { authored, bullets, code, linkTo, page, plain, table } from '../../../text/markdown.ts';
import { describeType } from '../../schema/fields/type.ts';
import type { StreamHistoryView } from '../history-views.ts';
import { sparkline } from '../sparkline.ts';
import type { SettingGroup, StreamPageView } from '../stream-page.ts';
import { commentPlace, originWords, relatedGroups } from '../stream-words.ts';
import { ownersText } from './owners.ts';
import { codeSamples, historyLines, sourceLink, statusLine, toPlace, type Url } from './parts.ts';
import { problemLines } from './problems.ts';

/** What a stream's page shows beside its view: how to read it, and its past. */
export interface StreamTwinParts {
	readonly access: {
		readonly ways: readonly {
			readonly title: string;
			readonly note: string;
			readonly samples: Parameters<typeof codeSamples>[0];
		}[];
		readonly not: readonly { readonly title: string; readonly why: string }[];
	};
	readonly history: StreamHistoryView | null;
	/** Address of the guide that the stream begins with. */
	readonly guide: string;
}

/**
 * The page of a stream as Markdown, for language models and for reading in a terminal.
 *
 * @param url makes the address of a path of the site
 */
export function streamMarkdown(view: StreamPageView, parts: StreamTwinParts, url: Url): string {
	const { stream, schema, fields, monitoring, references } = view;
	const note = stream.note?.body.trim() ?? '';
	return page(
		`# ${code(stream.name)}`,
		stream.summary.from === 'none'
			? 'No description: the entry has no comment, and its schema has none.'
			: `${authored(stream.summary.text)} ${sourceLink(stream.summary.location)}`.trim(),
		bullets(facts(view, url)),
		bullets((stream.note?.warnings ?? []).map((text) => `Warning: ${plain(text)}`)),
		note !== stream.summary.text && authored(note),
		`${linkTo('Production guide', url(parts.guide))}, ${linkTo('launch of a stream', url(guidePath(stream.name)))}${stream.pattern === null ? `, ${linkTo('check an event', url(checkPath(stream.name)))}` : ''}`,
		...(schema && fields.length > 0
			? [
					`## Fields (${schema.latest.fieldCount})`,
					table(
						['Field', 'Type', 'Required', 'Description'],
						fields.map(({ field }) => [
							code(field.path),
							plain(describeType(field.type)),
							field.required ? 'yes' : '',
							plain(field.description),
						]),
					),
					`All fields: ${linkTo(code(schema.title), url(schemaPath(schema.title)))}`,
				]
			: []),
		stream.pattern && '## What it matches',
		stream.pattern &&
			`The name is a regular expression: every stream whose name it matches gets these settings, unless it has an entry of its own. ${stream.pattern.reason === '' ? '' : plain(stream.pattern.reason)}`.trim(),
		stream.pattern &&
			bullets(stream.pattern.matches.map((name) => linkTo(code(name), url(streamPath(name))))),
		'## Data flow',
		bullets(flow(view, url)),
		'## Access the data',
		...parts.access.ways.flatMap(({ title, note: before, samples }) => [
			`### ${plain(title)}`,
			plain(before),
			...codeSamples(samples),
		]),
		parts.access.not.length > 0 && '### Not available',
		bullets(parts.access.not.map(({ title, why }) => `${plain(title)}: ${plain(why)}`)),
		monitoring.length > 0 && '## Monitoring',
		bullets(monitoring.map(linkLine)),
		'## Settings',
		...settings(view, url),
		'## History',
		stream.activity !== null && plain(sparkline(stream.activity).words),
		stream.owners.length > 0 && `Who to ask, the best known first: ${ownersText(stream.owners)}`,
		...history(parts.history, url),
		'## Related',
		bullets(
			relatedGroups(stream.related, stream.pattern !== null).map(
				({ label, names }) =>
					`${plain(label)}: ${names.map((name) => linkTo(code(name), url(streamPath(name)))).join(', ')}`,
			),
		),
		view.namespace && linkTo(`All streams in ${code(view.namespace.label)}`, url(view.namespace.href)),
		bullets(references.map(linkLine)),
		stream.problems.length > 0 && `## Issues (${stream.problems.length})`,
		stream.problems.length > 0 && problemLines(stream.problems, url),
	);
}

const linkLine = ({ label, description, url, access }: StreamPageView['monitoring'][number]): string =>
	`${linkTo(plain(label), url)}: ${plain(description)}${access === null ? '' : ` For ${plain(access)}.`}`;

/** What the page says at a glance. */
function facts(view: StreamPageView, url: Url): readonly string[] {
	const { stream, schema, hasTable, producers, destination, tasks } = view;
	const { note, table: name, topics, kafkaClusters, schemaTitle, dates } = stream;
	const toTask = (task: string): string =>
		tasks === null ? plain(task) : linkTo(plain(task), tasks.url.replaceAll('{task}', encodeUrlPart(task)));
	const near = stream.nearSchemas.map((title) => linkTo(code(title), url(schemaPath(title)))).join(', ');
	const lines: readonly (readonly [string, string | null | undefined])[] = [
		['Kind', view.kind],
		...view.statuses.map((status) => statusLine(status, url)),
		[
			'Schema',
			schemaTitle === null
				? 'none, so no event can be accepted'
				: schema
					? `${linkTo(code(schemaTitle), url(schemaPath(schemaTitle)))} ${linkTo(schema.latest.version, url(versionPath(schemaTitle, schema.latest.version)))}`
					: `${code(schemaTitle)}, which is not in this catalog${near === '' ? '' : `; similar: ${near}`}`,
		],
		['Owner', ownersText(stream.owners) || 'nobody is known'],
		['Contact', note?.contact && plain(note.contact)],
		[
			producers.length === 1 ? 'Producer' : 'Producers',
			producers
				.map(({ label, producer }) =>
					`${plain(label)} (${plain(producer.evidence)}) ${sourceLink(producer.location)}`.trim(),
				)
				.join('; '),
		],
		[
			'Event service',
			stream.destination === null
				? 'none: its producer writes to Kafka'
				: `${code(stream.destination)}${destination ? `, ${plain(destination.title)}` : ''}`,
		],
		[
			'Table',
			name === null
				? 'none: the name is a pattern'
				: hasTable
					? code(name)
					: `not written; it would be ${code(name)}`,
		],
		['Retention', view.retention && plain(view.retention)],
		[topics.length === 1 ? 'Kafka topic' : 'Kafka topics', topics.map(code).join(', ')],
		[kafkaClusters.length === 1 ? 'Kafka cluster' : 'Kafka clusters', kafkaClusters.map(plain).join(', ')],
		['Personal data', view.personalData === '' ? 'none added by the platform' : plain(view.personalData)],
		['Public address', view.publicUrl && linkTo(plain(view.publicUrl), view.publicUrl)],
		['Public names', (stream.public?.aliases ?? []).map(plain).join(', ')],
		['Tasks', (note?.tasks ?? []).map(toTask).join(', ')],
		['Declared since', dates.since],
		['Last changed', dates.changed],
		['Declared in', sourceLink(stream.declaredAt)],
		['For scripts', linkTo('JSON', url(view.jsonHref))],
	];
	return lines.flatMap(([term, value]) => (value ? [`${term}: ${value}`] : []));
}

/** Every place that events pass, stage by stage. */
function flow({ path }: StreamPageView, url: Url): readonly string[] {
	const nodes = new Map(path.nodes.map((node) => [node.id, node]));
	return path.stages.map(({ title, nodes: ids }) => {
		const places = ids.flatMap((id) => {
			const node = nodes.get(id);
			if (node === undefined) return [];
			const { label, detail, href, words = false, state } = node;
			const name = words ? plain(label) : code(label);
			const shown = href === undefined || href.startsWith('#') ? name : toPlace(name, href, url);
			return [
				`${shown}${detail === undefined ? '' : ` (${plain(detail)})`}${state === 'off' ? ', switched off' : ''}`,
			];
		});
		return `${plain(title)}: ${places.join('; ')}`;
	});
}

function settings(view: StreamPageView, url: Url): readonly string[] {
	const { stream, own, defaults, environments, sampling } = view;
	const { base, differences, same } = environments;
	return [
		'### Sampling',
		sampling.length === 0
			? 'No environment declares it.'
			: bullets(sampling.map(({ environment, text }) => `${plain(environment)}: ${plain(text)}`)),
		'### Set for this stream',
		own.length === 0 ? 'None: all values are defaults.' : settingTable(own, url, true),
		...(defaults.length === 0 ? [] : ['Default values:', settingTable(defaults, url)]),
		'### Environments',
		differences.length === 0
			? 'The same in every environment and on every wiki that is known.'
			: `Differs from ${plain(base)}:`,
		bullets(
			differences.map(
				({ where, undeclared, settings: changed }) =>
					`${plain(where)}: ${undeclared ? 'not declared' : changed.map(({ key, value, origin }) => `${code(key)} ${value === null ? 'not set' : code(value)}${origin === null ? '' : ` (${plain(originWords(origin))} ${sourceLink(origin.location)})`}`).join('; ')}`,
			),
		),
		same !== '' && differences.length > 0 ? `The same as ${plain(base)}: ${plain(same)}.` : '',
		`All settings of a wiki: ${stream.views.map(({ environment, wiki, declared }) => `${linkTo(`${plain(environment)}, ${plain(wiki)}`, url(streamConfigsJsonPath(environment, wiki)))}${declared ? '' : ' (without this stream)'}`).join('; ')}`,
		'### Rollout stage',
		`As far as the configuration shows: ${plain(stream.lifecycle.summary)}.`,
		bullets(
			stream.lifecycle.evidence.map(({ statement, location }) =>
				`${plain(statement)} ${sourceLink(location)}`.trim(),
			),
		),
		...(view.hasComments
			? [
					'### Configuration comments',
					stream.section === null
						? ''
						: `The nearest heading above the entry is “${plain(stream.section)}”. What is below a heading need not belong to it.`,
					...stream.comments.flatMap((comment) => [
						`${plain(commentPlace(comment))} ${sourceLink(comment.location)}:`,
						authored(comment.text),
					]),
				]
			: []),
	];
}

/** @param explained says what each setting does; the page of all settings does so too */
function settingTable(groups: readonly SettingGroup[], url: Url, explained = false): string {
	return table(
		['Setting', 'Value', 'Source', ...(explained ? ['Meaning'] : [])],
		groups.flatMap((group) =>
			group.settings.map(({ path, value, origin, label, href, meaning }) => [
				`${label === null || href === null ? '' : `${linkTo(plain(label), url(href))} `}${code(path.join('.'))}`,
				valueText(value),
				`${plain(originWords(origin))} ${sourceLink(origin.location)}`.trim(),
				...(explained ? [plain(meaning ?? '')] : []),
			]),
		),
	);
}

/** A list item by item, as its page shows it. */
function valueText(value: Json): string {
	const text = (item: Json): string => code(typeof item === 'string' ? item : stringify(item));
	if (Array.isArray(value)) return value.length === 0 ? 'empty list' : value.map(text).join(', ');
	return value === '' ? 'empty text' : text(value);
}

function history(view: StreamHistoryView | null, url: Url): readonly string[] {
	if (view === null) return ['Not known: the configuration was read without its version history.'];
	if (view.since === null) return ['Not known: no committed state of the configuration declares it.'];
	return [
		[
			`Declared since ${view.since}`,
			view.first === null ? '' : ` (its name was declared first ${view.first})`,
			...view.others.map(
				({ environment, since }) => `, with settings of its own in ${plain(environment)} since ${since}`,
			),
			'.',
			view.last === null ? '' : ` Changed last on ${view.last.date}.`,
		].join(''),
		historyLines(view.entries, allChangesPath(), url),
	];
}
