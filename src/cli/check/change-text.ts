/** What a change brings, for a terminal and for programs. */
import type { ChangeReport } from '../../catalog/change/compare-catalogs.ts';
import { REGISTERED, type SettingChange } from '../../catalog/change/setting-changes.ts';
import { VERDICT_WORDS } from '../../catalog/schema/compare/describe-difference.ts';
import { problemRows } from '../../catalog/views/api/problems.ts';
import { type Json, stringify } from '../../model/json.ts';
import { formatCount } from '../../text/format.ts';
import { printable } from '../../text/printable.ts';
import { textReport } from '../problem-report.ts';
import { type Paint, paintNever } from '../terminal.ts';

/** Characters of a value that a cell shows. */
const SHOWN = 60;

/** @param base what the sources are compared with, in words */
export function changeText(report: ChangeReport, base: string, paint: Paint = paintNever): string {
	const { problems, mended, versions, newSchemas, newStreams, goneStreams, settings } = report;
	const parts: string[] = [];
	const add = (title: string, lines: readonly string[]): void => {
		if (lines.length > 0)
			parts.push([paint('bold', title), ...lines.map((line) => `  ${printable(line)}`)].join('\n'));
	};
	add('New streams', newStreams);
	add('Streams that are gone', goneStreams);
	add(
		'New schemas',
		newSchemas.map(({ title, version }) => `${title} ${version}`),
	);
	add(
		'New versions',
		versions.map(({ title, older, newer, verdict, differences, exception }) => {
			const exempt = exception === null ? '' : ', exempt from the test';
			return `${title} ${older} → ${newer}: ${VERDICT_WORDS[verdict].label}${exempt} (${formatCount(differences.length, 'difference')})`;
		}),
	);
	add('Effective settings', settingsTable(settings));
	const found = problems.length === 0 ? 'No new problems.' : textReport(problems, paint);
	parts.push(`${paint('bold', 'New problems')}\n${found}`);
	if (mended > 0) parts.push(`${formatCount(mended, 'problem')} fewer than before.`);
	if (parts.length === 1 && problems.length === 0) return `Nothing changes against ${printable(base)}.`;
	return parts.join('\n\n');
}

/** A table for each stream: setting, environment and wikis, old → new. */
function settingsTable(settings: readonly SettingChange[]): string[] {
	return [...Map.groupBy(settings, ({ stream }) => stream)].flatMap(([stream, changes]) => {
		const rows = changes.map(({ environment, wikis, everywhere, path, before, after }) => [
			pathText(path),
			everywhere ? environment : `${environment}: ${wikis.join(', ')}`,
			`${shown(before)} → ${shown(after)}`,
		]);
		const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
		const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
		return [stream, ...lines.map((line) => `  ${line.trimEnd()}`)];
	});
}

/** Keys joined by dots; one that has a dot itself stands in brackets. */
const pathText = (path: readonly string[]): string =>
	path.reduce((text, key) => {
		if (key.includes('.')) return `${text}["${key}"]`;
		return text === '' ? key : `${text}.${key}`;
	}, '');

function shown(value: Json | undefined): string {
	if (value === undefined) return '–';
	const text = stringify(value);
	return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
}

/** The same as JSON. A value that is not there has no key. */
export function changeJson(report: ChangeReport, base: string): string {
	const { problems, mended, versions, newSchemas, newStreams, goneStreams, settings } = report;
	return stringify(
		{
			base,
			problems: problemRows(problems),
			mended,
			newStreams,
			goneStreams,
			newSchemas,
			versions: versions.map(({ title, older, newer, verdict, violations, exception }) => ({
				title,
				from: older,
				to: newer,
				verdict,
				exempt: exception !== null,
				violations,
			})),
			settings: settings.map(({ path, ...one }) => ({
				...one,
				keys: path[0] === REGISTERED ? [] : path,
				...(path[0] === REGISTERED ? { registeredForEventLogging: true } : {}),
			})),
		},
		'\t',
	);
}
