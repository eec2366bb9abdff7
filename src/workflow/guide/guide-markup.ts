import { milestoneAnchor } from '../../paths.ts';
import { element, type Markup } from '../steps/markup.ts';
import type { GuideCell, GuideMilestone, GuidePhase } from './guide.ts';
import { skippedLines } from './skipped-lines.ts';

/**
 * The milestones of a phase as markup, for the page of a guide and for the draft workbench. Attributes beginning
 * with `data-` are what `src/client/guide/progress.ts` reads; `data-milestone` is unique on a page. The markup is
 * short on purpose: a site has one such page for every stream.
 *
 * @param told reasons why work falls away that the guide has told already; gets those that it tells here
 */
export function phaseMarkup(
	{ goal, milestones }: GuidePhase,
	told: Set<string> = new Set(),
): readonly Markup[] {
	const blocks: Markup[] = [element('p', { class: 'phase__goal' }, goal)];
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
		blocks.push(skippedRow(row, untold(milestone, told)));
	}
	return blocks;
}

/** Why a whole milestone falls away. */
const skippedText = (milestone: GuideMilestone): string =>
	skippedLines(milestone)
		.map(({ tracks, reason }) => (tracks === '' ? `${reason}.` : `${tracks}: ${reason}.`))
		.join(' ');

/** The same without what the guide has told already, unless that leaves nothing. */
function untold(milestone: GuideMilestone, told: ReadonlySet<string>): string {
	const lines = skippedLines(milestone);
	const fresh = lines.filter(({ tracks, reason }) => !told.has(`${tracks}: skipped. ${reason}.`));
	return (fresh.length === 0 ? lines : fresh)
		.map(({ tracks, reason }) => (tracks === '' ? `${reason}.` : `${tracks}: ${reason}.`))
		.join(' ');
}

function skippedRow(milestones: readonly GuideMilestone[], reasons: string): Markup {
	const names = milestones.flatMap((milestone, index) => [
		...(index === 0 ? [] : [', ']),
		element(
			'span',
			{ 'data-milestone': milestone.id, id: milestoneAnchor(milestone.id) },
			`${milestone.number} ${milestone.title}`,
		),
	]);
	return element('p', { 'data-skipped': '' }, 'Skipped: ', ...names, `. ${reasons}`);
}

function milestoneMarkup(milestone: GuideMilestone, told: Set<string>): Markup {
	const work = milestone.cells.flatMap((cell) => (cell.status === 'do' ? [cellMarkup(cell)] : []));
	const skipped = skippedLines(milestone).flatMap(({ tracks, reason }) => {
		const line = `${tracks}: skipped. ${reason}.`;
		if (told.has(line)) return [];
		told.add(line);
		return [element('p', { 'data-skipped': '' }, line)];
	});
	return element(
		'section',
		{ 'data-milestone': milestone.id, id: milestoneAnchor(milestone.id) },
		element('h3', {}, `${milestone.number} ${milestone.title}`),
		...consultMarkup(milestone),
		...work,
		...skipped,
	);
}

/** Who to talk to first, and about what. */
export function consultMarkup({ consult }: Pick<GuideMilestone, 'consult'>): readonly Markup[] {
	return consult.map(({ who, about }) => {
		const chip =
			who.url === null
				? element('span', {}, `Consult ${who.name}`)
				: element('a', { href: who.url }, `Consult ${who.name}`);
		return element('p', { class: 'consult' }, chip, ` about ${about}.`);
	});
}

/** Names of the tracks of a piece of work; '' where it spans all of them. */
export const tracksOf = (cell: Extract<GuideCell, { status: 'do' }>): string =>
	cell.tracks.length > 1 ? 'All tracks' : (cell.tracks[0]?.title ?? '');

function cellMarkup(cell: Extract<GuideCell, { status: 'do' }>): Markup {
	const body =
		cell.as === null
			? cell.body
			: [element('p', {}, 'As in ', element('a', { href: cell.as.href }, cell.as.label), '.')];
	// The milestone around it has the rest of the identifier.
	const name = cell.id.slice(cell.id.lastIndexOf('/') + 1);
	return element('div', { 'data-cell': name }, taskHeading(cell.title, tracksOf(cell)), ...body);
}

/** The name of a task and its track, one level below what it stands in. A script adds the box, which only it can serve. */
export function taskHeading(title: string, tracks: string, tag: 'h2' | 'h4' = 'h4'): Markup {
	return element(tag, {}, title, ...(tracks === '' ? [] : [' ', element('small', {}, tracks)]));
}
