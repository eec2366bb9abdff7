import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { displayPath } from '../config/project.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { WORKFLOW_PROBLEMS } from '../model/problems/workflow.ts';
import { parsePhaseTable } from './phases/phase-table.ts';
import type { Workflow } from './phases/workflow.ts';
import { compileStep } from './steps/compile-step.ts';
import type { StepText } from './steps/step-tree.ts';

/** The folder of the shipped phase table and step texts, relative to the project. */
export const WORKFLOW_FOLDER = 'content/workflow';

/**
 * Reads the phase table and the step texts of a folder. Touches the disk, never the network.
 *
 * @param folder absolute, with `phases.yaml` and `steps/*.mdx`
 * @returns the workflow, or null where anything in it is wrong; problems have file and line
 */
export async function loadWorkflow(
	folder: string,
): Promise<{ readonly workflow: Workflow | null; readonly problems: readonly Problem[] }> {
	const problems: Problem[] = [];
	const steps = new Map<string, StepText>();
	const known = new Set<string>();
	const names = (await readdir(join(folder, 'steps'))).filter((name) => name.endsWith('.mdx')).sort();
	for (const name of names) {
		const file = join(folder, 'steps', name);
		const id = basename(name, '.mdx');
		const result = compileStep(id, await readFile(file, 'utf8'), displayPath(file));
		known.add(id);
		problems.push(...result.problems);
		if (result.step) steps.set(id, result.step);
	}
	const file = join(folder, 'phases.yaml');
	const { table, problems: tableProblems } = parsePhaseTable(
		await readFile(file, 'utf8'),
		displayPath(file),
		known,
	);
	problems.push(...tableProblems);
	if (table === null || problems.length > 0) return { workflow: null, problems };
	const used = new Set(
		table.phases.flatMap((phase) =>
			phase.milestones.flatMap((milestone) =>
				milestone.cells.flatMap((cell) => cell.steps.map(({ step }) => step)),
			),
		),
	);
	for (const { id, file: path } of steps.values()) {
		if (used.has(id)) continue;
		problems.push(
			problemOf(
				WORKFLOW_PROBLEMS,
				'workflow-unused-step',
				{ file: path, line: 1 },
				`No cell of the phase table points at the step text \`${id}\`.`,
				`Point a cell of ${table.file} at it, or delete the file.`,
			),
		);
	}
	return { workflow: { table, steps }, problems };
}
