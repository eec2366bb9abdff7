import type { Problem as FoundProblem } from '../../../model/problem.ts';
import { contentId } from '../../../text/content-id.ts';
import { API_VERSION, type Problem, type ProblemsDocument } from './shapes.ts';

/**
 * Problems for programs. The id is made of what the problem is, not of its line, so that it stays the same when text
 * above it changes; equal problems of one file are told apart by a number.
 */
export function problemRows(problems: readonly FoundProblem[]): Problem[] {
	const seen = new Map<string, number>();
	return problems.map(({ code, severity, file, line, message, hint, subject, url = null }) => {
		const name = `${code}-${contentId(JSON.stringify([code, file, subject, message]))}`;
		const before = seen.get(name) ?? 0;
		seen.set(name, before + 1);
		const id = before === 0 ? name : `${name}-${before + 1}`;
		return { id, code, severity, file, line, message, hint, subject, url };
	});
}

/** `/api/problems.json`, and what `npm run check -- --format json` prints. */
export const problemsDocument = (problems: readonly FoundProblem[]): ProblemsDocument => ({
	apiVersion: API_VERSION,
	problems: problemRows(problems),
});
