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

/** A fault of a hand-written file as a problem. `file` is an absolute path. */
export function faultProblem(file: string, fault: Fault): Problem {
	const code = FAULT_CODES[fault.kind];
	return problemOf(
		CONFIGURATION_PROBLEMS,
		code,
		{ file: displayPath(file), line: fault.line, subject: `configuration:${displayPath(file)}` },
		fault.message,
		fault.hint || CONFIGURATION_PROBLEMS[code].mend,
	);
}
