import { type Problem, problemOf } from '../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../model/problems/workflow.ts';
import type { RawWorkflow } from '../sources/workflow.ts';
import type { PhaseTable } from './phases/model.ts';
import { parsePhaseTable } from './phases/phase-table.ts';
import type { Workflow } from './phases/workflow.ts';
import { compileStep } from './steps/compile-step.ts';
import type { StepText } from './steps/step-tree.ts';

/**
 * Puts the phase table and the step texts together. A step text with a fault, or a table with one, is told as a
 * problem with file and line, and something that says so stands in its place: the rest of the site needs neither.
 */
export function buildWorkflow(raw: RawWorkflow): {
	readonly workflow: Workflow;
	readonly problems: readonly Problem[];
} {
	const problems: Problem[] = [...raw.problems];
	const steps = new Map<string, StepText>();
	for (const [id, { text, file }] of raw.steps) {
		const result = compileStep(id, text, file);
		problems.push(...result.problems);
		steps.set(id, result.step ?? unreadableStep(id, file));
	}
	const parsed = raw.table && parsePhaseTable(raw.table.text, raw.table.file, new Set(raw.steps.keys()));
	problems.push(...(parsed?.problems ?? []));
	if (!parsed?.table) return { workflow: { table: unreadableTable(raw.table?.file ?? ''), steps }, problems };
	const unused = unusedSteps(parsed.table, steps.values());
	return { workflow: { table: parsed.table, steps }, problems: [...problems, ...unused] };
}

const WHERE_TOLD = 'The problems of the catalog name the line.';

/** Stands for a step text that cannot be used. */
const unreadableStep = (id: string, file: string): StepText => ({
	id,
	title: [`The text “${id}” cannot be shown`],
	summary: [WHERE_TOLD],
	file,
	blocks: [],
	claims: [],
	names: [],
});

/** Stands for a phase table that cannot be used: one phase that says so. */
const unreadableTable = (file: string): PhaseTable => ({
	file,
	tracks: [],
	consultants: [],
	rates: [],
	purposes: [],
	phases: [{ id: 'unreadable', title: 'The phase table cannot be shown', goal: WHERE_TOLD, milestones: [] }],
});

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
