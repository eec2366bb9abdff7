import type { PhaseTable } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import type { StepText } from '../steps/step-tree.ts';
import type { GuideConfig } from '../subject/guide-config.ts';

/** The workflow as it travels to the browser: plain JSON. */
export interface WorkbenchData {
	readonly table: PhaseTable;
	readonly steps: readonly StepText[];
	readonly facts: GuideConfig;
}

/** The workflow as guides take it. */
export function workflowOf({ table, steps }: WorkbenchData): Workflow {
	return { table, steps: new Map(steps.map((step) => [step.id, step])) };
}
