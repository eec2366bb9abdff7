import { type Problem, problemOf } from '../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../model/problems/workflow.ts';
import type { RawWorkflow } from '../sources/workflow.ts';
import type { PhaseTable } from './phases/model.ts';
import { parsePhaseTable } from './phases/phase-table.ts';
import type { Workflow } from './phases/workflow.ts';
import { compileStep } from './steps/compile-step.ts';
import type { StepText } from './steps/step-tree.ts';

/**
 * Puts the phase table and the step texts together.
 *
 * @returns the workflow, or null where anything in it is wrong; problems have file and line
 */
export function buildWorkflow(raw: RawWorkflow): {
	readonly workflow: Workflow | null;
	readonly problems: readonly Problem[];
} {
	const problems: Problem[] = [...raw.problems];
	const steps = new Map<string, StepText>();
	for (const [id, { text, file }] of raw.steps) {
		const result = compileStep(id, text, file);
		problems.push(...result.problems);
		if (result.step) steps.set(id, result.step);
	}
	if (raw.table === null) return { workflow: null, problems };
	const parsed = parsePhaseTable(raw.table.text, raw.table.file, new Set(raw.steps.keys()));
	problems.push(...parsed.problems);
	if (parsed.table === null || problems.length > 0) return { workflow: null, problems };
	return { workflow: { table: parsed.table, steps }, problems: unusedSteps(parsed.table, steps.values()) };
}

function unusedSteps(table: PhaseTable, steps: Iterable<StepText>): readonly Problem[] {
	const used = new Set(
		table.phases.flatMap((phase) =>
			phase.milestones.flatMap((milestone) =>
				milestone.cells.flatMap((cell) => cell.steps.map(({ step }) => step)),
			),
		),
	);
	for (const { tasks } of table.purposes) {
		for (const { step } of tasks) if (step !== null) used.add(step);
	}
	return [...steps]
		.filter(({ id }) => !used.has(id))
		.map(({ id, file }) =>
			problemOf(
				WORKFLOW_PROBLEMS,
				'workflow-unused-step',
				{ file, line: 1 },
				`No cell of the phase table points at the step text \`${id}\`.`,
				`Point a cell of ${table.file} at it, or delete the file.`,
			),
		);
}
