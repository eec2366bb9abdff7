/**
 * Every URL of the site, and the only file that knows them. All functions return a path that starts with the
 * base path of the deployment and, for pages, ends with a slash.
 */
import { encodeUrlPart } from './model/url-part.ts';

const BASE: string = (import.meta.env?.BASE_URL ?? '/').replace(/\/*$/, '/');

/** Names that `/streams/<name>/` cannot have because a page of the site stands there. */
const RESERVED_SLUGS = new Set(['new', 'index', '404']);

/** Encodes one path segment; dots and the unreserved characters stay readable. */
const segment = encodeUrlPart;

/** FNV-1a over UTF-16 code units from a start of one's own. */
function fnv(text: string, start: number): number {
	let hash = start;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
	}
	return hash;
}

/** Sixty-two bits of a text in twelve characters: enough to keep the names of any catalog apart. */
function shortHash(text: string): string {
	const forward = fnv(text, 0x811c9dc5);
	// Over the text once more, from where the first left off, with its length behind: the two do not meet together.
	const again = fnv(`${text}${text.length}`, forward ^ 0x5bd1e995);
	return [forward, again].map((part) => part.toString(36).padStart(7, '0').slice(-6)).join('');
}

/** A name that is its own slug. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Endings by which servers tell the type of a file; a folder of such a name could be one that the site has. */
const FILE_ENDING = /\.(?:html?|json|xml|txt|ya?ml|ts|js|css|svg|tgz|md|map)$/i;
/** Stands before a hash. No plain name has it, so that a slug with a hash is never another thing's name. */
const HASH_MARK = '~';
const MAX_PLAIN = 200;
const MAX_READABLE = 60;

/** The readable parts of a name, and its hash. */
function hashedSlug(name: string): string {
	const readable = name
		.replace(/[^A-Za-z0-9_-]+/g, '-')
		.replace(/^[-_]+|-+$/g, '')
		.slice(0, MAX_READABLE);
	return `${readable || 'name'}${HASH_MARK}${shortHash(name)}`;
}

/**
 * The path segment of a name. A name of letters, digits, `.`, `_` and `-` is its own slug; any other (a regular
 * expression, a name with the ending of a file) keeps its readable parts and gets a hash, so that two never meet.
 */
export function slug(name: string): string {
	const plain =
		PLAIN.test(name) && name.length <= MAX_PLAIN && !RESERVED_SLUGS.has(name) && !FILE_ENDING.test(name);
	return plain ? name : hashedSlug(name);
}

/** Segments below a schema's page that are pages of their own: its versions and its changes. */
const RESERVED_TITLE_SEGMENT = /^(?:changes|latest|current|\d+\.\d+\.\d+.*)$/;

/** Slug of every segment of a schema title; a title is a path and stays one. */
export function titleSlug(title: string): string {
	return title
		.split('/')
		.map((part) => (RESERVED_TITLE_SEGMENT.test(part) ? hashedSlug(part) : slug(part)))
		.join('/');
}

/**
 * Slug of a field path: array and map marks become words that a file system takes, and a hash keeps such a path
 * apart from one that has those words itself.
 */
export function fieldSlug(path: string): string {
	const readable = path.replaceAll('[]', '.items').replaceAll('{}', 'values').replaceAll('$', '');
	if (readable === path) return slug(path);
	return `${PLAIN.test(readable) ? readable.slice(0, MAX_PLAIN) : 'field'}${HASH_MARK}${shortHash(path)}`;
}

/** A file of the site by its path without a leading slash. */
export const asset = (path: string): string => `${BASE}${path}`;

/** An icon in the sprite of all icons (src/site/icon-sprite.ts). */
export const iconPath = (name: string): string => `${BASE}icons.svg#${name}`;

export const homePath = (): string => BASE;
export const schemasPath = (query: Readonly<Record<string, string>> = {}): string => {
	const search = new URLSearchParams(query).toString();
	return `${BASE}schemas/${search ? `?${search}` : ''}`;
};
/** A page of a long list of schemas. */
export const schemaListPath = (page: number): string => `${BASE}schemas/${page > 1 ? `_${page}/` : ''}`;
export const schemaPath = (title: string): string => `${BASE}schemas/${titleSlug(title)}/`;
export const versionPath = (title: string, version: string): string =>
	`${schemaPath(title)}${segment(version)}/`;
export const changesPath = (title: string): string => `${schemaPath(title)}changes/`;
/** All changes of the sources, the newest; or those of a month such as `2024-03`, or of a year. */
export const allChangesPath = (period = ''): string =>
	`${BASE}changes/${period ? `${segment(period)}/` : ''}`;
/** Anchor of a change on the page of its month; without `#`. Two sources can lie in one repository. */
export const changeAnchor = ({ source, hash }: { source: string; hash: string }): string =>
	`c-${slug(source)}-${hash.slice(0, 12)}`;
export const changePath = (change: { source: string; hash: string; date: string }): string =>
	`${allChangesPath(change.date.slice(0, 7))}#${changeAnchor(change)}`;
/** The newest changes as an Atom feed. */
export const feedPath = (): string => `${BASE}feed.xml`;
/** A page of a long list of streams; an underscore keeps further ones apart from those of streams. */
export const streamListPath = (page: number): string => `${BASE}streams/${page > 1 ? `_${page}/` : ''}`;
/** All rows of a list that is split over pages, for its filter. */
export const listRowsPath = (list: 'schemas' | 'streams'): string => `${BASE}find/lists/${list}.json`;
export const streamsPath = (query: Readonly<Record<string, string>> = {}): string => {
	const search = new URLSearchParams(query).toString();
	return `${BASE}streams/${search ? `?${search}` : ''}`;
};
export const streamPath = (name: string): string => `${BASE}streams/${slug(name)}/`;
/** The launch guide; with a page, that of another purpose. */
export const guidePath = (name: string, page = ''): string =>
	`${streamPath(name)}guide/${page && `${page}/`}`;
/** The guide of a purpose, which has a page below the stream or, shared, one page for all streams. */
export const purposePath = (
	name: string,
	purpose: { readonly page: string; readonly shared: boolean },
): string => (purpose.shared ? sharedPurposePath(purpose.page, name) : guidePath(name, purpose.page));
/** The page that all streams share for a purpose; without a name it speaks of the example. */
const sharedPurposePath = (page: string, name = ''): string =>
	`${BASE}workflow/purposes/${segment(page)}/${name ? `?stream=${encodeUrlPart(name)}` : ''}`;
/** What scripts need to know of a stream to speak of it on the pages that all streams share. */
export const subjectPath = (name: string): string => `${BASE}find/streams/${slug(name)}.json`;
export const newStreamPath = (name = ''): string =>
	`${BASE}streams/new/${name ? `?name=${encodeUrlPart(name)}` : ''}`;
/** The workbench for a stream that does not exist yet. */
export const draftStreamPath = (name = ''): string =>
	`${BASE}streams/new/draft/${name ? `?name=${encodeUrlPart(name)}` : ''}`;
/** The page that makes patches for a stream that runs, or a schema that exists. */
export const changeStreamPath = (query: Readonly<Record<string, string>> = {}): string => {
	const search = new URLSearchParams(query).toString();
	return `${BASE}streams/new/change/${search ? `?${search}` : ''}`;
};
/** The same with a schema filled in; without a version it takes the latest. */
export const schemaDraftPath = (title: string, version = ''): string => {
	const query = new URLSearchParams({ schema: title, ...(version === '' ? {} : { version }) });
	return `${draftStreamPath()}?${query.toString()}`;
};
/** The list of fields; an underscore keeps its further pages apart from the page of a field. */
export const fieldsPath = (page = 1): string => `${BASE}fields/${page > 1 ? `_${page}/` : ''}`;
/** All rows of that list, for its filter. */
export const fieldRowsPath = (): string => `${BASE}find/field-rows.json`;
export const fieldPath = (path: string): string => `${BASE}fields/${fieldSlug(path)}/`;
export const comparePath = (a = '', b = ''): string =>
	`${BASE}compare/${a ? `?a=${encodeUrlPart(a)}&b=${encodeUrlPart(b)}` : ''}`;
/** Checks events that are pasted or dropped; a stream fills in the field. */
export const checkPath = (stream = ''): string =>
	`${BASE}check/${stream ? `?stream=${encodeUrlPart(stream)}` : ''}`;
export const workflowPath = (): string => `${BASE}workflow/`;
/** The texts of all steps in their general form; `id` is the name of one of them. */
export const stepsPath = (id = ''): string => `${BASE}workflow/steps/${id ? `#${slug(id)}` : ''}`;
/** Every fact that guides state, with the places that show it. */
export const evidencePath = (id = ''): string => `${BASE}workflow/evidence/${id ? `#${id}` : ''}`;
/** A how-to; a query fills in its calculator. */
export const howToPath = (id: string, query: Readonly<Record<string, string>> = {}): string => {
	const search = new URLSearchParams(query).toString();
	return `${BASE}workflow/${slug(id)}/${search ? `?${search}` : ''}`;
};
export const healthPath = (code = ''): string => `${BASE}health/${code ? `#${code}` : ''}`;
export const searchPath = (query = ''): string =>
	`${BASE}search/${query ? `?q=${encodeUrlPart(query)}` : ''}`;
/** Files of the search, in the order of `PART_KINDS` in src/search/index/encode.ts. */
export const searchDataPath = (part: 'names' | 'fields'): string => `${BASE}find/${part}.json`;
/**
 * Slug of a chapter of the data dictionary. A script fetches chapters, so no segment may be a bare namespace:
 * content blockers stop requests to `…/analytics/…`.
 */
export const chapterSlug = (namespace: string): string => slug(`all:${namespace}`);
export const dictionaryPath = (namespace = ''): string =>
	`${BASE}dictionary/${namespace ? `${chapterSlug(namespace)}/` : ''}`;
export const aboutPath = (page = ''): string => `${BASE}about/${page ? `${segment(page)}/` : ''}`;

/**
 * Anchor of a field on its schema's page, without `#`: good as an `id` and as a fragment. Characters that mean
 * something in either become their number.
 */
export const fieldAnchor = (path: string): string =>
	`field.${path.replace(/[^\w.$\-[\]{}]/gu, (character) => `~${character.codePointAt(0)?.toString(16)}`)}`;
/** Anchor of a setting, by its keys joined by dots, on the page that explains all settings; without `#`. */
export const settingAnchor = (key: string): string => `setting.${key}`;
export const settingPath = (key: string): string => `${aboutPath('settings')}#${settingAnchor(key)}`;

/** Anchor of a milestone, `<phase>/<milestone>`, on the workflow page; without `#`. */
export const milestoneAnchor = (id: string): string => id.replaceAll('/', '-');

/** For machines. None of these may have `analytics`, `event`, `metrics`, `tracking` or `ad` as a segment of a
 * path that a script fetches: content blockers stop such requests. Published schema paths are only ever links. */
/**
 * A file of a schema as its repository has it: programs compute this address from `$schema`, so it is the title
 * verbatim, never a slug. `file` is a version, `latest`, `current.yaml` or a name with an ending.
 */
export const publishedSchemaPath = (repository: string, title: string, file: string): string =>
	`${BASE}repositories/${[repository, 'jsonschema', ...title.split('/'), file].map(segment).join('/')}`;
/** The list of all published schemas. */
export const repositoriesPath = (): string => `${BASE}repositories/`;
/** The page that explains all that follows. */
export const apiPath = (): string => `${BASE}api/`;
export const catalogJsonPath = (): string => `${BASE}api/catalog.json`;
export const problemsJsonPath = (): string => `${BASE}api/problems.json`;
const fieldsJsonPath = (): string => `${BASE}api/fields.json`;
export const openApiPath = (): string => `${BASE}api/openapi.json`;
/** The JSON Schema of a document of the API, by the document's name. */
export const apiSchemaPath = (name: string): string => `${BASE}api/json-schema/${segment(name)}.json`;
export const streamJsonPath = (name: string): string => `${BASE}api/streams/${slug(name)}.json`;
export const streamConfigsJsonPath = (environment: string, wiki: string): string =>
	`${BASE}api/streamconfigs/${segment(environment)}/${segment(wiki)}.json`;
/** Documents that have one address, by name. */
export const API_DOCUMENT_PATHS = () =>
	({
		catalog: catalogJsonPath(),
		problems: problemsJsonPath(),
		fields: fieldsJsonPath(),
		versions: versionsJsonPath(),
		openapi: openApiPath(),
	}) as const;
/** The source of a schema, unmaterialised, as its repository has it. */
export const publishedSourcePath = (repository: string, title: string): string =>
	publishedSchemaPath(repository, title, 'current.yaml');
/** Field paths of all schemas, for the filter of the schema list. */
export const schemaFieldsPath = (): string => `${BASE}find/schema-fields.json`;
/**
 * The name of a schema among the files for scripts, all of its title in one: as in a JSON pointer, `~` is `~0` and `/`
 * is `~1`, and what no file should be called is percent-encoded. No two titles share one.
 */
export const titleFile = (title: string): string =>
	segment(title.replaceAll('~', '~0').replaceAll('/', '~1'));
/** A version's materialised schema for scripts. */
export const versionJsonPath = (title: string, version: string): string =>
	`${BASE}api/schemas/${segment(titleFile(title))}/${segment(version)}.json`;
/** What patches can be made for, for the draft workbench. */
export const patchSourcesPath = (): string => `${BASE}find/patch/sources.json`;
/** The text of the nth file of the stream configuration that patches can be made for. */
export const patchFilePath = (index: number): string => `${BASE}find/patch/file-${index}.json`;
/** The source of a schema, for scripts: the published one stands below a path that content blockers may stop. */
export const schemaSourcePath = (title: string): string =>
	`${BASE}find/patch/schemas/${segment(titleFile(title))}.json`;
/** The phase table, the step texts and the facts behind them, for the draft workbench. */
export const workflowJsonPath = (): string => `${BASE}api/workflow.json`;
/** What the check of events works with: streams by environment, event services, versions, rules. */
export const checkDataPath = (): string => `${BASE}find/check.json`;
/** Titles and versions of all schemas, for scripts. */
export const versionsJsonPath = (): string => `${BASE}api/versions.json`;

/** A file of the package with TypeScript types, such as `schemas/mediawiki/page/change.d.ts`. */
export const typesPath = (file: string): string => `${BASE}types/${file}`;
/**
 * The module of a schema's types inside that package: its title, so that an import can be written from memory. Only a
 * title that would be no path of a module gets slugs.
 */
export const typesModule = (title: string): string =>
	`schemas/${/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(title) && !title.includes('.d.ts/') ? title : titleSlug(title)}.d.ts`;
/** Name of that package on npm. */
export const TYPES_PACKAGE = 'event-platform-types';
/** The page that explains that package. */
export const typesIndexPath = (): string => `${BASE}types/`;
export const typesTarball = (): string => typesPath(`${TYPES_PACKAGE}.tgz`);
