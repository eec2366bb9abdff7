import { z } from 'zod';
import { type ReadText, readTextFile } from '../text-file.ts';
import { requireRuleFile } from './rule-file.ts';

const phrase = z
	.string()
	.regex(/^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+){0,3}$/u, 'expected one to four words in lower case.');

/** Exported for tests, which have no file. */
export const SynonymsFile = z.strictObject({
	groups: z
		.array(
			z
				.array(phrase)
				.min(2, 'a group needs at least two phrases: one alone has no synonym.')
				.refine((group) => new Set(group).size === group.length, 'the group names a phrase twice.'),
		)
		.describe('the list of groups of phrases with one meaning'),
	leads: z
		.record(phrase, z.array(phrase).min(1, 'a lead needs at least one phrase that leads to it.'))
		.default({})
		.describe('words of the catalog, each with the phrases that lead to it'),
});

/**
 * Reads what the search knows of words: groups of phrases with one meaning, and phrases that lead to another.
 *
 * @param file absolute path of `content/synonyms.yaml`
 * @throws ConfigurationError with every fault of the file and its line
 */
export const readSynonyms = (file: string, read: ReadText = readTextFile): z.output<typeof SynonymsFile> =>
	requireRuleFile(file, SynonymsFile, read);
