import type { Problem } from '../../../model/problem.ts';
import { bullets, code, plain } from '../../../text/markdown.ts';

/** Problems as a list, each with its place. */
export function problemLines(problems: readonly Problem[]): string {
	if (problems.length === 0) return 'None found.';
	return bullets(
		problems.map(({ severity, code: kind, message, hint, file, line }) => {
			const place = file === null ? '' : ` (${code(line === null ? file : `${file}:${line}`)})`;
			return `${severity} ${code(kind)}: ${plain(message)} ${plain(hint)}${place}`;
		}),
	);
}
