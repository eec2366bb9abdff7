import { byCodeUnit } from '../order.ts';
import type { Problem, ProblemKind } from '../problem.ts';
import { bySeverity, type Severity } from '../severity.ts';
import { PROBLEM_KINDS } from './registry.ts';

/** Sorts by severity, code, subject, file, line and message, and drops exact repetitions. */
export function sortProblems(problems: Iterable<Problem>): readonly Problem[] {
	const distinct = new Map<string, Problem>();
	for (const problem of problems) {
		const { code, subject, file, line, message } = problem;
		distinct.set(JSON.stringify([code, subject, file, line, message]), problem);
	}
	return [...distinct.values()].sort(
		(a, b) =>
			bySeverity(a, b) ||
			byCodeUnit(a.code, b.code) ||
			byCodeUnit(a.subject ?? '', b.subject ?? '') ||
			byCodeUnit(a.file ?? '', b.file ?? '') ||
			(a.line ?? 0) - (b.line ?? 0) ||
			byCodeUnit(a.message, b.message),
	);
}

export interface ProblemGroup {
	readonly code: string;
	readonly kind: ProblemKind;
	readonly problems: readonly Problem[];
}

/** Sorted problems in groups of one code each, in the order of their first member. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) {
		const group = groups.get(problem.code);
		if (group) group.push(problem);
		else groups.set(problem.code, [problem]);
	}
	return [...groups].map(([code, members]) => ({
		code,
		kind: PROBLEM_KINDS.get(code) ?? unregistered(code, members[0]?.severity ?? 'notice'),
		problems: members,
	}));
}

/** Keeps a page whole should a code be missing from the registry; a test makes sure that none is. */
function unregistered(code: string, severity: Severity): ProblemKind {
	return { severity, title: code, why: '', fix: '' };
}
