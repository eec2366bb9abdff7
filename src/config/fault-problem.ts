import type { Fault } from '../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from '../model/problems/configuration.ts';
import { displayPath } from './project.ts';

const FAULT_CODES: Readonly<Record<Fault['kind'], ConfigurationProblemCode>> = {
	syntax: 'configuration-syntax',
	'unknown-key': 'configuration-unknown-key',
	'missing-key': 'configuration-missing-key',
	'wrong-value': 'configuration-wrong-value',
};

/**
 * A fault of a hand-written file as a problem at its line.
 *
 * @param file absolute path
 * @param code the kind of problem that every fault of such a file is; by default the kind follows from the fault
 */
export function faultProblem(
	file: string,
	fault: Fault,
	code: ConfigurationProblemCode = FAULT_CODES[fault.kind],
): Problem {
	const shown = displayPath(file);
	return problemOf(
		CONFIGURATION_PROBLEMS,
		code,
		{ file: shown, line: fault.line, subject: `configuration:${shown}` },
		fault.message,
		fault.hint || CONFIGURATION_PROBLEMS[code].fix,
	);
}
