/** Reads `content/synonyms.yaml`. Runs in the build only. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from '../../config/errors.ts';
import { faultProblem } from '../../config/fault-problem.ts';
import { displayPath } from '../../config/project.ts';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import { problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../../model/problems/configuration.ts';
import type { SynonymGroup } from './model.ts';

const phrase = z
	.string()
	.regex(/^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+){0,3}$/u, 'expected one to four words in lower case.');

const SynonymsFile = z.strictObject({
	groups: z
		.array(
			z
				.array(phrase)
				.min(2, 'a group needs at least two phrases: one alone has no synonym.')
				.refine((group) => new Set(group).size === group.length, 'the group names a phrase twice.'),
		)
		.describe('the list of groups of phrases with one meaning'),
});

/**
 * Reads the synonym groups that the search uses.
 *
 * @param file absolute path of `content/synonyms.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export function readSynonyms(file: string): readonly SynonymGroup[] {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new ConfigurationError([
			problemOf(
				CONFIGURATION_PROBLEMS,
				'configuration-file-missing',
				{ file: displayPath(file) },
				`The synonyms ${displayPath(file)} cannot be read.`,
				'Restore the file; a file without synonyms is `groups: []`.',
			),
		]);
	}
	return parseSynonyms(text, file);
}

/** The same from a text; `file` is only named in problems. */
export function parseSynonyms(text: string, file: string): readonly SynonymGroup[] {
	const { value, faults } = parseStrictYaml(text, SynonymsFile);
	if (value === null) throw new ConfigurationError(faults.map((fault) => faultProblem(file, fault)));
	return value.groups;
}
