/** The one reader of the small YAML files that people write beside the configuration. */
import type { z } from 'zod';
import { ConfigurationError } from '../../config/errors.ts';
import { faultProblem } from '../../config/fault-problem.ts';
import { displayPath } from '../../config/project.ts';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from '../../model/problems/configuration.ts';
import { type ReadText, readTextFile } from '../text-file.ts';

/** A file that was read strictly: its value, or null and at least one problem. */
export interface RuleFileRead<T> {
	readonly value: T | null;
	readonly problems: readonly Problem[];
}

/**
 * Reads a list that an organisation keeps of its streams. A fault in it is a problem of the catalog; the build goes
 * on without the file.
 *
 * @param file absolute path
 * @param code the kind of problem that every fault of such a file is
 */
export function readRuleFile<S extends z.ZodType>(
	file: string,
	schema: S,
	code: ConfigurationProblemCode,
	read: ReadText = readTextFile,
): RuleFileRead<z.output<S>> {
	const shown = displayPath(file);
	const found = read(file, { file: shown, subject: `configuration:${shown}` });
	if ('problem' in found) return { value: null, problems: [found.problem] };
	return parseRuleFile(found.text, file, schema, code);
}

/**
 * Reads a table that decides how everything else is read: it comes with the project, and without it there is no
 * catalog.
 *
 * @param file absolute path
 * @throws ConfigurationError with every fault of the file and its line
 */
export function requireRuleFile<S extends z.ZodType>(
	file: string,
	schema: S,
	read: ReadText = readTextFile,
): z.output<S> {
	const shown = displayPath(file);
	const found = read(file, { file: shown, subject: `configuration:${shown}` });
	if ('problem' in found) {
		throw new ConfigurationError([
			problemOf(
				CONFIGURATION_PROBLEMS,
				'configuration-file-missing',
				{ file: shown },
				`The file ${shown} cannot be read.`,
				'Restore the file; it comes with the project.',
			),
		]);
	}
	return requireRules(found.text, file, schema);
}

/** The same from text; `file` is only named in problems. */
export function requireRules<S extends z.ZodType>(text: string, file: string, schema: S): z.output<S> {
	const { value, problems } = parseRuleFile(text, file, schema);
	if (value === null) throw new ConfigurationError(problems);
	return value;
}

function parseRuleFile<S extends z.ZodType>(
	text: string,
	file: string,
	schema: S,
	code?: ConfigurationProblemCode,
): RuleFileRead<z.output<S>> {
	const { value, faults } = parseStrictYaml(text, schema);
	return { value, problems: faults.map((fault) => faultProblem(file, fault, code)) };
}
