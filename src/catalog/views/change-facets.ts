/** What the list of changes can be narrowed by. */
import { ISSUE_FILTER } from './change-issues.ts';
import { periodWords } from './change-periods.ts';
import type { ChangeRow } from './change-rows.ts';
import { type Facet, labelled } from './facet.ts';

const ABOUT = { stream: 'Streams', schema: 'Schemas', defaults: 'Settings of all streams' };
const DEEDS = {
	declared: 'Stream declared',
	removed: 'Stream removed',
	sampling: 'Sampling changed',
	changed: 'Other settings changed',
	published: 'Schema version published',
	edited: 'Published version edited',
	reverted: 'Earlier change reverted',
};
const ISSUES = Object.fromEntries(ISSUE_FILTER);

/** Filters of the list, in the order of the form. */
export const CHANGE_FACETS: readonly Facet<ChangeRow>[] = [
	{
		id: 'about',
		label: 'About',
		of: ({ values }) => values.about,
		say: labelled(ABOUT),
		order: Object.keys(ABOUT),
	},
	{
		id: 'did',
		label: 'What was done',
		of: ({ values }) => values.deeds,
		say: labelled(DEEDS),
		order: Object.keys(DEEDS),
	},
	{
		id: 'issues',
		label: 'Issues',
		of: ({ values }) => values.issues,
		say: labelled(ISSUES),
		order: Object.keys(ISSUES),
	},
	{ id: 'month', label: 'Month', of: ({ values }) => [values.month], say: periodWords, order: 'descending' },
];
