import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { displayPath } from '../../config/project.ts';
import type { ActivityRow } from '../../model/activity.ts';
import { type Problem, problemOf } from '../../model/problem.ts';
import { HISTORY_PROBLEMS } from '../../model/problems/history.ts';
import { type ReadText, readTextFile } from '../text-file.ts';

export interface ActivityCounts {
	/** The file as people are told of it. */
	readonly file: string;
	readonly rows: readonly ActivityRow[];
	readonly problems: readonly Problem[];
}

const count = z.coerce.number().nonnegative();
const Row = z.object({
	stream: z.string().min(1),
	day: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}(?:T.*)?$/)
		.transform((day) => day.slice(0, 10))
		.refine((day) => !Number.isNaN(Date.parse(day))),
	events: count,
	canary: z.union([z.literal('').transform(() => 0), count]).default(0),
});

/** Bytes: a year of a thousand streams has twenty million. */
const MAX_SIZE = 64_000_000;
/** Wrong rows that are told one by one. */
const MOST_TOLD = 20;

/**
 * Reads the counts (`activity` of the configuration): CSV with the columns `stream`, `day`, `events` and perhaps
 * `canary` in its first line, or a JSON list of objects with these keys. A row that is wrong is told and left out.
 *
 * @param file absolute path, or null where none is configured
 * @returns null where none is configured; then nothing is claimed of any stream
 */
export function readActivity(file: string | null, read: ReadText = readTextFile): ActivityCounts | null {
	if (file === null) return null;
	const shown = displayPath(file);
	const place = { file: shown };
	const content = read(file, place, MAX_SIZE);
	if ('problem' in content) return { file: shown, rows: [], problems: [content.problem] };
	const problem = (line: number | null, what: string): Problem =>
		problemOf(
			HISTORY_PROBLEMS,
			'activity-unreadable',
			{ ...place, line },
			what,
			'Give the columns stream, day (2024-03-07), events and, where it is known, canary.',
		);
	let records: readonly { readonly value: unknown; readonly line: number | null }[];
	try {
		records = content.text.trimStart().startsWith('[') ? fromJson(content.text) : fromCsv(content.text);
	} catch (error) {
		const what = error instanceof Error ? error.message.split('\n')[0] : String(error);
		return {
			file: shown,
			rows: [],
			problems: [problem(null, `The file is neither CSV nor a JSON list: ${what}`)],
		};
	}
	const rows: ActivityRow[] = [];
	const problems: Problem[] = [];
	for (const { value, line } of records) {
		const row = Row.safeParse(value);
		if (row.success) rows.push(row.data);
		else {
			const key = row.error.issues[0]?.path.join('.') ?? '';
			problems.push(
				problem(line, key === '' ? 'The row is no object.' : `\`${key}\` is missing or wrong in a row.`),
			);
		}
	}
	const untold = problems.length - MOST_TOLD;
	return {
		file: shown,
		rows,
		problems:
			untold > 0
				? [...problems.slice(0, MOST_TOLD), problem(null, `${untold} more rows are wrong.`)]
				: problems,
	};
}

function fromCsv(text: string): { value: unknown; line: number }[] {
	const parsed = parse(text, {
		columns: true,
		info: true,
		skip_empty_lines: true,
		trim: true,
		bom: true,
	}) as unknown as {
		record: unknown;
		info: { lines: number };
	}[];
	return parsed.map(({ record, info }) => ({ value: record, line: info.lines }));
}

function fromJson(text: string): { value: unknown; line: null }[] {
	const value: unknown = JSON.parse(text);
	return Array.isArray(value) ? value.map((one) => ({ value: one, line: null })) : [];
}
