/** The changes of the sources for a terminal and for programs. */
import {
	schemaChangeWords,
	settingLines,
	shortHash,
	streamChangeWords,
} from '../catalog/views/change-lines.ts';
import type { ChangeRecord, SettingChange } from '../model/history.ts';
import { stringify } from '../model/json.ts';
import { printable } from '../text/printable.ts';

/**
 * One paragraph for each change: day, hash and subject, then what it did.
 *
 * @param defaultEnvironment the environment that needs no mention
 */
export function changesText(records: readonly ChangeRecord[], defaultEnvironment: string): string {
	if (records.length === 0) return 'No changes.';
	return records.map((record) => changeText(record, defaultEnvironment)).join('\n\n');
}

function changeText({ change, streams, schemas, defaults }: ChangeRecord, main: string): string {
	const settings = (changes: readonly SettingChange[]): string[] =>
		settingLines(changes, main).map(({ place, setting, before, after, list }) => {
			const value = list
				? [after === null ? '' : `+ ${after}`, before === null ? '' : `- ${before}`]
						.filter(Boolean)
						.join('  ')
				: `${before ?? 'not set'} -> ${after ?? 'not set'}`;
			return `    ${setting}${place === '' ? '' : ` (${place})`}: ${value}`;
		});
	const tasks = change.tasks.length === 0 ? '' : ` (${change.tasks.join(', ')})`;
	return [
		`${change.date} ${change.source} ${shortHash(change.hash)} ${change.subject}${tasks}`,
		...streams.flatMap((one) => [
			`  stream ${one.name}: ${streamChangeWords(one, main)}`,
			...(one.kind === 'changed' ? settings(one.settings) : []),
		]),
		...schemas.map((one) => `  schema ${one.title}: ${schemaChangeWords(one)}`),
		...(defaults.length > 0 ? ['  settings of all streams:', ...settings(defaults)] : []),
	]
		.map(printable)
		.join('\n');
}

/** The same as JSON: a list of changes, the newest first. */
export function changesJson(records: readonly ChangeRecord[]): string {
	return stringify(
		records.map(({ change, streams, schemas, defaults }) => ({
			...change,
			streams: streams.map(({ change: _change, ...rest }) => rest),
			schemas: schemas.map(({ change: _change, ...rest }) => rest),
			defaults,
		})),
		'\t',
	);
}

/** Whether a text is a day of the calendar such as 2024-03-07; 2024-02-30 is none. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
