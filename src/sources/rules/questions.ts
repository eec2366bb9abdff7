import { z } from 'zod';
import type { Problem } from '../../model/problem.ts';
import { type AnswerKind, NO_QUESTIONS, type Questions } from '../../model/questions.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { readRuleFile } from './rule-file.ts';

const questions = z
	.array(z.string().trim().min(3).max(160).describe('a question or a topic in plain words'))
	.min(1)
	.max(8);
const byName = (named: string) =>
	z.record(z.string().min(1), questions).default({}).describe(`questions by the ${named}`);

/** The shape of `content/questions.yaml` and `content/wikimedia/questions.yaml`. */
const QuestionsFile = z.strictObject({
	schemas: byName('title of a schema'),
	streams: byName('name of a stream'),
	fields: byName('path of a field'),
	howTos: byName('identifier of a how-to'),
	steps: byName('identifier of a step'),
	settings: byName('path of a setting'),
} satisfies Record<AnswerKind, z.ZodType>);

/**
 * Reads what people want to find out and what answers it: the project's own questions, and those of the
 * configuration (`questions`).
 *
 * @param files absolute paths; what a later file says of a thing comes after what an earlier one says
 */
export function readQuestions(
	files: readonly string[],
	read: ReadText = readTextFile,
): { readonly value: Questions; readonly problems: readonly Problem[] } {
	const found = files.map((file) => readRuleFile(file, QuestionsFile, 'questions-unreadable', read));
	const merged = (kind: AnswerKind): ReadonlyMap<string, readonly string[]> => {
		const all = new Map<string, readonly string[]>();
		for (const { value } of found) {
			for (const [name, texts] of Object.entries(value?.[kind] ?? {}))
				all.set(name, [...(all.get(name) ?? []), ...texts]);
		}
		return all;
	};
	const value = Object.fromEntries(
		(Object.keys(NO_QUESTIONS) as AnswerKind[]).map((kind) => [kind, merged(kind)]),
	) as unknown as Questions;
	return { value, problems: found.flatMap(({ problems }) => problems) };
}
