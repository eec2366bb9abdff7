import type { ProblemKind } from '../problem.ts';

/** What can be wrong with the version history of the sources. */
export const HISTORY_PROBLEMS = {
	'history-unreadable': {
		severity: 'warning',
		title: 'Version history cannot be read',
		why: 'Since when things are there, and what changed, is not known.',
		fix: 'Do what git says; it must be installed, and the repository must belong to the user who builds.',
	},
	'history-shallow': {
		severity: 'notice',
		title: 'Only the newest part of a version history is there',
		why: 'What is older than the clone has no date, and retired streams are missing.',
		fix: 'Fetch the whole history: `npm run sources`, or `git fetch --unshallow` in the clone.',
	},
	'history-state-unreadable': {
		severity: 'notice',
		title: 'A state of the past cannot be read',
		why: 'What that change did is dated by the next state that can be read.',
		fix: 'Nothing has to be done; the past stays as it is.',
	},
} as const satisfies Record<string, ProblemKind>;
