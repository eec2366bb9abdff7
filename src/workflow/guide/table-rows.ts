import { sayWhen } from '../phases/conditions.ts';
import type { Milestone, Phase } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import { fillText } from '../steps/render-step.ts';

/** A cell of the drawn phase table. */
export interface TableCell {
	/** How many columns it spans. */
	readonly span: number;
	/** Titles of the columns, for narrow screens. */
	readonly tracks: string;
	/** Links to its texts; `when` says for which streams ("where …"), null for all others. */
	readonly steps: readonly { readonly id: string; readonly title: string; readonly when: string | null }[];
	/** Why it is empty, where it is. */
	readonly idle: string | null;
}

export interface TableRow {
	readonly milestone: Milestone;
	readonly cells: readonly TableCell[];
}

/**
 * The phase table as rows of cells for its columns in order. A cell of several tracks spans them where they stand
 * beside each other, and is repeated where another column comes between.
 */
export function tableRows({ table, steps }: Workflow, phase: Phase): readonly TableRow[] {
	return phase.milestones.map((milestone) => {
		const cells: TableCell[] = [];
		let last: unknown = null;
		for (const track of table.tracks) {
			const cell = milestone.cells.find(({ tracks }) => tracks.includes(track));
			const previous = cells.at(-1);
			if (cell !== undefined && cell === last && previous !== undefined) {
				cells[cells.length - 1] = {
					...previous,
					span: previous.span + 1,
					tracks: `${previous.tracks}, ${track.title}`,
				};
				continue;
			}
			last = cell;
			cells.push({
				span: 1,
				tracks: track.title,
				steps: (cell?.steps ?? []).map(({ step, when }) => {
					const text = steps.get(step);
					return {
						id: step,
						title: text ? fillText(text.title, null) : step,
						when: when === null ? null : sayWhen(when),
					};
				}),
				idle: milestone.idle.find((one) => one.track === track)?.because ?? null,
			});
		}
		return { milestone, cells };
	});
}
