/** A hit as a page shows it: plain data, so that a worker can hand it over, and the only place of its words. */
import {
	fieldPath,
	guidePath,
	howToPath,
	schemaPath,
	settingPath,
	stepsPath,
	streamPath,
} from '../../paths.ts';
import type { FoundAs } from '../index/identifiers.ts';
import type { SearchDocument, SearchKind } from '../index/model.ts';
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
	/** Why it was found, where the name does not show it; else ''. */
	readonly reason: string;
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

const GROUP_OF_KIND: Readonly<Record<SearchKind, ResultGroup>> = {
	stream: 'stream',
	schema: 'schema',
	field: 'field',
	guide: 'guide',
	step: 'guide',
	setting: 'setting',
	page: 'page',
};

const REASONS: Readonly<Record<FoundAs, string>> = {
	name: '',
	alias: 'its other name or table',
	'schema-uri': 'the schema of this address',
	topic: 'the stream of this topic',
	address: 'named in this address',
	pattern: 'the pattern that takes this name',
};

/** The group in which a hit is shown. */
export const groupOf = ({ document, guide }: Hit): ResultGroup =>
	guide ? 'guide' : GROUP_OF_KIND[document.kind];

/** What a page shows of a hit. */
export function showHit(hit: Hit, answer: SearchAnswer): ShownHit {
	const { document, as, guide } = hit;
	const title = guide ? `${document.name}: the way to production` : document.title || document.name;
	const mark = (text: string): readonly TextPart[] => markMatches(text, answer.query.text, answer.words);
	return {
		id: hitId(hit),
		group: groupOf(hit),
		name: document.title === '' && !guide ? document.name : '',
		href: guide ? guidePath(document.name) : hrefOf(document),
		title: mark(title),
		isName: document.title === '' && !guide,
		summary: mark(document.summary),
		labels: guide ? [] : labelsOf(document),
		reason: as === null ? '' : REASONS[as],
	};
}

/** Where a document's page is. */
export function hrefOf(document: SearchDocument): string {
	if (document.kind === 'stream') return streamPath(document.name);
	if (document.kind === 'schema') return schemaPath(document.name);
	if (document.kind === 'field') return fieldPath(document.name);
	if (document.kind === 'step') return stepsPath(document.name);
	if (document.kind === 'setting') return settingPath(document.name);
	return howToPath(document.name);
}

const LIFECYCLE: ReadonlyMap<string, string> = new Map([
	['beta-only', 'beta only'],
	['switched-off', 'switched off'],
	['sampled', 'sampled'],
	['full', 'full production'],
	['leftover', 'left over'],
]);

/** The words for a facet's value where the value is an identifier; the value itself otherwise. */
export function facetWords(facet: string, value: string): string {
	return facet === 'lifecycle' ? (LIFECYCLE.get(value) ?? value) : value;
}

function labelsOf(document: SearchDocument): string[] {
	const { facets, uses } = document;
	const labels: string[] = [];
	if (document.kind === 'stream' && document.name.startsWith('/')) labels.push('pattern');
	if (facets['schema kind'] === 'fragment') labels.push('fragment');
	if (facets['repository']) labels.push(facets['repository']);
	// Most streams are in full production: only the others are worth a word.
	const lifecycle = facets['lifecycle'] ?? '';
	if (lifecycle !== '' && lifecycle !== 'full') labels.push(facetWords('lifecycle', lifecycle));
	if (facets['destination']) labels.push(facets['destination']);
	if (facets['type']) labels.push(facets['type']);
	if (document.kind === 'schema' && facets['schema kind'] !== 'fragment')
		labels.push(counted(uses, 'stream'));
	if (document.kind === 'field') labels.push(counted(uses, 'schema'));
	if (document.kind === 'step') labels.push('step');
	return labels;
}

function counted(count: number, one: string): string {
	return count === 0 ? `no ${one}` : count === 1 ? `1 ${one}` : `${count} ${one}s`;
}
