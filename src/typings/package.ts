import { compareBuild, major } from 'semver';
import { majorOf } from '../catalog/names/parts.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Schema, SchemaVersion } from '../model/schema.ts';
import type { Stream } from '../model/stream.ts';
import { TYPES_PACKAGE, typesModule, typesTarball } from '../paths.ts';
import { type Declaration, declarationsOf } from './declarations.ts';
import { type TypeNames, typeNames } from './names.ts';
import { streamTemplates } from './stream-templates.ts';

/** The files of the types package: path inside it → text. */
export type PackageFiles = ReadonlyMap<string, string>;

/**
 * Makes the npm package with the types of all schema versions: one module per schema title, `index.d.ts` with all
 * of them and the maps from stream names and schema URIs to types, and `package.json`. It has no code at run time.
 */
export async function typesPackage(catalog: Catalog): Promise<PackageFiles> {
	const names = typeNames(catalog.schemas.flatMap(({ versions }) => versions));
	const files = new Map<string, string>();
	for (const schema of catalog.schemas) {
		files.set(typesModule(schema.title), moduleText(await declarationsOf(schema, names)));
	}
	files.set('index.d.ts', indexText(catalog, names));
	files.set('package.json', packageJson(catalog));
	files.set('README.md', readme(catalog));
	return files;
}

const moduleText = (declarations: readonly Declaration[]): string =>
	declarations.map(({ source }) => source).join('\n');

/** A text as a TypeScript string literal. */
const literal = (text: string): string =>
	JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);

/** A text inside a documentation comment. */
const commented = (text: string): string => text.replaceAll('*/', '* /').replace(/\s+/g, ' ').trim();

function indexText(catalog: Catalog, names: TypeNames): string {
	const versions = catalog.schemas.flatMap((schema) => schema.versions);
	const plain = catalog.streams.filter(({ pattern }) => pattern === null);
	const patterns = catalog.streams.flatMap((stream) =>
		stream.pattern === null
			? []
			: streamTemplates(stream.pattern.source).map((template) => ({ stream, template })),
	);
	const typeOf = (stream: Stream): string => {
		const version = eventVersion(stream, catalog.schemaByTitle);
		return version === null ? 'Envelope' : names.of(version);
	};
	const streamLines = plain.map(
		(stream) =>
			`${streamComment(stream)}\t${literal(stream.name)}: InStream<${typeOf(stream)}, ${literal(stream.name)}>;`,
	);
	const patternLines = patterns.map(
		({ stream, template }) => `\t: Stream extends ${template}\n\t? InStream<${typeOf(stream)}, Stream>`,
	);
	const uriLines = versions.map((version) => `\t${literal(version.uri)}: ${names.of(version)};`);
	return [
		`/** Types of events, made from their schemas. Every type is named after its schema and version. */`,
		...importLines(catalog.schemas, names),
		...catalog.schemas.map(({ title }) => `export type * from ${importPath(title)};`),
		'',
		'/** Every schema version by the URI that its events carry in `$schema`. */',
		'export interface EventBySchema {',
		...uriLines,
		'}',
		'/** The `$schema` of a known schema version. */',
		'export type SchemaUri = keyof EventBySchema;',
		'',
		'/** What every event has; all that is known of the events of a stream whose schema is not in the catalog. */',
		'export interface Envelope {',
		'\t$schema: string;',
		'\tmeta: { stream: string; id?: string; dt?: string; domain?: string; [field: string]: unknown };',
		'\t[field: string]: unknown;',
		'}',
		'/** An event that names its stream, so that a union of events is told apart by `meta.stream`. */',
		'export type InStream<Event, Name extends string> = Event extends { meta: { stream: string } }',
		'\t? Event & { meta: { stream: Name } }',
		'\t: Event;',
		'',
		'/** Events by stream: the newest version of the schema that the stream carries. */',
		'export interface EventByStream {',
		...streamLines,
		'}',
		'/** The name of a stream; streams that are declared by a pattern take in every name that it matches. */',
		`export type StreamName = ${['keyof EventByStream', ...patterns.map(({ template }) => template)].join(' | ')};`,
		'/** The type of the events in a stream. */',
		'export type EventOf<Stream extends StreamName> = Stream extends keyof EventByStream',
		'\t? EventByStream[Stream]',
		...patternLines,
		'\t: never;',
		'',
		'/** A type for those who read events: its objects may have fields that the schema does not name. */',
		'export type Open<T> = T extends readonly unknown[]',
		'\t? { [Key in keyof T]: Open<T[Key]> }',
		'\t: T extends object',
		'\t? { [Key in keyof T]: Open<T[Key]> } & { [name: string]: unknown }',
		'\t: T;',
		'/** The type of the events in a stream, as a consumer may meet them. */',
		'export type OpenEventOf<Stream extends StreamName> = Open<EventOf<Stream>>;',
		'',
	].join('\n');
}

/** A declaration file is imported by the name that its JavaScript would have. */
const importPath = (title: string): string => literal(`./${typesModule(title).replace(/\.d\.ts$/, '.js')}`);

/** `export type *` does not bring names into scope here, so the maps need imports of their own. */
function importLines(schemas: readonly Schema[], names: TypeNames): readonly string[] {
	return schemas.map(
		(schema) =>
			`import type { ${schema.versions.map((version) => names.of(version)).join(', ')} } from ${importPath(schema.title)};`,
	);
}

/** The line of documentation above a stream, or '' where nobody describes it. */
function streamComment({ schemaTitle, schemaPresent, summary }: Stream): string {
	const text = schemaPresent
		? summary.text
		: `The schema ${schemaTitle ?? ''} is not loaded. ${summary.text}`;
	const comment = commented(text);
	return comment === '' ? '' : `\t/** ${comment} */\n`;
}

/**
 * The version whose type events of a stream have: the newest of the major that the stream's name ends in
 * (`….v1`), or the newest of all where the name states none or no such major is loaded.
 *
 * @returns null where the schema is not loaded
 */
export function eventVersion(
	stream: Pick<Stream, 'name' | 'schemaTitle'>,
	schemas: ReadonlyMap<string, Schema>,
): SchemaVersion | null {
	const schema = stream.schemaTitle === null ? undefined : schemas.get(stream.schemaTitle);
	if (schema === undefined) return null;
	const wanted = majorOf(stream.name);
	if (wanted === null) return schema.latest;
	const ofMajor = schema.versions
		.filter((version) => !version.draft && major(version.version) === wanted)
		.toSorted((a, b) => compareBuild(a.version, b.version));
	return ofMajor.at(-1) ?? schema.latest;
}

/**
 * The version of the package: the newest change of the sources where their history is known, so that versions can be
 * compared; else only the content, which tells that something changed. The content stands behind a plus sign.
 */
export function packageVersion({ history, digest }: Pick<Catalog, 'history' | 'digest'>): string {
	const content = digest.replace(/[^0-9A-Za-z]/g, '').slice(0, 12);
	const newest = history?.records[0]?.change.time;
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(newest ?? '') ?? [];
	if (year === undefined) return `0.0.0-${/^[0-9]/.test(content) ? 'd' : ''}${content}`;
	return `0.${year}${month}${day}.${Number(`${hour}${minute}${second}`)}+${content}`;
}

function packageJson(catalog: Catalog): string {
	const { site, repositories } = catalog.config;
	const source = repositories.find(({ cloneUrl }) => cloneUrl !== null)?.cloneUrl ?? null;
	const description = {
		name: TYPES_PACKAGE,
		version: packageVersion(catalog),
		description: `TypeScript types of the events in ${site.title}`,
		license: 'SEE LICENSE IN README.md',
		...(site.url === null ? {} : { homepage: site.url }),
		...(source === null ? {} : { repository: { type: 'git', url: source } }),
		types: './index.d.ts',
		exports: {
			'.': { types: './index.d.ts' },
			'./schemas/*': { types: './schemas/*.d.ts' },
			'./package.json': './package.json',
		},
		sideEffects: false,
	};
	return `${JSON.stringify(description, null, '\t')}\n`;
}

function readme(catalog: Catalog): string {
	const { site, repositories } = catalog.config;
	const origin = site.url === null ? 'https://catalog.example.org' : new URL(site.url).origin;
	const sources = repositories.map(
		({ name, cloneUrl }) => `- ${commented(name)}${cloneUrl === null ? '' : `: ${cloneUrl}`}`,
	);
	return `# ${TYPES_PACKAGE}

TypeScript types of the events in ${commented(site.title)}. Types only: nothing is loaded at run time.

## Install

    npm install ${origin}${typesTarball()}

That address always has the newest types. To stay at one state, take the address with the content in its name, which
never changes; the page about the types shows it.

## Use

    import type { EventOf, SchemaUri } from '${TYPES_PACKAGE}';

    const uri: SchemaUri = '/…/1.0.0';
    type Event = EventOf<'name.of.a.stream'>;

\`$schema\` and \`meta.stream\` are literal types: an event of another version does not compile, and a union of events is
told apart by them. Events of a stream whose schema is not in the catalog have the type \`Envelope\`.

Objects are closed: a field that the schema does not name is an error, as most often it is misspelt.

## Licence

The types are made from the schemas of these repositories and stand under their licences:

${sources.join('\n')}
`;
}
