/** Elements of the search page: a result, a group of filters. */
import type { FacetValue } from '../../search/query/facets.ts';
import { facetLabel, GROUP_TITLES, type ShownHit } from '../../search/query/present-hit.ts';
import { button } from '../page/button.ts';
import { element, markedText } from '../page/dom.ts';
import { evidenceList, questionLine } from './finder-parts.ts';

/** Values of a facet that are shown; what follows is rare and can be typed. */
const MOST_VALUES = 12;

/** A result with its name to copy. `opened` is called when its link is followed. */
export function resultItem(hit: ShownHit, opened: () => void): HTMLElement {
	const labels = [
		GROUP_TITLES[hit.group].replace(/s$/, ''),
		...(hit.reason === '' ? [] : [hit.reason]),
		...hit.labels,
	];
	const link = element(
		'a',
		{ class: hit.isName ? 'result__title result__title--name' : 'result__title', href: hit.href },
		...markedText(hit.title),
	);
	link.addEventListener('click', opened);
	return element(
		'li',
		{ class: 'result' },
		element(
			'div',
			{ class: 'result__head' },
			link,
			hit.name === ''
				? null
				: button(
						'Copy',
						{ weight: 'quiet', size: 'small' },
						{ 'data-copy': hit.name, 'aria-label': `Copy the name ${hit.name}` },
					),
		),
		element('p', { class: 'result__labels' }, ...labels.map((label) => element('span', {}, label))),
		hit.summary.length === 0 ? null : element('p', { class: 'result__summary' }, ...markedText(hit.summary)),
		questionLine(hit),
		...(hit.evidence.length === 0 ? [] : [evidenceList(hit)]),
	);
}

/** The values of a facet as buttons, the chosen one pressed; pressing it again lets go of it. */
export function facetGroup(
	facet: string,
	values: readonly FacetValue[],
	chosen: string | undefined,
	choose: (facet: string, value: string) => void,
): HTMLElement {
	const buttons = values.slice(0, MOST_VALUES).map(({ value, count }) => {
		const button = element(
			'button',
			{
				type: 'button',
				'aria-pressed': String(chosen === value),
				'data-facet': facet,
				'data-value': value,
			},
			`${facetLabel(facet, value)} (${count})`,
		);
		button.addEventListener('click', () => choose(facet, value));
		return element('li', {}, button);
	});
	const title = facet.replace(/^./, (letter) => letter.toUpperCase());
	return element(
		'div',
		{ role: 'group', 'aria-label': `Only this ${facet}` },
		element('h2', {}, title),
		element('ul', { role: 'list' }, ...buttons),
	);
}
