import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { faultProblem } from '../../config/fault-problem.ts';
import { displayPath } from '../../config/project.ts';
import { parseStrictYaml } from '../../formats/yaml/strict-yaml.ts';
import type { Note } from '../../model/note.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { CONFIGURATION_PROBLEMS } from '../../model/problems/configuration.ts';
import { type ReadText, readTextFile } from '../text-file.ts';

const optionalText = z.string().min(1).nullable().default(null);

const FrontMatter = z.strictObject({
	subject: z
		.string()
		.refine((one) => /^(stream|schema):\S+$/.test(one), 'expected `stream:<name>` or `schema:<title>`.')
		.describe(
			'what the note is about: `stream:<name>` or `schema:<title>`; a final `*` means all that begin so',
		),
	owner: optionalText.describe('the team or person that answers for it'),
	contact: optionalText.describe('where to ask: an address, a channel or a URL'),
	status: z
		.enum(['active', 'deprecated', 'experimental', 'retired'])
		.nullable()
		.default(null)
		.describe('what state it is in'),
	purge: optionalText.describe('the purge policy in words'),
	tasks: z.array(z.string().min(1)).default([]).describe('the list of task numbers'),
	warnings: z.array(z.string().min(1)).default([]).describe('a list of sentences that readers must not miss'),
});

/**
 * Reads all notes (`notes` of the configuration): one Markdown file each, with YAML front matter.
 * A `README.md` in the folder is no note.
 *
 * @param folder absolute path, or null where none is configured; a folder that does not exist holds no notes
 */
export function readNotes(
	folder: string | null,
	read: ReadText = readTextFile,
): { notes: readonly Note[]; problems: readonly Problem[] } {
	if (folder === null) return { notes: [], problems: [] };
	const notes: Note[] = [];
	const problems: Problem[] = [];
	for (const file of noteFiles(folder)) {
		const shown = displayPath(file);
		const found = read(file, { file: shown, subject: `note:${shown}` });
		if ('problem' in found) {
			problems.push(found.problem);
			continue;
		}
		const result = parseNote(file, found.text);
		problems.push(...result.problems);
		const { note } = result;
		if (note === null) continue;
		const first = notes.find((one) => one.subject === note.subject);
		if (first === undefined) notes.push(note);
		else problems.push(duplicate(note, first));
	}
	return { notes, problems };
}

function noteFiles(folder: string): readonly string[] {
	let names: string[];
	try {
		// Folders that are links are not gone into; a file that is one is told by its reader.
		names = readdirSync(folder, { recursive: true }) as string[];
	} catch {
		return [];
	}
	return names
		.filter((name) => name.endsWith('.md') && !/(^|\/)readme\.md$/i.test(name))
		.sort()
		.map((name) => resolve(folder, name));
}

/** One note out of its text; null with problems where the front matter cannot be used. */
function parseNote(file: string, text: string): { note: Note | null; problems: readonly Problem[] } {
	const parts = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
	if (parts?.index !== 0) {
		const fault = {
			kind: 'syntax' as const,
			line: 1,
			message: 'The note does not begin with front matter between two lines `---`.',
			hint: 'Write `---`, `subject: stream:<name>` and `---` on the first three lines.',
		};
		return { note: null, problems: [faultProblem(file, fault, 'note-unreadable')] };
	}
	const { value, faults } = parseStrictYaml(parts[1] ?? '', FrontMatter, 2);
	if (value === null) {
		return { note: null, problems: faults.map((fault) => faultProblem(file, fault, 'note-unreadable')) };
	}
	return {
		note: { ...value, body: text.slice(parts[0].length).trim(), file: displayPath(file) },
		problems: [],
	};
}

function duplicate(note: Note, first: Note): Problem {
	return problemOf(
		CONFIGURATION_PROBLEMS,
		'note-duplicate-subject',
		{ file: note.file, line: 1, subject: `note:${note.file}` },
		`Both ${first.file} and ${note.file} are about ${note.subject}.`,
		CONFIGURATION_PROBLEMS['note-duplicate-subject'].fix,
	);
}
