import type { ProblemKind } from '../problem.ts';

/** Problems of the phase table and of the step texts: the catalog's own content, written by people. */
export const WORKFLOW_PROBLEMS = {
	'phase-table-unusable': {
		severity: 'error',
		title: 'Phase table cannot be used',
		why: 'Every guide is made from the phase table, so a fault in it would be a fault in each of them.',
		fix: 'Correct content/workflow/phases.yaml at the line named.',
	},
	'how-to-unusable': {
		severity: 'error',
		title: 'How-to that cannot be made into a page',
		why: 'The page is left out; the rest of the site does not need it.',
		fix: 'Correct the text at the line that is named.',
	},
	'phase-table-duplicate-id': {
		severity: 'error',
		title: 'Phase table uses an identifier twice',
		why: 'Identifiers become anchors and remember what a reader has ticked; two with one name cannot be told apart.',
		fix: 'Rename one of them.',
	},
	'phase-table-unknown-name': {
		severity: 'error',
		title: 'Phase table names a track or consultant that it does not define',
		why: 'The work would stand in no column, or nobody would be named.',
		fix: 'Correct the name, or define the track or consultant at the top of the file.',
	},
	'workflow-missing-step': {
		severity: 'error',
		title: 'Phase table points at a step text that does not exist',
		why: 'The cell would be empty in every guide.',
		fix: 'Write content/workflow/steps/<step>.mdx, or correct the name.',
	},
	'workflow-unused-step': {
		severity: 'warning',
		title: 'Step text that no cell points at',
		why: 'Nobody will read it.',
		fix: 'Point a cell of the phase table at it, or delete the file.',
	},
	'workflow-unknown-condition': {
		severity: 'error',
		title: 'Unknown condition',
		why: 'A misspelt condition would hold for no stream, and the text would never show.',
		fix: 'Use one of the conditions that the message lists, joined by "and", "or" and "not".',
	},
	'workflow-unknown-variable': {
		severity: 'error',
		title: 'Unknown variable in the workflow',
		why: 'The reader would see braces instead of the value.',
		fix: 'Use one of the variables that the message lists.',
	},
	'step-unusable': {
		severity: 'error',
		title: 'Step text cannot be used',
		why: 'Step texts are shown for every stream, so they may use only what can be shown everywhere.',
		fix: 'Correct the text at the line named.',
	},
} as const satisfies Record<string, ProblemKind>;
