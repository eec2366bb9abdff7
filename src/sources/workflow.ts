import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { displayPath } from '../config/project.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { SOURCE_PROBLEMS } from '../model/problems/sources.ts';
import { type ReadText, readTextFile } from './text-file.ts';

/** A text of the workflow, unread so far. */
export interface WorkflowText {
	readonly text: string;
	/** As people are told of it. */
	readonly file: string;
}

/** The files of the workflow: the phase table, and the step texts by their identifier. */
export interface RawWorkflow {
	readonly table: WorkflowText | null;
	readonly steps: ReadonlyMap<string, WorkflowText>;
	/** Of files that cannot be read. */
	readonly problems: readonly Problem[];
}

/**
 * Reads the phase table and the step texts of a folder.
 *
 * @param folder absolute, with `phases.yaml` and `steps/*.mdx`
 */
export function readWorkflow(folder: string, read: ReadText = readTextFile): RawWorkflow {
	const problems: Problem[] = [];
	const textOf = (path: string): WorkflowText | null => {
		const file = displayPath(path);
		const found = read(path, { file });
		if ('text' in found) return { text: found.text, file };
		problems.push(found.problem);
		return null;
	};
	const steps = new Map<string, WorkflowText>();
	for (const name of stepFiles(join(folder, 'steps'), problems)) {
		const step = textOf(join(folder, 'steps', name));
		if (step) steps.set(basename(name, '.mdx'), step);
	}
	return { table: textOf(join(folder, 'phases.yaml')), steps, problems };
}

/** Names of the step texts; a folder that cannot be read is a problem. */
function stepFiles(folder: string, problems: Problem[]): readonly string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith('.mdx'))
			.sort();
	} catch {
		const file = displayPath(folder);
		problems.push(
			problemOf(
				SOURCE_PROBLEMS,
				'file-unreadable',
				{ file },
				`The folder ${file} cannot be read.`,
				'Restore the folder; it comes with the project.',
			),
		);
		return [];
	}
}
