import { bullets, code, linkTo, page, plain } from '../../text/markdown.ts';
import { toMarkdown } from '../steps/markup-markdown.ts';
import type { Guide, GuideMilestone } from './guide.ts';
import { skippedLines } from './skipped-lines.ts';

/**
 * A guide as Markdown: every phase, milestone and task in order.
 *
 * @param url makes the address of a path of the site
 */
export function guideMarkdown(guide: Guide, url: (path: string) => string): string {
	return page(
		`# Workflow guide of ${code(guide.stream)}`,
		`Stands at: ${plain(guide.opensAt.title)}. ${plain(guide.opensAt.because)}`,
		...guide.phases.flatMap(({ title, goal, milestones }) => [
			`## ${plain(title)}`,
			plain(goal),
			...milestones.flatMap((milestone) => milestoneParts(milestone, url)),
		]),
	);
}

function milestoneParts(milestone: GuideMilestone, url: (path: string) => string): string[] {
	const { number, title, consult, cells } = milestone;
	const skipped = skippedLines(milestone).map(
		({ tracks, reason }) => `${tracks === '' ? 'Skipped' : `${plain(tracks)}: skipped`}. ${plain(reason)}.`,
	);
	return [
		`### ${number}. ${plain(title)}`,
		bullets(consult.map(({ who, about }) => `Consult ${plain(who.name)} about ${plain(about)}.`)),
		...cells.flatMap((cell) =>
			cell.status === 'do'
				? [
						`#### ${plain(cell.tracks.map((track) => track.title).join(', '))}: ${plain(cell.title)}`,
						cell.as === null
							? toMarkdown(cell.body, url, 5)
							: `${plain(cell.summary)}. The same as ${linkTo(plain(cell.as.label), cell.as.href.startsWith('/') ? url(cell.as.href) : cell.as.href)}.`,
					]
				: [],
		),
		bullets(skipped),
	].filter((text) => text !== '');
}
