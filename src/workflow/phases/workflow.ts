import type { StepText } from '../steps/step-tree.ts';
import type { PhaseTable } from './model.ts';

/** The phase table with its step texts. */
export interface Workflow {
	readonly table: PhaseTable;
	readonly steps: ReadonlyMap<string, StepText>;
}
