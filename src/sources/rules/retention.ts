import { z } from 'zod';
import { displayPath } from '../../config/project.ts';
import type { Problem } from '../../model/problem.ts';
import { type ReadText, readTextFile } from '../text-file.ts';
import { readRuleFile } from './rule-file.ts';

/** How a kept field is kept: as it is, or as a salted hash that tells equal values apart. */
export type RetentionAction = 'keep' | 'hash';

/** One field of a table that outlives the purge. */
export interface RetainedField {
	/** Dotted path of the column: `performer.is_bot`. */
	readonly path: string;
	readonly action: RetentionAction;
	/** True where everything below the field is kept too (`keep_all`). */
	readonly whole: boolean;
}

export interface Retention {
	/** The first of the lists as people are told of it. */
	readonly file: string;
	/** Table name in lower case → its kept fields, in file order. */
	readonly tables: ReadonlyMap<string, readonly RetainedField[]>;
	readonly problems: readonly Problem[];
}

const ACTIONS = ['keep', 'keep_all', 'keepall', 'hash'] as const;
type Action = (typeof ACTIONS)[number];
interface Rules {
	readonly [field: string]: Action | Rules;
}
type RetentionFile = Readonly<Record<string, Rules | Action>>;

/** A union would tell a fault at the top of the file; a walk tells it where it stands. */
const RetentionFile = z
	.custom<RetentionFile>()
	.superRefine((value, context) => checkRules(value, [], context));

function checkRules(value: unknown, path: readonly string[], context: z.core.$RefinementCtx): void {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		for (const [field, below] of Object.entries(value)) checkRules(below, [...path, field], context);
	} else if (path.length === 0 || !ACTIONS.some((action) => action === value)) {
		const message = `expected ${ACTIONS.join(', ')}, or fields below it.`;
		context.addIssue({ code: 'custom', path: [...path], message });
	}
}

/** The entry of the allowlist whose fields every table of the file has besides its own. */
const DEFAULTS = '__defaults__';

/**
 * Reads sanitisation allowlists (`retention` of the configuration): a table's name, below it its fields, each with
 * `keep`, `hash` or `keep_all`; fields may nest. The same format as analytics/refinery,
 * static_data/sanitization/event_sanitized_*_allowlist.yaml.
 *
 * @param files absolute paths
 * @returns null where none is configured; then no page may claim that a stream is not retained
 */
export function readRetention(files: readonly string[], read: ReadText = readTextFile): Retention | null {
	const [first] = files;
	if (first === undefined) return null;
	const tables = new Map<string, readonly RetainedField[]>();
	const problems: Problem[] = [];
	for (const file of files) {
		const list = readRuleFile(file, RetentionFile, 'retention-unreadable', read);
		problems.push(...list.problems);
		const entries = new Map(Object.entries(list.value ?? {}));
		const defaults = retainedFields(entries.get(DEFAULTS));
		entries.delete(DEFAULTS);
		for (const [table, rules] of entries) {
			const key = table.toLowerCase();
			tables.set(key, [...(tables.get(key) ?? defaults), ...retainedFields(rules)]);
		}
	}
	return { file: displayPath(first), tables, problems };
}

function retainedFields(rules: Rules | Action | undefined, prefix = ''): readonly RetainedField[] {
	if (rules === undefined) return [];
	if (typeof rules === 'string') {
		return [
			{
				path: prefix,
				action: rules === 'hash' ? 'hash' : 'keep',
				whole: rules === 'keep_all' || rules === 'keepall',
			},
		];
	}
	return Object.entries(rules).flatMap(([field, below]) =>
		retainedFields(below, prefix === '' ? field : `${prefix}.${field}`),
	);
}
