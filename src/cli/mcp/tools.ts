/** What the MCP server answers: plain functions from a built catalog to Markdown. */

import { guidePath, schemaPath, streamPath } from '../../paths.ts';
import { SEARCH_KINDS, type SearchKind } from '../../search/index/model.ts';
import { reportName } from '../../search/query/name-report.ts';
import { type Hit, search } from '../../search/query/query.ts';
import { bullets, code, page, plain } from '../../text/markdown.ts';
import type { BuiltCatalog } from './built-catalog.ts';
import { nameText } from './name-text.ts';
import { schemaTitleOf } from './schema-uri.ts';

/** An answer that says that a thing is not there, and what is near. The client sees it as an error of the tool. */
export class NotFound extends Error {
	override readonly name = 'NotFound';
}

/** Things that fit words or a name, best first. */
export function searchText(
	site: BuiltCatalog,
	query: string,
	{ kind, limit }: { kind?: SearchKind | undefined; limit: number },
): string {
	const { hits } = search(site.search(), query, { limit, ...(kind ? { kinds: new Set([kind]) } : {}) });
	if (hits.length === 0) return `Nothing fits ${code(query)}.`;
	return bullets(hits.map(hitLine));
}

function hitLine({ document }: Hit): string {
	const { kind, name, title, summary, schema, uses } = document;
	const label = title === '' ? code(name) : `${plain(title)} (${code(name)})`;
	const facts = [
		schema === '' ? '' : `schema ${code(schema)}`,
		uses > 0 && (kind === 'schema' || kind === 'field') ? `used by ${uses}` : '',
	].filter((text) => text !== '');
	return `${kind} ${label}${facts.length > 0 ? ` [${facts.join(', ')}]` : ''}${summary === '' ? '' : `: ${plain(summary)}`}`;
}

/** The kinds of things that a search can be limited to. */
export const KINDS = SEARCH_KINDS;

/** A schema: its page, or the JSON Schema of one version. */
export function schemaText(site: BuiltCatalog, titleOrUri: string, wanted?: string): string {
	const { title, version } = schemaTitleOf(titleOrUri);
	const versions = Object.hasOwn(site.versions(), title) ? site.versions()[title] : undefined;
	if (versions === undefined) throw new NotFound(notFound(site, 'schema', title));
	const named = wanted ?? version;
	if (named === undefined) {
		const text = site.markdown(schemaPath(title));
		if (text !== null) return text;
	}
	const chosen = named === undefined || named === 'latest' ? versions.at(-1) : named;
	const content = chosen === undefined ? null : site.schema(title, chosen);
	if (content === null) {
		throw new NotFound(`The schema ${title} has no version ${named ?? ''}. It has ${versions.join(', ')}.`);
	}
	return page(`# ${code(`${title} ${chosen}`)}`, `\`\`\`json\n${JSON.stringify(content, null, 2)}\n\`\`\``);
}

/** A stream: its page. */
export function streamText(site: BuiltCatalog, name: string): string {
	const text = site.markdown(streamPath(name));
	if (text === null) throw new NotFound(retired(site, name) ?? notFound(site, 'stream', name));
	return text;
}

/** What became of a name that was a stream once; null where it was none. */
function retired(site: BuiltCatalog, name: string): string | null {
	const found = site.search().documents.find((one) => one.kind === 'retired' && one.name === name);
	if (found === undefined) return null;
	const { facets, summary } = found;
	return `${code(name)} is no stream any more: it was declared from ${facets['from'] ?? '?'} to ${facets['until'] ?? '?'}. ${plain(summary)}`.trim();
}

/** The workflow guide of a stream, or one phase or milestone of it. */
export function guideText(site: BuiltCatalog, name: string, part?: string): string {
	const text = site.markdown(guidePath(name));
	if (text === null) throw new NotFound(notFound(site, 'stream', name));
	if (part === undefined) return text;
	const sections = text.split(/^(?=#{2,4} )/m);
	const wanted = part.toLowerCase();
	const start = sections.findIndex((section) => section.split('\n', 1)[0]?.toLowerCase().includes(wanted));
	if (start === -1) {
		const headings = sections.flatMap((section) => /^#{2,3} .*/.exec(section)?.[0] ?? []);
		throw new NotFound(`The guide has no part “${part}”. Its parts:\n${headings.join('\n')}`);
	}
	const level = /^#+/.exec(sections[start] ?? '')?.[0].length ?? 2;
	const end = sections.findIndex(
		(section, index) => index > start && (/^#+/.exec(section)?.[0].length ?? 9) <= level,
	);
	return sections.slice(start, end === -1 ? undefined : end).join('');
}

/** What the rules say of a name for a new stream. */
export const checkNameText = (site: BuiltCatalog, name: string): string =>
	nameText(reportName(site.search(), name));

function notFound(site: BuiltCatalog, kind: SearchKind, name: string): string {
	const { hits } = search(site.search(), name, { limit: 5, kinds: new Set([kind]) });
	const near = hits.map(({ document }) => code(document.name)).join(', ');
	return `There is no ${kind} ${code(name)} in this catalog.${near === '' ? '' : ` Near: ${near}.`}`;
}
