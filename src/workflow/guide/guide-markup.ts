import { milestoneAnchor } from '../../paths.ts';
import { element, type Markup } from '../steps/markup.ts';
import type { GuideCell, GuideMilestone, GuidePhase } from './guide.ts';
import { skippedLines } from './skipped-lines.ts';

/**
 * The milestones of a phase as markup, for the page of a guide and for the draft workbench. Attributes beginning
 * with `data-` are what `src/client/guide/progress.ts` reads; `data-milestone` is unique on a page.
 */
export function phaseMarkup({ goal, milestones }: GuidePhase): readonly Markup[] {
	return [element('p', { class: 'phase__goal' }, goal), ...milestones.map(milestoneMarkup)];
}

function milestoneMarkup(milestone: GuideMilestone): Markup {
	const work = milestone.cells.flatMap((cell) => (cell.status === 'do' ? [cellMarkup(cell)] : []));
	const skipped = skippedLines(milestone).map(({ tracks, reason }) =>
		element(
			'p',
			{ class: 'skipped', 'data-skipped': '' },
			`${tracks === '' ? 'Skipped' : `${tracks}: skipped`}. ${reason}.`,
		),
	);
	return element(
		'section',
		{
			class: milestone.status === 'skip' ? 'milestone milestone--skip' : 'milestone',
			'data-milestone': milestone.id,
			id: milestoneAnchor(milestone.id),
		},
		element(
			'h3',
			{},
			element('span', { class: 'milestone__number' }, String(milestone.number)),
			' ',
			milestone.title,
		),
		...(work.length === 0
			? []
			: [...consultMarkup(milestone), element('div', { class: 'milestone__work' }, ...work)]),
		...skipped,
	);
}

/** Who to talk to first, and about what. */
function consultMarkup({ consult }: GuideMilestone): readonly Markup[] {
	if (consult.length === 0) return [];
	const items = consult.map(({ who, about }) => {
		const label = `Consult ${who.name}`;
		const attributes = {
			class: 'consult__who',
			...(who.formerly === null ? {} : { title: `Formerly ${who.formerly}` }),
		};
		const chip =
			who.url === null
				? element('span', attributes, label)
				: element('a', { ...attributes, href: who.url }, label);
		return element('li', {}, chip, ` about ${about}.`);
	});
	return [element('ul', { class: 'consult', role: 'list' }, ...items)];
}

function cellMarkup(cell: Extract<GuideCell, { status: 'do' }>): Markup {
	return element(
		'div',
		{ class: 'work', 'data-cell': cell.id },
		element('p', { class: 'work__tracks' }, cell.tracks.map(({ title }) => title).join(' · ')),
		element(
			'h4',
			{},
			element(
				'label',
				{},
				element('input', { type: 'checkbox', class: 'needs-script', 'data-tick': '' }),
				element('span', {}, cell.title),
			),
		),
		element('p', { class: 'work__summary' }, `${cell.summary}.`),
		element('div', { class: 'step-text' }, ...cell.body),
	);
}
