import { isAbsolute, relative } from 'node:path';
import { problemsDocument } from '../catalog/views/api/problems.ts';
import { stringify } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { groupProblems } from '../model/problems/sort-problems.ts';
import { countBySeverity, SEVERITIES, SEVERITY, type Severity } from '../model/severity.ts';
import { formatCount } from '../text/format.ts';
import type { PlacedProblem } from './check/code-quality.ts';
import { type Paint, paintNever } from './terminal.ts';

/** "3 errors, 12 warnings, 1 notice", or "no problems". */
export function describeCounts(problems: readonly Problem[]): string {
	const counts = countBySeverity(problems);
	const words = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
		formatCount(counts[severity], SEVERITY[severity].one),
	);
	return words.join(', ') || 'no problems';
}

/** `file:line`, as editors and terminals open it. */
function formatPlace(problem: Problem): string {
	if (problem.file === null) return problem.subject ?? '';
	return problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
}

/** How many problems of one kind are shown, by its severity. */
export type Shown = Readonly<Record<Severity, number>>;
const ALL: Shown = { error: Infinity, warning: Infinity, notice: Infinity };

/**
 * The problems for reading: a line for each kind with its count, below it as many as are to be shown.
 *
 * @param paint puts text in a colour, where colours are shown
 */
export function textReport(
	problems: readonly Problem[],
	paint: Paint = paintNever,
	limits: Shown = ALL,
): string {
	const lines: string[] = [];
	for (const { code, kind, problems: members } of groupProblems(problems)) {
		const heading = `${kind.severity}: ${kind.title} (${members.length})`;
		lines.push(`${paint(SEVERITY[kind.severity].colour, heading)} ${paint('dim', code)}`);
		const shown = members.slice(0, limits[kind.severity]);
		for (const problem of shown) {
			const place = formatPlace(problem);
			lines.push(`  ${place === '' ? '' : `${paint('bold', oneLine(place))}  `}${oneLine(problem.message)}`);
		}
		if (shown.length === 0) continue;
		if (members.length > shown.length)
			lines.push(paint('dim', `  … and ${members.length - shown.length} more`));
		lines.push(paint('dim', `  → ${oneLine(members[0]?.hint || kind.fix)}`));
	}
	lines.push(describeCounts(problems));
	return lines.join('\n');
}

/**
 * The problems in a few lines: how many there are of each kind of error and warning, and how many notices.
 *
 * @param paint puts text in a colour, where colours are shown
 */
export function briefReport(problems: readonly Problem[], paint: Paint = paintNever): string[] {
	const groups = groupProblems(problems);
	const lines = groups
		.filter(({ kind }) => kind.severity !== 'notice')
		.map(({ kind, problems: members }) => {
			const severity = paint(SEVERITY[kind.severity].colour, kind.severity.padEnd(WIDEST));
			return `  ${severity}  ${String(members.length).padStart(DIGITS)}  ${kind.title}`;
		});
	const notices = groups.filter(({ kind }) => kind.severity === 'notice');
	if (notices.length === 0) return lines;
	const count = notices.reduce((sum, { problems: members }) => sum + members.length, 0);
	const severity = paint(SEVERITY.notice.colour, 'notice'.padEnd(WIDEST));
	return [
		...lines,
		`  ${severity}  ${String(count).padStart(DIGITS)}  of ${formatCount(notices.length, 'kind')}, worth knowing`,
	];
}

/** Letters of the longest severity, and digits that numbers are aligned to. */
const WIDEST = 'warning'.length;
const DIGITS = 4;

/** Text from the input must not move the cursor or begin a line of its own. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');

/**
 * The problems as workflow commands of GitHub Actions: annotations at file and line.
 *
 * @param folders source name → absolute folder: shown paths begin with the source's name, annotations need the
 *   path in the checkout
 */
export function githubReport(
	problems: readonly Problem[],
	folders: Readonly<Record<string, string>> = {},
	checkout: TopOf = () => process.cwd(),
): string {
	return problems
		.map((problem) => {
			const properties = [
				...(problem.file === null ? [] : [`file=${property(checkoutPath(problem.file, folders, checkout))}`]),
				...(problem.line === null ? [] : [`line=${problem.line}`]),
				`title=${property(problem.code)}`,
			];
			const message = `${problem.message} ${problem.hint}`.trim();
			return `::${problem.severity} ${properties.join(',')}::${data(message)}`;
		})
		.join('\n');
}

/** Problems with the paths of their files in the checkout. */
export const placed = (
	problems: readonly Problem[],
	folders: Readonly<Record<string, string>>,
	checkout: TopOf = () => process.cwd(),
): readonly PlacedProblem[] =>
	problems.map((problem) => ({
		problem,
		path: problem.file === null ? null : checkoutPath(problem.file, folders, checkout),
	}));

/** The top of the checkout that a folder lies in, to which the paths of its files are relative. */
export type TopOf = (folder: string) => string;

function checkoutPath(shown: string, folders: Readonly<Record<string, string>>, checkout: TopOf): string {
	const [source = '', ...rest] = shown.split('/');
	const folder = Object.hasOwn(folders, source) ? folders[source] : undefined;
	if (folder === undefined) return shown;
	const path = relative(checkout(folder), [folder, ...rest].join('/'));
	return path.startsWith('..') || isAbsolute(path) ? shown : path;
}

const data = (text: string): string =>
	text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The problems as `/api/problems.json` has them. */
export function jsonReport(problems: readonly Problem[]): string {
	return stringify(problemsDocument(problems), '\t');
}
