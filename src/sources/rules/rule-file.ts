import type { z } from 'zod';
import { displayPath } from '../../config/project.ts';
import { type Fault, parseStrictYaml, type StrictResult } from '../../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from '../../model/problems/configuration.ts';
import { readTextFile } from '../text-file.ts';

/**
 * Reads one of the small files that people write beside the configuration and checks it strictly.
 *
 * @param file absolute path
 * @param code the kind of problem that every fault of such a file is
 * @returns the value, or null and at least one problem
 */
export function readHandWritten<S extends z.ZodType>(
	file: string,
	schema: S,
	code: ConfigurationProblemCode,
): { value: z.output<S> | null; problems: readonly Problem[]; lineAt: StrictResult<unknown>['lineAt'] } {
	const read = readTextFile(file, { file: displayPath(file), subject: `configuration:${displayPath(file)}` });
	if ('problem' in read) return { value: null, problems: [read.problem], lineAt: () => 1 };
	const { value, faults, lineAt } = parseStrictYaml(read.text, schema);
	return { value, problems: faults.map((fault) => faultProblem(file, code, fault)), lineAt };
}

/** A fault of a hand-written file as a problem at its line. */
export function faultProblem(file: string, code: ConfigurationProblemCode, fault: Fault): Problem {
	const shown = displayPath(file);
	return problemOf(
		CONFIGURATION_PROBLEMS,
		code,
		{ file: shown, line: fault.line, subject: `configuration:${shown}` },
		fault.message,
		fault.hint || CONFIGURATION_PROBLEMS[code].mend,
	);
}
