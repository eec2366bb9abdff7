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
	'activity-unreadable': {
		severity: 'warning',
		title: 'Counts of events cannot be read',
		why: 'Of streams whose counts are missing, no page says whether they are in use.',
		fix: 'Correct the row at the line that is named.',
	},
	'activity-unknown-stream': {
		severity: 'notice',
		title: 'Events are counted of a stream that is not declared',
		why: 'Either its declaration was removed while it is still sent, or the counts name it otherwise.',
		fix: 'Declare it, stop its sender, or correct the name in the counts.',
	},
	'stream-without-owner': {
		severity: 'notice',
		title: 'Nobody is known to own a stream',
		why: 'Who finds something wrong with it has nobody to ask.',
		fix: 'Write a note on it with an `owner`, or name the team in the list of senders or in the file of owners.',
	},
} as const satisfies Record<string, ProblemKind>;
