/** What the listbox of the search dialog can hold: groups of options. */
import {
	draftStreamPath,
	newStreamPath,
	schemasPath,
	searchPath,
	streamsPath,
	workflowPath,
} from '../../paths.ts';
import type { SearchKind } from '../../search/index/model.ts';
import type { ShownAdvice } from '../../search/query/advice.ts';
import type { SearchResults } from '../../search/query/messages.ts';
import { GROUP_TITLES, type ShownHit } from '../../search/query/present-hit.ts';
import { element, markedText } from '../page/dom.ts';
import { totalOf } from './describe-results.ts';

/**
 * A group of options under a heading. The heading is for the eye; the group's label says it to screen readers, as
 * a listbox may hold nothing but groups and options.
 */
function optionGroup(title: string, options: readonly HTMLElement[]): HTMLElement {
	return element(
		'div',
		{ role: 'group', 'aria-label': title },
		element('div', { class: 'palette__group', 'aria-hidden': 'true' }, title),
		...options,
	);
}

const option = (href: string, ...children: readonly (Node | string)[]): HTMLAnchorElement =>
	element('a', { class: 'hit', role: 'option', 'aria-selected': 'false', tabindex: '-1', href }, ...children);

/** A result: its name with the match marked, one line, short facts. */
function hitOption(hit: ShownHit): HTMLAnchorElement {
	const kind = GROUP_TITLES[hit.group].replace(/s$/, '');
	const labels = [kind, ...(hit.reason === '' ? [] : [hit.reason]), ...hit.labels];
	const fields = hit.evidence.map(({ name }) => name.map(({ text }) => text).join('')).join(', ');
	const made = option(
		hit.href,
		element(
			'span',
			{ class: hit.isName ? 'hit__title hit__title--name' : 'hit__title' },
			...markedText(hit.title),
		),
		element('span', { class: 'hit__labels' }, ...labels.map((label) => element('span', {}, label))),
		element('span', { class: 'hit__summary' }, ...markedText(hit.summary)),
		fields === '' ? '' : element('span', { class: 'hit__fields' }, `Matching fields: ${fields}`),
	);
	if (hit.name !== '') made.dataset['name'] = hit.name;
	return made;
}

function plainOption(title: string, text: string, href: string, more = ''): HTMLAnchorElement {
	const made = option(
		href,
		element('span', { class: 'hit__title' }, title),
		element('span', { class: 'hit__summary' }, text),
	);
	if (more !== '') made.classList.add(more);
	return made;
}

/** Hits that stand above the groups. */
const BEST = 6;

/**
 * The groups of an answer: advice, the best hits, then the others by kind.
 *
 * @param only the kind that the reader narrowed the search to, or null
 */
export function resultGroups(results: SearchResults, only: SearchKind | null): HTMLElement[] {
	// The best stand in the order of the search page, whatever they are; the rest is sorted by kind.
	const best = only === null ? results.hits.slice(0, BEST) : [];
	const byGroup = Map.groupBy(results.hits.slice(best.length), ({ group }) => group);
	const groups = [...byGroup].map(([group, hits]) => {
		const shown = hits.length + best.filter((hit) => hit.group === group).length;
		const total = results.counts[group];
		const title = total > shown ? `${GROUP_TITLES[group]}, ${shown} of ${total}` : GROUP_TITLES[group];
		return optionGroup(title, hits.map(hitOption));
	});
	if (best.length > 0) groups.unshift(optionGroup('Best matches', best.map(hitOption)));
	if (results.advice.length > 0) groups.unshift(optionGroup('Advice', results.advice.flatMap(adviceOption)));
	const total = totalOf(results);
	if (canBeName(results.text) && results.hits.every(({ name }) => name !== results.text)) {
		// Near names may be all that is found of a name that is new.
		groups.splice(1, 0, newNameGroup(results.text));
	}
	if (total > results.hits.length) {
		const kind = results.kind ?? only;
		const query = kind === null ? results.text : `${kind}: ${results.text}`;
		const all = plainOption(
			`All ${total} results`,
			'With filters, on a page of their own',
			searchPath(query),
		);
		groups.push(optionGroup('More', [all]));
	}
	return groups;
}

/** Where nothing was found: names that are near, and the way to a new name. */
export function emptyGroups(results: SearchResults): HTMLElement[] {
	const groups = results.near.length > 0 ? [optionGroup('Near names', results.near.map(hitOption))] : [];
	if (!canBeName(results.text)) return groups;
	return [...groups, newNameGroup(results.text)];
}

/** What can be done with a name that no stream has. */
function newNameGroup(name: string): HTMLElement {
	return optionGroup('As a new stream', [
		plainOption(
			`Check “${name}” as a new stream name`,
			'Whether it is free and meets the naming rules',
			newStreamPath(name),
		),
		plainOption(
			`Create a stream called “${name}”`,
			'A form that writes its settings, schema and code',
			draftStreamPath(name),
		),
	]);
}

/** Whether a text could be meant as the name of a new stream: one token of allowed letters with a namespace. */
export const canBeName = (text: string): boolean =>
	/^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(text) && text.length < 200;

/** Advice leads to the first thing that it names. */
function adviceOption({ title, text, links }: ShownAdvice): HTMLAnchorElement[] {
	const [first] = links;
	return first ? [plainOption(title, text, first.href, 'hit--advice')] : [];
}

/** Before anything is typed: recent searches, and where to begin. */
export function startGroups(recent: readonly string[]): HTMLElement[] {
	const again = recent.map((text) => {
		const made = plainOption(text, '', searchPath(text));
		made.dataset['recent'] = text;
		return made;
	});
	return [
		...(again.length > 0 ? [optionGroup('Recent searches', again)] : []),
		optionGroup('Start here', [
			plainOption('Browse schemas', 'Find one to re-use before you write one', schemasPath()),
			plainOption('Find a stream', 'All streams: what they carry and where they go', streamsPath()),
			plainOption('Check a stream name', 'Whether it is free and meets the naming rules', newStreamPath()),
			plainOption('Create a stream', 'A form that writes its settings, schema and code', draftStreamPath()),
			plainOption('Follow the workflow', 'From a question to full production', workflowPath()),
		]),
	];
}

/** Where the data did not load: the ways that need none. */
export function failureGroups(): HTMLElement[] {
	return [
		optionGroup('Browse instead', [
			plainOption('All streams', 'The list, with filters', streamsPath()),
			plainOption('All schemas', 'The list, with filters', schemasPath()),
			plainOption('Workflow', 'Every step and how-to', workflowPath()),
		]),
	];
}
