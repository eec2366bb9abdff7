import type { PhaseTable, Purpose, PurposeTask } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import type { StepText } from '../steps/step-tree.ts';
import type { GuideConfig } from '../subject/guide-config.ts';

/** A purpose whose tasks name their cells instead of carrying them. */
interface PurposeData extends Omit<Purpose, 'tasks'> {
	readonly tasks: readonly (Omit<PurposeTask, 'milestone' | 'cell'> & {
		readonly milestone: string;
		/** Which cell of the milestone. */
		readonly cell: number;
	})[];
}

/** The workflow as it travels to the browser: plain JSON. */
export interface WorkbenchData {
	readonly table: Omit<PhaseTable, 'purposes'>;
	readonly purposes: readonly PurposeData[];
	readonly steps: readonly StepText[];
	readonly facts: GuideConfig;
}

/** What travels to the browser. */
export function workbenchData({ table, steps }: Workflow, facts: GuideConfig): WorkbenchData {
	const { purposes, ...rest } = table;
	return {
		table: rest,
		purposes: purposes.map(({ tasks, ...purpose }) => ({
			...purpose,
			tasks: tasks.map(({ milestone, cell, ...task }) => ({
				...task,
				milestone: milestone.id,
				cell: milestone.cells.indexOf(cell),
			})),
		})),
		steps: [...steps.values()],
		facts,
	};
}

/** The workflow as guides take it. */
export function workflowOf({ table, purposes, steps }: WorkbenchData): Workflow {
	const milestones = new Map(
		table.phases.flatMap((phase) => phase.milestones.map((milestone) => [milestone.id, milestone] as const)),
	);
	return {
		table: {
			...table,
			purposes: purposes.map(({ tasks, ...purpose }) => ({
				...purpose,
				tasks: tasks.flatMap(({ milestone: id, cell: index, ...task }) => {
					const milestone = milestones.get(id);
					const cell = milestone?.cells[index];
					return milestone && cell ? [{ ...task, milestone, cell }] : [];
				}),
			})),
		},
		steps: new Map(steps.map((step) => [step.id, step])),
	};
}
