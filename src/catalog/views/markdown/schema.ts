import { type Json, stringify } from '../../../model/json.ts';
import type { Field, FieldRule } from '../../../model/schema.ts';
import { encodeUrlPart } from '../../../model/url-part.ts';
import type { Part } from '../../../model/words.ts';
import {
	allChangesPath,
	comparePath,
	dictionaryPath,
	schemaPath,
	streamPath,
	TYPES_PACKAGE,
	typesIndexPath,
	versionPath,
} from '../../../paths.ts';
import { formatCount } from '../../../text/format.ts';
import { authored, bullets, code, fenced, linkTo, page, plain, table } from '../../../text/markdown.ts';
import { constraintParts } from '../../schema/fields/constraints.ts';
import { eachField } from '../../schema/fields/field.ts';
import { describeType } from '../../schema/fields/type.ts';
import type { SchemaHistoryView } from '../history-views.ts';
import type { LakeView, SchemaPageView } from '../schema-page.ts';
import { ownersText } from './owners.ts';
import { codeSamples, historyLines, sourceLink, statusLine, toPlace, type Url } from './parts.ts';
import { problemLines, spans } from './problems.ts';

/** What a schema's page shows beside its view: its past, and how programs use it. */
export interface SchemaTwinParts {
	readonly history: SchemaHistoryView | null;
	readonly samples: Parameters<typeof codeSamples>[0];
	/** Name of its TypeScript type and the file that declares it. */
	readonly type: { readonly name: string; readonly href: string } | null;
	readonly install: string;
}

/**
 * The page of a schema as Markdown, for language models and for reading in a terminal.
 *
 * @param url makes the address of a path of the site
 */
export function schemaMarkdown(view: SchemaPageView, parts: SchemaTwinParts, url: Url): string {
	const { schema, version, isEvent, lake, minimal } = view;
	const { note } = schema;
	return page(
		`# ${code(view.title)}`,
		bullets(facts(view, url)),
		schema.description === '' ? 'No description: the schema has none.' : authored(schema.description),
		note !== null &&
			note.warnings.length > 0 &&
			bullets(note.warnings.map((text) => `Warning: ${plain(text)}`)),
		note !== null && authored(note.body),
		fenced(view.reference, isEvent ? 'json' : 'yaml'),
		`## Fields (${version.fieldCount})`,
		(version.rules ?? []).length > 0 && bullets((version.rules ?? []).map(ruleText)),
		...fields(view, url),
		isEvent && '## Example',
		minimal && (minimal.valid ? 'Minimal valid event:' : 'Required fields, values to be filled in:'),
		minimal && fenced(minimal.json, 'json'),
		...(isEvent ? examples(view) : []),
		`## Versions (${view.versions.length})`,
		...versions(view, url),
		'## History',
		schema.owners.length > 0 && `Who to ask, the best known first: ${ownersText(schema.owners)}`,
		...history(parts.history, url),
		`## ${isEvent ? 'Use in code' : 'Use in a schema'}`,
		...codeSamples(parts.samples),
		parts.type &&
			page(
				'### TypeScript',
				fenced(`${parts.install}\nimport type { ${parts.type.name} } from '${TYPES_PACKAGE}';`, 'typescript'),
				`${linkTo(`Declaration of ${code(parts.type.name)}`, url(parts.type.href))}, ${linkTo('all types', url(typesIndexPath()))}`,
			).trim(),
		lake && '## Data Lake',
		...(lake === null ? [] : lakeParts(lake, url)),
		'## Lineage',
		...lineage(view, url),
		`## Issues (${view.findings.problems.length})`,
		...issues(view, url),
		'## Source',
		bullets(view.files.map(({ label, href }) => toPlace(plain(label), href, url))),
		schema.readme !== null && '## Read me',
		schema.readme !== null && authored(schema.readme.text, 3),
	);
}

/** What the page says at a glance. */
function facts(view: SchemaPageView, url: Url): readonly string[] {
	const { schema, version, users, isEvent, tasks } = view;
	const { note } = schema;
	const toTask = (task: string): string =>
		tasks === null ? plain(task) : linkTo(plain(task), tasks.url.replaceAll('{task}', encodeUrlPart(task)));
	const things = isEvent ? formatCount(users.length, 'stream') : formatCount(users.length, 'schema');
	const lines: readonly (readonly [string, string | null | undefined])[] = [
		[
			'Kind',
			`${view.kind} in the repository ${linkTo(code(view.repository), url(view.repositoryHref))}, version ${version.version}${version.draft ? ' (draft)' : ''}`,
		],
		...view.statuses.map((status) => statusLine(status, url)),
		[
			'Used by',
			users.length === 0
				? `no ${isEvent ? 'stream' : 'schema'} yet`
				: `${things}: ${users.map(({ name, href }) => linkTo(code(name), url(href))).join(', ')}`,
		],
		['Owner', ownersText(schema.owners) || 'nobody is known'],
		['Contact', note?.contact && plain(note.contact)],
		['Status', note?.status && plain(note.status)],
		['Purging', note?.purge && plain(note.purge)],
		['Tasks', (note?.tasks ?? []).map(toTask).join(', ')],
		[
			'Print',
			linkTo('data dictionary', url(`${dictionaryPath()}?schema=${encodeUrlPart(schema.title)}&show=`)),
		],
		['New stream', isEvent ? linkTo('Start a stream with this schema', url(view.draftHref)) : null],
	];
	return lines.flatMap(([term, value]) => (value ? [`${term}: ${value}`] : []));
}

/** The fields by where they come from; those that every event has are at the end. */
function fields({ fields: tree }: SchemaPageView, url: Url): readonly string[] {
	const { groups, common, privacy } = tree;
	return [
		bullets(
			privacy.map(
				({ mark, fields: marked }) =>
					`May carry personal data, ${plain(mark.label)}: ${plain(mark.reason)} ${marked.map(({ path }) => code(path)).join(', ')}`,
			),
		),
		...groups.flatMap(({ kind, from, fields: own }) => [
			...(groups.length > 1 || kind === 'inherited'
				? [
						`### ${kind === 'inherited' && from !== null ? `Inherited from ${linkTo(plain(`${from.title} ${from.version}`), url(versionPath(from.title, from.version)))}` : kind === 'own' ? 'Defined here' : 'Origin not known'}`,
					]
				: []),
			fieldTable([...eachField(own)], from, url),
		]),
		...(common.length === 0
			? []
			: [
					'Common fields, which the platform gives to every event:',
					fieldTable([...eachField(common)], null, url),
				]),
	];
}

function fieldTable(list: readonly Field[], from: Field['provenance'], url: Url): string {
	return table(
		['Field', 'Type', 'Required', 'Description'],
		list.map((field) => [
			code(field.path),
			plain(describeType(field.type)),
			field.required ? 'yes' : '',
			fieldText(field, from, url),
		]),
	);
}

/** Everything that is known of a field beside its type, on one line. */
function fieldText(field: Field, from: Field['provenance'], url: Url): string {
	const { provenance } = field;
	const inherited =
		provenance !== null && (provenance.title !== from?.title || provenance.version !== from.version);
	const isOwnPart = field.provenanceKnown && provenance === null && from !== null;
	return [
		field.deprecated ? 'Deprecated.' : '',
		plain(field.description),
		...(field.enum === null ? [] : [`One of ${field.enum.map(value).join(', ')}.`]),
		...(field.default === undefined ? [] : [`Default ${value(field.default)}.`]),
		...field.constraints.map((constraint) => `${said(constraintParts(constraint))}.`),
		...(field.rules ?? []).map(ruleText),
		...(field.notes ?? []).map(
			({ text, line, value: about }) =>
				`Comment in line ${line} of the source${about === undefined ? '' : ` on ${value(about)}`}: ${plain(text)}`,
		),
		...field.privacy.map(({ label }) => `Personal data: ${plain(label)}.`),
		isOwnPart ? 'Defined here.' : '',
		...(inherited
			? [
					`Inherited from ${linkTo(plain(`${provenance.title} ${provenance.version}`), url(versionPath(provenance.title, provenance.version)))}.`,
				]
			: []),
	]
		.filter((text) => text !== '')
		.join(' ');
}

function examples({ version }: SchemaPageView): readonly string[] {
	if (version.examples.length === 0) return ['The schema has no example of its own.'];
	return version.examples.flatMap(({ value: event, generated, errors }, index) => [
		`Example ${index + 1}${generated ? ', generated: its values mean nothing' : ' from the schema'}:`,
		bullets(errors.map((error) => `Not valid: ${plain(error)}`)),
		fenced(stringify(event, 2), 'json'),
	]);
}

function versions({ title, versions: list, changesHref }: SchemaPageView, url: Url): readonly string[] {
	const [oldest, newest] = [list[0], list.at(-1)];
	return [
		bullets(
			list
				.toReversed()
				.map(({ version, href, label, differences, draft, isLatest, date, changesHref: changes }) =>
					[
						`${linkTo(version, url(href))}${isLatest ? ', latest' : draft ? ', draft' : ''}: ${plain(label)}`,
						changes === null ? '' : `, ${formatCount(differences, 'difference')}`,
						date === null ? '' : `, published ${plain(date)}`,
						isLatest ? ` (${linkTo('permanent address', url(versionPath(title, version)))})` : '',
					].join(''),
				),
		),
		changesHref === null || oldest === undefined || newest === undefined
			? ''
			: `${linkTo('Changelog', url(changesHref))}, ${linkTo('compare any two versions', url(comparePath(`${title}/${oldest.version}`, `${title}/${newest.version}`)))}`,
	];
}

function history(view: SchemaHistoryView | null, url: Url): readonly string[] {
	if (view === null) return ['Not known: its repository was read without its version history.'];
	if (view.since === null) return ['Not known: it is in no commit yet.'];
	return [
		`In its repository since ${view.since}.${view.last && view.last.date !== view.since ? ` Changed last on ${view.last.date}.` : ''}`,
		historyLines(view.entries, allChangesPath(), url),
	];
}

function lakeParts(
	{ ddl, remarkable, refused, tables, retentionDays }: LakeView,
	url: Url,
): readonly string[] {
	return [
		refused > 0
			? `${formatCount(refused, 'field')} cannot be a column, so these events do not reach a table in the usual way.`
			: '',
		tables.length === 0
			? 'No stream uses the schema, so there is no table yet.'
			: `Tables${retentionDays === null ? '' : `, of which rows are deleted after ${retentionDays} days`}: ${tables.map(({ table: one, href }) => linkTo(code(one), url(href))).join(', ')}`,
		fenced(ddl, 'sql'),
		bullets(
			remarkable.map(
				({ name, field, notes }) =>
					`${code(name)}${name === field ? '' : ` from ${code(field)}`}${notes.length > 0 ? `: ${notes.map(plain).join(' ')}` : ''}`,
			),
		),
	];
}

function lineage({ lineage: { ancestors, users, streams } }: SchemaPageView, url: Url): readonly string[] {
	if (ancestors.length + users.length + streams.length === 0)
		return ['The schema refers to no other, and nothing refers to it.'];
	return [
		bullets([
			...ancestors.map(({ title, version, distance, through, stale, found }) =>
				[
					'Built from ',
					found
						? linkTo(code(`${title} ${version}`), url(versionPath(title, version)))
						: `${code(`${title} ${version}`)}, not loaded`,
					stale ? ', outdated' : '',
					distance > 1 ? `, through ${through.map(code).join(', ')}` : '',
				].join(''),
			),
			...users.map(
				({ title, version, stale }) =>
					`Used by the schema ${linkTo(code(title), url(schemaPath(title)))}, which pins ${version}${stale ? ', outdated' : ''}`,
			),
			...streams.map((name) => `Used by the stream ${linkTo(code(name), url(streamPath(name)))}`),
		]),
	];
}

function issues({ findings, version }: SchemaPageView, url: Url): readonly string[] {
	const { problems, exceptions, olderFindings } = findings;
	return [
		problems.length === 0 ? `No issues found in ${version.version}.` : problemLines(problems, url),
		olderFindings > 0
			? `Older versions have ${formatCount(olderFindings, 'more issue')} that ${version.version} no longer has.`
			: '',
		exceptions.length > 0 ? `### Known exceptions (${exceptions.length})` : '',
		bullets(
			exceptions.map(({ skipped, version: of, messages }) =>
				[
					`${code(skipped.testCase)} for ${of} ${sourceLink(skipped.location)}: `,
					skipped.reason === '' ? 'no reason is given.' : plain(skipped.reason),
					messages.length === 0
						? ' This version would pass the test.'
						: ` The test would say: ${messages.slice(0, NAMED).map(spans).join('; ')}${messages.length > NAMED ? ` and ${messages.length - NAMED} more` : ''}`,
				].join(''),
			),
		),
	];
}

/** Messages of a test that are told; the others are alike. */
const NAMED = 3;

const said = (parts: readonly Part[]): string =>
	parts
		.map((part) => (typeof part === 'string' ? part.replace(/\S+/g, (word) => plain(word)) : code(part.code)))
		.join('');

const ruleText = ({ title, options }: FieldRule): string =>
	`${plain(title)}: ${options.map(said).join('; ')}.`;

const value = (json: Json): string => code(typeof json === 'string' && json !== '' ? json : stringify(json));
