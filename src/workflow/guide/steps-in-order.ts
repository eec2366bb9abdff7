import type { Milestone, Phase } from '../phases/model.ts';
import type { Workflow } from '../phases/workflow.ts';
import type { StepText } from '../steps/step-tree.ts';

/** A step text with the milestones that show it. */
export interface PlacedStep {
	readonly step: StepText;
	readonly milestones: readonly Milestone[];
}

/** Every step text once, under the phase and in the order in which it is first needed. */
export function stepsInOrder({ table, steps }: Workflow): readonly {
	readonly phase: Phase;
	readonly steps: readonly PlacedStep[];
}[] {
	const places = new Map<string, Milestone[]>();
	const firstSeen = new Map<string, Phase>();
	for (const phase of table.phases) {
		for (const milestone of phase.milestones) {
			for (const { step } of milestone.cells.flatMap((cell) => cell.steps)) {
				places.set(step, [...(places.get(step) ?? []), milestone]);
				if (!firstSeen.has(step)) firstSeen.set(step, phase);
			}
		}
	}
	return table.phases.map((phase) => ({
		phase,
		steps: [...places].flatMap(([id, milestones]) => {
			const step = steps.get(id);
			return step && firstSeen.get(id) === phase ? [{ step, milestones }] : [];
		}),
	}));
}
