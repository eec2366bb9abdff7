import type { Problem } from '../model/problem.ts';

/** The configuration cannot be used at all; the command line prints the problems and exits with code 2. */
export class ConfigurationError extends Error {
	readonly problems: readonly Problem[];

	/** @param problems at least one, each with its file and, where one is known, its line */
	constructor(problems: readonly Problem[]) {
		super(problems.map((problem) => problem.message).join('\n'));
		this.name = 'ConfigurationError';
		this.problems = problems;
	}
}
