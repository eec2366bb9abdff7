/** A hit as a page shows it: plain data, so that a worker can hand it over, and the only place of its words. */

import { LIFECYCLE_STATE, type LifecycleState } from '../../model/lifecycle-state.ts';
import {
	changesPath,
	comparePath,
	fieldPath,
	guidePath,
	howToPath,
	schemaPath,
	settingPath,
	stepsPath,
	streamPath,
	versionPath,
} from '../../paths.ts';
import { formatCount } from '../../text/format.ts';
import type { FoundAs } from '../index/identifiers.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
import { pagePath } from '../index/pages.ts';
import type { Aim } from './commands.ts';
import type { FieldEvidence } from './evidence.ts';
import { markMatches, type TextPart } from './highlight.ts';
import { type Hit, hitId, type SearchAnswer } from './query.ts';

export interface ShownHit {
	/** `stream:<name>`, unique among the hits of an answer. */
	readonly id: string;
	/** The group it is shown in; a workflow step is shown among the guides. */
	readonly group: ResultGroup;
	/** The name to copy, verbatim; '' where there is nothing to copy. */
	readonly name: string;
	readonly href: string;
	/** Name or title, cut at the matches. */
	readonly title: readonly TextPart[];
	/** Whether the title is a name and is set in monospace. */
	readonly isName: boolean;
	readonly summary: readonly TextPart[];
	/** Short facts. */
	readonly labels: readonly string[];
	/** A stream's schema, a schema's own title; '' for the rest. */
	readonly schema: string;
	/** What it answers that is near to what was asked, where that was asked for; else ''. */
	readonly question: readonly TextPart[];
	/** The fields for which a schema or stream fits, where that was asked. */
	readonly evidence: readonly ShownField[];
	/** Why it was found, where the name does not show it; else ''. */
	readonly reason: string;
}

/** A field that says why a schema fits. */
export interface ShownField {
	readonly name: readonly TextPart[];
	readonly href: string;
	readonly summary: readonly TextPart[];
}

export const RESULT_GROUPS = ['stream', 'schema', 'field', 'guide', 'setting', 'page'] as const;
export type ResultGroup = (typeof RESULT_GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<ResultGroup, string>> = {
	stream: 'Streams',
	schema: 'Schemas',
	field: 'Fields',
	guide: 'Guides',
	setting: 'Settings',
	page: 'Pages',
};

export const GROUP_OF_KIND: Readonly<Record<SearchKind, ResultGroup>> = {
	stream: 'stream',
	schema: 'schema',
	field: 'field',
	guide: 'guide',
	step: 'guide',
	setting: 'setting',
	page: 'page',
	retired: 'stream',
};

const REASONS: Readonly<Record<FoundAs, string>> = {
	name: '',
	alias: 'its other name or table',
	'schema-uri': 'the schema of this address',
	'type-name': 'the schema of this type',
	topic: 'the stream of this topic',
	address: 'named in this address',
	pattern: 'the pattern that takes this name',
};

/** The group in which a hit is shown. */
export const groupOf = ({ document, aim }: Hit): ResultGroup =>
	aim.to === 'guide' ? 'guide' : GROUP_OF_KIND[document.kind];

/** What a page shows of a hit. */
export function showHit(
	hit: Hit,
	answer: SearchAnswer,
	fields: readonly FieldEvidence[] = [],
	question = '',
): ShownHit {
	const { document, as, aim } = hit;
	const isThing = aim.to === 'page';
	const mark = (text: string): readonly TextPart[] => markMatches(text, answer.query.text, answer.words);
	return {
		id: isThing ? hitId(hit) : `${hitId(hit)}#${aimWords(aim)}`,
		group: groupOf(hit),
		name: document.title === '' && isThing ? document.name : '',
		href: aimPath(document, aim),
		title: mark(isThing ? document.title || document.name : aimTitle(document, aim)),
		isName: document.title === '' && isThing,
		summary: mark(document.summary),
		labels: isThing ? labelsOf(document) : [],
		schema: document.kind === 'schema' ? document.name : document.schema,
		question: mark(question),
		evidence: fields.map(({ document: field }) => ({
			name: mark(field.name),
			href: fieldPath(field.name),
			summary: mark(field.summary),
		})),
		reason: as === null ? '' : REASONS[as],
	};
}

/** An aim as part of an identity, such as `comparison 1.0.0 1.1.0`. */
function aimWords(aim: Aim): string {
	if (aim.to === 'version') return `${aim.to} ${aim.version}`;
	return aim.to === 'comparison' ? `${aim.to} ${aim.from} ${aim.until}` : aim.to;
}

function aimTitle({ name }: SearchDocument, aim: Aim): string {
	switch (aim.to) {
		case 'guide':
			return `Production guide: ${name}`;
		case 'version':
			return `${name} ${aim.version}`;
		case 'comparison':
			return `Compare ${name} ${aim.from} with ${aim.until}`;
		case 'query':
			return `Query ${name}`;
		case 'types':
			return `TypeScript types of ${name}`;
		case 'fields':
			return `Fields of ${name}`;
		case 'changes':
			return `Changes of ${name}`;
		case 'page':
			return name;
	}
}

function aimPath(document: SearchDocument, aim: Aim): string {
	const { name } = document;
	switch (aim.to) {
		case 'guide':
			return guidePath(name);
		case 'version':
			return versionPath(name, aim.version);
		case 'comparison':
			return comparePath(`/${name}/${aim.from}`, `/${name}/${aim.until}`);
		case 'query':
			return `${streamPath(name)}#access`;
		case 'types':
			return `${schemaPath(name)}#code`;
		case 'fields':
			return `${schemaPath(name)}#fields`;
		case 'changes':
			return changesPath(name);
		case 'page':
			return documentHref(document);
	}
}

/** Where a document's page is. */
function documentHref(document: SearchDocument): string {
	if (document.kind === 'stream') return streamPath(document.name);
	if (document.kind === 'schema') return schemaPath(document.name);
	// The page of a stream stays where it was.
	if (document.kind === 'retired') return streamPath(document.name);
	if (document.kind === 'field') return fieldPath(document.name);
	if (document.kind === 'step') return stepsPath(document.name);
	if (document.kind === 'setting') return settingPath(document.name);
	if (document.kind === 'page') return pagePath(document.name);
	return howToPath(document.name);
}

/** The words for a facet's value where the value is an identifier; the value itself otherwise. */
export function facetLabel(facet: string, value: string): string {
	if (facet !== 'lifecycle' || !Object.hasOwn(LIFECYCLE_STATE, value)) return value;
	return LIFECYCLE_STATE[value as LifecycleState].label.toLowerCase();
}

function labelsOf(document: SearchDocument): string[] {
	const { facets, uses, kind } = document;
	const labels: string[] = [];
	if (kind === 'stream' && document.name.startsWith('/')) labels.push('pattern');
	if (kind === 'stream' && document.schema !== '') labels.push(document.schema);
	// Most streams are in full production: only the others are worth a word.
	const lifecycle = facets['lifecycle'] ?? '';
	if (lifecycle !== '' && lifecycle !== 'full') labels.push(facetLabel('lifecycle', lifecycle));
	if (facets['schema kind'] === 'fragment') labels.push('fragment');
	else if (kind === 'schema')
		labels.push(uses === 0 ? 'used by no stream' : `used by ${counted(uses, 'stream')}`);
	if (facets['repository']) labels.push(facets['repository']);
	if (facets['type']) labels.push(facets['type']);
	if (kind === 'field') labels.push(`in ${counted(uses, 'schema')}`);
	if (kind === 'step') labels.push('step');
	if (kind === 'retired') labels.push(`retired ${facets['until'] ?? ''}`.trim());
	return labels;
}

function counted(count: number, one: string): string {
	return formatCount(count, one);
}
