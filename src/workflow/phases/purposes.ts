/** What else may be done with a stream: selections of the work of the phase table. */
import type { Cell, Milestone, Phase, Purpose, PurposeTask } from './model.ts';
import type { PhaseTableFileValue } from './phase-table-file.ts';
import { conditionOf, type Report, reportUnknown, reportUnknownVariables } from './report.ts';

type PurposeFile = PhaseTableFileValue['purposes'][number];
type Path = readonly PropertyKey[];

/** The purposes of the file, each task linked with the milestone and the cell that it names. */
export function linkPurposes(
	purposes: readonly PurposeFile[],
	phases: readonly Phase[],
	stepIds: ReadonlySet<string>,
	report: Report,
): readonly Purpose[] {
	const milestones = new Map(
		phases.flatMap((phase) => phase.milestones.map((milestone) => [milestone.id, milestone] as const)),
	);
	return purposes.map(({ id, title, says, page, shared, full, when, because, opensWhen, tasks }, index) => {
		const at: Path = ['purposes', index];
		reportUnknownVariables(says, [...at, 'says'], report);
		reportUnknownVariables(because, [...at, 'because'], report);
		return {
			id,
			title,
			says,
			page,
			shared,
			full,
			when: when === undefined ? null : conditionOf(when, [...at, 'when'], report),
			because,
			opensWhen: opensWhen === undefined ? null : conditionOf(opensWhen, [...at, 'opensWhen'], report),
			tasks: tasks.flatMap((task, taskIndex): PurposeTask[] => {
				const here: Path = [...at, 'tasks', taskIndex];
				if (task.step !== undefined && !stepIds.has(task.step)) {
					reportUnknown('step', task.step, [...stepIds].sort(), [...here, 'step'], report);
				}
				const milestone = milestones.get(task.of);
				if (milestone === undefined) {
					reportUnknown('milestone', task.of, [...milestones.keys()], [...here, 'of'], report);
					return [];
				}
				const cell = cellOf(milestone, task.track);
				if (cell === undefined) {
					reportUnknown('track', task.track ?? '', tracksOf(milestone), [...here, 'track'], report);
					return [];
				}
				return [{ milestone, cell, step: task.step ?? null, consult: task.consult }];
			}),
		};
	});
}

/** The cell of a track; without a track, the only one or the first. */
const cellOf = ({ cells }: Milestone, track: string | undefined): Cell | undefined =>
	track === undefined ? cells[0] : cells.find(({ tracks }) => tracks.some(({ id }) => id === track));

const tracksOf = ({ cells }: Milestone): readonly string[] =>
	cells.flatMap(({ tracks }) => tracks.map(({ id }) => id));
