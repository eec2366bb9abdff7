/** The search page: the address holds the query, the kind and the filters; results follow every change. */

import { newStreamPath, schemasPath, searchPath, streamsPath, workflowPath } from '../../paths.ts';
import { SEARCH_KINDS } from '../../search/index/model.ts';
import type { SearchResults } from '../../search/query/messages.ts';
import { RESULT_GROUPS, type ResultGroup } from '../../search/query/present-hit.ts';
import { formatCount } from '../../text/format.ts';
import { button } from '../page/button.ts';
import { element } from '../page/dom.ts';
import { SearchClient } from './client.ts';
import { describeNothing, totalOf } from './describe-results.ts';
import { adviceCard } from './finder-parts.ts';
import { canBeName } from './options.ts';
import { facetGroup, resultItem } from './page-parts.ts';
import { rememberSearch } from './recent.ts';

const PAGE = 50;
/** Typing fills the address only when it pauses: browsers refuse too many changes. */
const ADDRESS_AFTER_MS = 400;
/** Parameters of the address that are no filters. */
const OWN_PARAMETERS = new Set(['q', 'kind']);

function find<E extends Element>(selector: string): E {
	const found = document.querySelector<E>(selector);
	if (!found) throw new Error(`The search page lacks ${selector}.`);
	return found;
}

const form = find<HTMLFormElement>('[data-search-page]');
const input = find<HTMLInputElement>('#search-text');
const summary = find<HTMLElement>('[data-search-summary]');
const list = find<HTMLElement>('[data-search-results]');
const facetList = find<HTMLElement>('[data-search-facets]');
const more = find<HTMLButtonElement>('[data-search-more]');

let filters = new Map<string, string>();
let limit = PAGE;
let focusAfter: { readonly facet: string; readonly value: string } | null = null;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

const client = new SearchClient('search', { answered: show, failed: showFailure });

const remember = (): void => rememberSearch(input.value);

function chosenKind(): string {
	return new FormData(form).get('kind')?.toString() ?? '';
}

function search(): void {
	const text = input.value.trim();
	if (text === '') {
		client.cancel();
		list.replaceChildren();
		facetList.replaceChildren();
		more.hidden = true;
		summary.textContent = 'Type something to search for.';
		return;
	}
	const kind = SEARCH_KINDS.find((known) => known === chosenKind());
	client.ask({
		text,
		limit,
		facets: true,
		evidence: true,
		filters: Object.fromEntries(filters),
		...(kind ? { kinds: [kind] } : {}),
	});
}

function changed(): void {
	limit = PAGE;
	search();
	clearTimeout(addressTimer);
	addressTimer = setTimeout(writeAddress, ADDRESS_AFTER_MS);
}

function writeAddress(): void {
	const parameters = new URLSearchParams();
	const text = input.value.trim();
	if (text !== '') parameters.set('q', text);
	if (chosenKind() !== '') parameters.set('kind', chosenKind());
	for (const [facet, value] of filters) parameters.set(facet, value);
	const query = parameters.toString();
	history.replaceState(null, '', query === '' ? searchPath() : `${searchPath()}?${query}`);
}

function readAddress(): void {
	const parameters = new URLSearchParams(location.search);
	input.value = parameters.get('q') ?? '';
	filters = new Map([...parameters].filter(([name]) => !OWN_PARAMETERS.has(name)));
	const kind = parameters.get('kind') ?? '';
	for (const radio of form.querySelectorAll<HTMLInputElement>('[name="kind"]'))
		radio.checked = radio.value === kind;
}

function show(results: SearchResults): void {
	const total = totalOf(results);
	list.replaceChildren(
		...results.advice.map(adviceCard),
		...results.hits.map((hit) => resultItem(hit, remember)),
	);
	more.hidden = results.hits.length >= total || results.hits.length < limit;
	showCounts(results.counts);
	showFacets(results);
	document.title = document.title.replace(/^(?:.*? · )?Search/, `${results.text} · Search`);
	if (results.hits.length === 0 && results.complete) showNothing(results);
	else summary.replaceChildren(summaryWords(results, total));
}

function summaryWords({ text, hits, complete, gap }: SearchResults, total: number): string {
	const shown = hits.length < total ? `, the best ${hits.length} shown` : '';
	const rest = complete ? '' : ' so far; fields are still loading';
	const missing = gap === '' ? '' : ' Fields are missing: their data did not load.';
	return `${formatCount(total, 'result')} for “${text}”${shown}${rest}.${missing}`;
}

function showCounts(counts: Readonly<Record<ResultGroup, number>>): void {
	for (const group of RESULT_GROUPS) {
		const place = form.querySelector(`[data-count="${group}"]`);
		// With one kind chosen nothing is known of the others.
		if (place) place.textContent = chosenKind() === '' || chosenKind() === group ? ` ${counts[group]}` : '';
	}
}

function showFacets({ facets }: SearchResults): void {
	const shown = Object.entries(facets).filter(([facet, values]) => filters.has(facet) || values.length > 1);
	facetList.replaceChildren(
		...shown.map(([facet, values]) => facetGroup(facet, values, filters.get(facet), choose)),
	);
	if (!focusAfter) return;
	// The buttons are made anew with the results; the focus stays on the one that was pressed.
	const { facet, value } = focusAfter;
	focusAfter = null;
	facetList
		.querySelector<HTMLElement>(`[data-facet="${CSS.escape(facet)}"][data-value="${CSS.escape(value)}"]`)
		?.focus();
}

function choose(facet: string, value: string): void {
	if (filters.get(facet) === value) filters.delete(facet);
	else filters.set(facet, value);
	focusAfter = { facet, value };
	changed();
}

function showNothing(results: SearchResults): void {
	const narrowed = filters.size > 0 || chosenKind() !== '' ? ' with these filters' : '';
	summary.replaceChildren(
		`${describeNothing(results, narrowed)} `,
		...(canBeName(results.text)
			? [element('a', { href: newStreamPath(results.text) }, 'Check it as a new stream name')]
			: []),
	);
	if (results.near.length > 0) {
		list.replaceChildren(
			element('li', {}, element('h2', { class: 'search-near' }, 'Near names')),
			...results.near.map((hit) => resultItem(hit, remember)),
		);
	}
}

function showFailure(message: string): void {
	list.replaceChildren();
	facetList.replaceChildren();
	more.hidden = true;
	const again = button('Try again', { size: 'small' });
	again.addEventListener('click', () => {
		client.retry();
		search();
	});
	summary.replaceChildren(
		`The search data did not load. ${message} Browse `,
		element('a', { href: streamsPath() }, 'all streams'),
		', ',
		element('a', { href: schemasPath() }, 'all schemas'),
		' or ',
		element('a', { href: workflowPath() }, 'the workflow'),
		'. ',
		again,
	);
}

form.addEventListener('submit', (event) => {
	event.preventDefault();
	remember();
	changed();
});
input.addEventListener('input', changed);
form.addEventListener('change', (event) => {
	if (event.target === input) return;
	// Filters belong to a kind: another kind begins without them.
	filters.clear();
	changed();
});
more.addEventListener('click', () => {
	limit += PAGE;
	search();
});
addEventListener('popstate', () => {
	readAddress();
	search();
});

readAddress();
client.load();
search();
if (input.value === '') input.focus();
