import { milestoneAnchor } from '../../paths.ts';
import { element, type Markup } from '../steps/markup.ts';
import type { GuideCell, GuideMilestone, GuidePhase } from './guide.ts';
import { skippedLines } from './skipped-lines.ts';

/**
 * The milestones of a phase as markup, for the page of a guide and for the draft workbench. Attributes beginning
 * with `data-` are what `src/client/guide/progress.ts` reads; `data-milestone` is unique on a page. The markup is
 * short on purpose: a site has one such page for every stream.
 */
export function phaseMarkup({ goal, milestones }: GuidePhase): readonly Markup[] {
	const blocks: Markup[] = [element('p', { class: 'phase__goal' }, goal)];
	// A reason is told once in a phase: it is the same for all of its milestones.
	const told = new Set<string>();
	for (let index = 0; index < milestones.length; index++) {
		const milestone = milestones[index] as GuideMilestone;
		if (milestone.status === 'do') {
			blocks.push(milestoneMarkup(milestone, told));
			continue;
		}
		// Milestones that fall away for the same reasons and follow each other are one line.
		const reasons = skippedText(milestone);
		const row = [milestone];
		for (let next = milestones[index + 1]; next?.status === 'skip'; next = milestones[index + 1]) {
			if (skippedText(next) !== reasons) break;
			row.push(next);
			index += 1;
		}
		blocks.push(skippedRow(row, reasons));
	}
	return blocks;
}

/** Why a whole milestone falls away. */
const skippedText = (milestone: GuideMilestone): string =>
	skippedLines(milestone)
		.map(({ tracks, reason }) => (tracks === '' ? `${reason}.` : `${tracks}: ${reason}.`))
		.join(' ');

function skippedRow(milestones: readonly GuideMilestone[], reasons: string): Markup {
	const names = milestones.flatMap((milestone, index) => [
		...(index === 0 ? [] : [', ']),
		element(
			'span',
			{ 'data-milestone': milestone.id, id: milestoneAnchor(milestone.id) },
			`${milestone.number} ${milestone.title}`,
		),
	]);
	return element('p', { class: 'skipped', 'data-skipped': '' }, 'Skipped: ', ...names, `. ${reasons}`);
}

function milestoneMarkup(milestone: GuideMilestone, told: Set<string>): Markup {
	const work = milestone.cells.flatMap((cell) => (cell.status === 'do' ? [cellMarkup(cell)] : []));
	const skipped = skippedLines(milestone).flatMap(({ tracks, reason }) => {
		const line = `${tracks}: skipped. ${reason}.`;
		if (told.has(line)) return [];
		told.add(line);
		return [element('p', { class: 'skipped', 'data-skipped': '' }, line)];
	});
	return element(
		'section',
		{ class: 'milestone', 'data-milestone': milestone.id, id: milestoneAnchor(milestone.id) },
		element('h3', {}, `${milestone.number} ${milestone.title}`),
		...consultMarkup(milestone),
		...work,
		...skipped,
	);
}

/** Who to talk to first, and about what. */
export function consultMarkup({ consult }: Pick<GuideMilestone, 'consult'>): readonly Markup[] {
	return consult.map(({ who, about }) => {
		const attributes = who.formerly === null ? {} : { title: `Formerly ${who.formerly}` };
		const chip =
			who.url === null
				? element('span', attributes, `Consult ${who.name}`)
				: element('a', { ...attributes, href: who.url }, `Consult ${who.name}`);
		return element('p', { class: 'consult' }, chip, ` about ${about}.`);
	});
}

/** Names of the tracks of a piece of work; '' where it spans all of them. */
const tracksOf = (cell: Extract<GuideCell, { status: 'do' }>): string =>
	cell.tracks.length > 1 ? 'All tracks' : (cell.tracks[0]?.title ?? '');

function cellMarkup(cell: Extract<GuideCell, { status: 'do' }>): Markup {
	const body =
		cell.as === null
			? cell.body
			: [element('p', {}, 'As in ', element('a', { href: cell.as.href }, cell.as.label), '.')];
	// The milestone around it has the rest of the identifier.
	const name = cell.id.slice(cell.id.lastIndexOf('/') + 1);
	return element(
		'div',
		{ class: 'work', 'data-cell': name },
		taskHeading(cell.title, tracksOf(cell)),
		...body,
	);
}

/** The name of a task and its track, one level below what it stands in. A script adds the box, which only it can serve. */
export function taskHeading(title: string, tracks: string, tag: 'h2' | 'h4' = 'h4'): Markup {
	return element(tag, {}, title, ...(tracks === '' ? [] : [' ', element('small', {}, tracks)]));
}
