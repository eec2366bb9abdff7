/** What the site says of streams, against our own merge of the configuration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltSite } from './built-site.ts';
import type { Facts } from './facts.ts';
import { streamsOf, tableOf, topicsOf, type Value } from './stream-settings.ts';

interface Place {
	readonly file: string;
	readonly line: number | null;
}

interface StreamDocument {
	readonly name: string;
	readonly schemaTitle: string | null;
	readonly schemaPresent: boolean;
	readonly destination: string | null;
	readonly topics: readonly string[];
	readonly table: string | null;
	readonly canary: boolean;
	readonly regex: boolean;
	readonly page: string;
	readonly declaredAt: Place | null;
	readonly ingestion: { readonly hadoop: boolean; readonly hive: boolean; readonly job: string | null };
	readonly settings: readonly {
		readonly keys: readonly string[];
		readonly value: Value;
		readonly origin: { readonly location: Place | null };
	}[];
}

/** How the sources are named on the site, and where they are. */
export type Roots = ReadonlyMap<string, string>;

export interface StreamAudit {
	readonly settings: Parameters<typeof streamsOf>[0];
	readonly wiki: string;
	readonly tags: readonly string[];
	readonly environment: string;
	readonly database: string;
	readonly titles: ReadonlySet<string>;
	readonly roots: Roots;
}

export function auditStreams(site: BuiltSite, audit: StreamAudit, facts: Facts): void {
	const expected = streamsOf(audit.settings, audit.wiki, audit.tags);
	const catalog = site.json('api/catalog.json') as {
		readonly streams: readonly { readonly name: string; readonly document: string }[];
	};
	const listed = new Map(catalog.streams.map((row) => [row.name, row.document]));
	for (const [name, settings] of expected) {
		const document = listed.get(name);
		facts.check('stream', `${name} is listed`, document !== undefined);
		const file = document === undefined ? null : site.fileOf(document);
		if (file !== null) auditStream(site, site.json(file) as StreamDocument, settings, audit, facts);
	}
	const answer = site.json(`api/streamconfigs/${audit.environment}/${audit.wiki}.json`) as {
		readonly streams: Readonly<Record<string, Value>>;
	};
	facts.same('count', 'streams of the API', Object.keys(answer.streams).length, expected.size);
	for (const [name, settings] of expected) {
		const topics = name.startsWith('/') ? null : topicsOf(name, settings);
		const { topics: said, ...rest } = (answer.streams[name] ?? {}) as Record<string, Value>;
		const { topics: stated, ...right } = settings;
		facts.same('configuration', `streamconfigs of ${name}`, rest, right);
		if (topics !== null) facts.same('configuration', `topics of ${name} in the API`, said, stated ?? topics);
	}
}

function auditStream(
	site: BuiltSite,
	stream: StreamDocument,
	settings: Readonly<Record<string, Value>>,
	audit: StreamAudit,
	facts: Facts,
): void {
	const { name } = stream;
	const title = settings['schema_title'] ?? null;
	const page = site.fileOf(stream.page);
	const text = page === null ? '' : site.text(page);
	const shown = (kind: string, value: string): void =>
		facts.check(kind, `${stream.page} shows ${value}`, text.includes(value));
	facts.same('stream', `schema of ${name}`, stream.schemaTitle, title);
	facts.same('verdict', `schema of ${name} is there`, stream.schemaPresent, audit.titles.has(String(title)));
	facts.same('stream', `${name} is a pattern`, stream.regex, name.startsWith('/'));
	facts.same(
		'stream',
		`destination of ${name}`,
		stream.destination,
		settings['destination_event_service'] ?? null,
	);
	shown('stream', name);
	if (typeof title === 'string') shown('stream', title);
	if (stream.destination !== null) shown('stream', stream.destination);
	if (!stream.regex) {
		const topics = topicsOf(name, settings);
		facts.same('topic', `topics of ${name}`, stream.topics, topics);
		for (const topic of topics) shown('topic', topic);
		if (stream.table !== null) {
			facts.same('table', `table of ${name}`, stream.table, tableOf(name, audit.database));
			shown('table', stream.table);
		}
	}
	const consumers = settings['consumers'] as Record<string, Record<string, Value>> | undefined;
	facts.same(
		'ingestion',
		`Hadoop takes ${name}`,
		stream.ingestion.hadoop,
		consumers?.['analytics_hadoop_ingestion']?.['enabled'] === true,
	);
	facts.same(
		'ingestion',
		`Hive takes ${name}`,
		stream.ingestion.hive,
		consumers?.['analytics_hive_ingestion']?.['enabled'] === true,
	);
	for (const setting of stream.settings) {
		if (setting.keys[0] === 'topics' || setting.keys[0] === 'stream') continue;
		const place = `${name}: ${setting.keys.join('.')}`;
		facts.same('setting', place, setting.value, valueAt(settings, setting.keys));
		auditLine(place, setting.origin.location, setting.keys.at(-1) ?? '', audit.roots, facts);
	}
	auditLine(`${name} is declared`, stream.declaredAt, name, audit.roots, facts, NEXT_LINES);
}

function valueAt(value: Value | undefined, keys: readonly string[]): Value | undefined {
	let current = value;
	for (const key of keys) current = (current as Readonly<Record<string, Value>> | undefined)?.[key];
	return current;
}

/** An entry in the form of a list has its name in one of the lines below. */
const NEXT_LINES = 4;

/** The line that is named has the key in quotes, as PHP and JSON write it, backslashes doubled or not. */
function auditLine(
	what: string,
	place: Place | null,
	key: string,
	roots: Roots,
	facts: Facts,
	lines = 1,
): void {
	if (place === null || place.line === null) return;
	const line =
		linesOf(place.file, roots)
			?.slice(place.line - 1, place.line - 1 + lines)
			.join('\n') ?? '';
	const plain = line.replaceAll('\\\\', '\\').replaceAll('\\/', '/');
	facts.check(
		'line',
		`${what} stands at ${place.file}:${place.line}`,
		plain.includes(key.replaceAll('\\/', '/')),
	);
}

const known = new Map<string, readonly string[] | null>();

/** The lines of a file as the site names it: the name of the source, and a path. */
function linesOf(file: string, roots: Roots): readonly string[] | null {
	const found = known.get(file);
	if (found !== undefined) return found;
	const [name = '', ...path] = file.split('/');
	const root = roots.get(name);
	let lines: readonly string[] | null = null;
	try {
		lines = readFileSync(root === undefined ? file : join(root, ...path), 'utf8').split('\n');
	} catch {
		lines = null;
	}
	known.set(file, lines);
	return lines;
}

/** Every problem names a file that is there, and a line that it has. */
export function auditProblems(site: BuiltSite, roots: Roots, facts: Facts): void {
	const { problems } = site.json('api/problems.json') as {
		readonly problems: readonly {
			readonly message: string;
			readonly file: string | null;
			readonly line: number | null;
		}[];
	};
	for (const { message, file, line } of problems) {
		if (file === null || line === null) continue;
		const lines = linesOf(file, roots);
		facts.check('problem', `${file}:${line}: ${message}`, lines !== null && line <= lines.length);
	}
}
