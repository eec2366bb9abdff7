import type { Note } from '../model/note.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../model/problems/configuration.ts';

/**
 * Finds the note about a subject: the one that names it exactly, else the one with the longest matching prefix
 * (a subject that ends in `*`).
 *
 * @param notes at most one per subject
 * @returns a function from a subject such as `stream:mediawiki.page_change.v1` to its note or null
 */
export function noteFinder(notes: readonly Note[]): (subject: string) => Note | null {
	const exact = new Map(notes.map((note) => [note.subject, note]));
	const prefixes = notes
		.filter((note) => note.subject.endsWith('*'))
		.map((note) => ({ prefix: note.subject.slice(0, -1), note }))
		.sort((a, b) => b.prefix.length - a.prefix.length);
	return (subject) =>
		exact.get(subject) ?? prefixes.find(({ prefix }) => subject.startsWith(prefix))?.note ?? null;
}

/** Notes that apply to nothing in the catalog. */
export function unusedNotes(notes: readonly Note[], subjects: readonly string[]): readonly Problem[] {
	const known = new Set(subjects);
	return notes
		.filter(({ subject }) =>
			subject.endsWith('*')
				? !subjects.some((one) => one.startsWith(subject.slice(0, -1)))
				: !known.has(subject),
		)
		.map((note) =>
			problemOf(
				CONFIGURATION_PROBLEMS,
				'note-unknown-subject',
				{ file: note.file, line: 1, subject: `note:${note.file}` },
				`The note is about ${note.subject}, which is not in the catalog.`,
				CONFIGURATION_PROBLEMS['note-unknown-subject'].fix,
			),
		);
}
