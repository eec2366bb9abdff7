import type { Change } from '../../model/history.ts';
import { encodeUrlPart } from '../../model/url-part.ts';
import type { RawCommit } from '../../sources/history/commits.ts';

/** What the configuration says of how changes are shown. */
export interface ChangeStyle {
	/** Pattern of task numbers, or null. */
	readonly taskPattern: string | null;
	/** Template with `{revision}` by source name. */
	readonly commitUrls: ReadonlyMap<string, string | null>;
	readonly people: boolean;
}

/** At most this many tasks of one change; a message can name any number. */
const MAX_TASKS = 20;

/** A commit as pages show it. */
export function changeOf(source: string, commit: RawCommit, style: ChangeStyle): Change {
	const { hash, time, subject, body, author } = commit;
	const template = style.commitUrls.get(source) ?? null;
	return {
		hash,
		source,
		time,
		date: time.slice(0, 10),
		subject: subject === '' ? '(no message)' : subject,
		tasks: tasksIn(`${subject}\n${body}`, style.taskPattern),
		author: style.people ? author : null,
		url: template === null ? null : template.replaceAll('{revision}', () => encodeUrlPart(hash)),
		reverts: /\bThis reverts commit ([0-9a-f]{40,64})\b/.exec(body)?.[1] ?? null,
	};
}

function tasksIn(message: string, pattern: string | null): readonly string[] {
	if (pattern === null) return [];
	const found = message.match(new RegExp(pattern, 'gu')) ?? [];
	return [...new Set(found)].slice(0, MAX_TASKS);
}
