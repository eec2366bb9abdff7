import { z } from 'zod';
import { type ReadText, readTextFile } from '../text-file.ts';
import { requireRuleFile } from './rule-file.ts';

const phrase = z
	.string()
	.regex(/^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+){0,3}$/u, 'expected one to four words in lower case.');
const names = z.array(z.string().min(1)).default([]);

/** Exported for tests, which have no file. */
export const AdviceFile = z.strictObject({
	advice: z
		.array(
			z.strictObject({
				title: z.string().min(5).max(80).describe('what somebody wants to record'),
				text: z.string().min(20).max(400).describe('what to use for it, one or two sentences'),
				when: z.array(phrase).min(1).describe('phrases, one of which must stand in what is typed'),
				unless: z.array(phrase).default([]).describe('phrases, none of which may stand in it'),
				schemas: names.describe('titles of schemas to link to'),
				streams: names.describe('names of streams to link to'),
				howTos: names.describe('identifiers of how-tos to link to'),
			}),
		)
		.describe('the list of advice'),
});

/**
 * Reads the advice that the search shows above its results.
 *
 * @param file absolute path of `content/advice.yaml` or of the file that the configuration names
 * @throws ConfigurationError with every fault of the file and its line
 */
export const readAdvice = (
	file: string,
	read: ReadText = readTextFile,
): z.output<typeof AdviceFile>['advice'] => requireRuleFile(file, AdviceFile, read).advice;
