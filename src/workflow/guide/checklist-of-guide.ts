import type { Checklist } from './checklist.ts';
import type { Guide } from './guide.ts';
import { skippedLines } from './skipped-lines.ts';

/** The checklist of a guide in which nothing is ticked, such as that of a draft. */
export function checklistOfGuide(guide: Guide, url: string | null): Checklist {
	return {
		stream: guide.stream,
		url,
		phases: guide.phases.map(({ title, milestones }) => ({
			title,
			milestones: milestones.map((milestone) => ({
				title: `${milestone.number} ${milestone.title}`,
				items: milestone.cells.flatMap((cell) =>
					cell.status === 'do'
						? [
								{
									tracks: cell.tracks.map((track) => track.title).join(' · '),
									title: cell.title,
									summary: cell.summary,
									done: false,
								},
							]
						: [],
				),
				skipped: skippedLines(milestone).map(
					({ tracks, reason }) => `${tracks === '' ? 'skipped' : `${tracks}: skipped`}. ${reason}.`,
				),
			})),
		})),
	};
}
