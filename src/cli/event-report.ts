import { type CheckedEvent, VERDICT_WORDS } from '../catalog/event/check-event.ts';
import type { UnreadPart } from '../catalog/event/read-pasted.ts';
import { printable } from '../text/printable.ts';

/** Verdicts with their reasons, for a terminal. */
export function eventReport(
	checked: readonly { readonly line: number | null; readonly result: CheckedEvent }[],
	unread: readonly UnreadPart[],
): string {
	const lines = checked.flatMap(
		({ line, result: { verdict, refusals, undecided, notes, stream } }, index) => [
			`Event ${index + 1}${line === null ? '' : `, line ${line}`}: ${VERDICT_WORDS[verdict].label.toLowerCase()}${stream === null ? '' : ` (${stream})`}`,
			...(undecided === null ? [] : [`  ${undecided}`]),
			...refusals.map(({ path, rule, message, fix }) => {
				const subject = rule === null ? '' : `${path || 'the event'} `;
				return `  error: ${subject}${message} ${fix}`;
			}),
			...notes.filter(({ kind }) => kind !== 'filled').map(({ message, fix }) => `  note: ${message} ${fix}`),
		],
	);
	const all = [...lines, ...unread.map(({ message }) => `error: ${message}`)];
	return all.length === 0 ? 'There are no events.' : all.map(printable).join('\n');
}
