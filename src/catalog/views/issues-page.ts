/** What the page about data quality shows: every problem of the sources by kind, and what they can be filtered by. */
import type { Catalog } from '../../model/catalog.ts';
import type { SourceLocation } from '../../model/location.ts';
import type { Problem } from '../../model/problem.ts';
import { PROBLEM_KINDS } from '../../model/problems/registry.ts';
import { groupProblems, type ProblemGroup } from '../../model/problems/sort-problems.ts';
import { countBySeverity, SEVERITIES, SEVERITY, type Severity } from '../../model/severity.ts';
import { formatCount, formatList } from '../../text/format.ts';
import { namespacesOf as namespacesOfStream } from '../names/parts.ts';
import { type Facet, type FacetChoice, facetChoices, facetValues, labelled, verbatim } from './facet.ts';
import { namespacesOf as namespacesOfTitle } from './namespaces.ts';
import { type SubjectLink, subjectLink } from './subject-link.ts';

/** One problem. */
export interface IssueRow {
	/** What it is about, or null. */
	readonly subject: SubjectLink | null;
	readonly message: string;
	/** What to do, or '' where its kind says it for all. */
	readonly hint: string;
	readonly location: SourceLocation | null;
	/** Values of the facets, as `facetValues` writes them. */
	readonly facets: string;
}

/** All problems of one kind. */
export interface IssueGroup {
	readonly code: string;
	readonly title: string;
	/** "12 issues". */
	readonly amount: string;
	readonly why: string;
	readonly fix: string;
	readonly rows: readonly IssueRow[];
	/** Number of those that the page does not list. */
	readonly more: number;
}

/** All kinds of one severity. */
export interface IssuePart {
	readonly id: string;
	readonly severity: Severity;
	readonly title: string;
	/** What the severity means. */
	readonly meaning: string;
	readonly count: number;
	readonly groups: readonly IssueGroup[];
}

export interface IssuesPageView {
	/** "2 errors, 14 warnings and 3 notices", or ''. */
	readonly summary: string;
	readonly parts: readonly IssuePart[];
	readonly facets: readonly FacetChoice[];
	/** Rows that the page has at most of one kind, where a kind has more; otherwise null. */
	readonly cutAt: number | null;
}

/** A page with tens of thousands of rows helps nobody; the file of all problems has them. */
const ROWS = 300;

const ABOUT: Readonly<Record<string, string>> = {
	stream: 'Streams',
	schema: 'Schemas',
	field: 'Fields',
	repository: 'Repositories',
	configuration: 'Configuration',
	note: 'Notes',
	guide: 'Guides',
	none: 'Something else',
};

/** What problems can be filtered by, in the order of the form. */
export const ISSUE_FACETS: readonly Facet<Problem>[] = [
	{
		id: 'severity',
		label: 'Severity',
		of: ({ severity }) => [severity],
		say: (value) => SEVERITY[value as Severity].label,
		order: SEVERITIES,
	},
	{
		id: 'kind',
		label: 'Kind of issue',
		of: ({ code }) => [code],
		say: (value) => PROBLEM_KINDS.get(value)?.title ?? value,
	},
	{
		id: 'repository',
		label: 'Repository',
		// Files are shown as `<repository>/<path>`.
		of: ({ file }) => (file === null ? [] : [file.split('/')[0] ?? '']),
		say: verbatim,
	},
	{
		id: 'namespace',
		label: 'Namespace',
		of: ({ subject }) => namespacesOf(subject),
		say: verbatim,
	},
	{
		id: 'about',
		label: 'About',
		of: ({ subject }) => [subject?.split(':')[0] ?? 'none'],
		say: labelled(ABOUT),
	},
];

/** `analytics/` for a schema and `mediawiki.` for a stream: the two kinds of names can begin alike. */
function namespacesOf(subject: Problem['subject']): readonly string[] {
	const [kind = '', ...rest] = subject?.split(':') ?? [];
	const name = rest.join(':');
	if (kind === 'stream') return namespacesOfStream(name).map((one) => `${one}.`);
	if (kind !== 'schema') return [];
	// A version counts as the name of the schema, not as a folder.
	return namespacesOfTitle(name.replace(/\/\d+\.\d+\.\d+[^/]*$/, '')).map((one) => `${one}/`);
}

export function issuesPage(catalog: Catalog): IssuesPageView {
	const { problems } = catalog;
	const counts = countBySeverity(problems);
	const groups = groupProblems(problems);
	const present = SEVERITIES.filter((severity) => counts[severity] > 0);
	return {
		summary: formatList(present.map((severity) => formatCount(counts[severity], SEVERITY[severity].one))),
		parts: present.map((severity) => ({
			id: SEVERITY[severity].title.toLowerCase(),
			severity,
			title: SEVERITY[severity].title,
			meaning: SEVERITY[severity].meaning,
			count: counts[severity],
			groups: groups
				.filter(({ kind }) => kind.severity === severity)
				.map((group) => issueGroup(group, catalog)),
		})),
		facets: facetChoices(ISSUE_FACETS, problems),
		cutAt: groups.some((group) => group.problems.length > ROWS) ? ROWS : null,
	};
}

function issueGroup({ code, kind, problems }: ProblemGroup, catalog: Catalog): IssueGroup {
	const hints = new Set(problems.map(({ hint }) => hint));
	const [shared = ''] = hints;
	return {
		code,
		title: kind.title,
		amount: formatCount(problems.length, 'issue'),
		why: kind.why,
		// What all of them say is said once.
		fix: hints.size === 1 && shared !== kind.fix ? `${kind.fix} ${shared}` : kind.fix,
		rows: problems.slice(0, ROWS).map((problem) => ({
			subject: problem.subject === null ? null : subjectLink(catalog, problem.subject),
			message: problem.message,
			hint: hints.size === 1 ? '' : problem.hint,
			location:
				problem.file === null ? null : { file: problem.file, line: problem.line, url: problem.url ?? null },
			facets: facetValues(ISSUE_FACETS, problem),
		})),
		more: Math.max(0, problems.length - ROWS),
	};
}
