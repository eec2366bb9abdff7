/** What the twins of several pages have in common. */
import type { SourceLocation } from '../../../model/location.ts';
import { bullets, code, fenced, linkTo, plain } from '../../../text/markdown.ts';
import type { ChangeLine, SettingLine } from '../change-lines.ts';
import type { HistoryEntryView } from '../history-views.ts';
import type { Status } from '../schema-status.ts';

/** Makes the address of a path of the site. */
export type Url = (path: string) => string;

/** A link to a page of the site or, full already, of another. */
export const toPlace = (label: string, href: string, url: Url): string =>
	linkTo(label, href.startsWith('/') ? url(href) : href);

/** A status with what it means; its label leads to all things of which it is true. */
export const statusLine = ({ label, meaning, href }: Status, url: Url): readonly [string, string] => [
	href === undefined || href.startsWith('#') ? plain(label) : toPlace(plain(label), href, url),
	plain(meaning),
];

/** File and line where something was read; '' where that is not known. */
export function sourceLink(location: SourceLocation | null): string {
	if (location === null) return '';
	const file = location.file.split('/').at(-1) ?? '';
	const name = code(location.line === null ? file : `${file}:${location.line}`);
	return location.url === null ? name : linkTo(name, location.url);
}

/** Pieces of code, each with what it is. */
export const codeSamples = (
	samples: readonly { readonly title: string; readonly code: string; readonly language: string }[],
): readonly string[] =>
	samples.flatMap(({ title, code: text, language }) => [`${plain(title)}:`, fenced(text, language)]);

/** Changes that a page shows open; those before stand in the list of all changes. */
const SHOWN = 8;

/** The newest changes of a thing. */
export function historyLines(entries: readonly HistoryEntryView[], changes: string, url: Url): string {
	const shown = entries.length <= SHOWN + 2 ? entries : entries.slice(0, SHOWN);
	const older = entries.length - shown.length;
	return bullets([
		...shown.map(
			({ line, words, settings }) =>
				`${line.date} **${plain(words)}** ${reason(line, url)}${settings.map((one) => `\n  - ${settingLine(one)}`).join('')}`,
		),
		...(older === 0 ? [] : [`${older} older changes: ${linkTo('all changes', url(changes))}`]),
	]);
}

function reason({ subject, tasks, hash, href, author, reverts, changesHref }: ChangeLine, url: Url): string {
	return [
		plain(subject),
		...tasks.map(({ name, href: task }) => (task === null ? plain(name) : linkTo(plain(name), task))),
		toPlace(code(hash), href ?? changesHref, url),
		author === null ? '' : `by ${plain(author)}`,
		reverts === null ? '' : `takes back ${code(reverts)}`,
	]
		.filter((text) => text !== '')
		.join(' ');
}

function settingLine({ place, setting, before, after, list }: SettingLine): string {
	const where = `${code(setting)}${place === '' ? '' : ` in ${plain(place)}`}: `;
	const was = before === null ? '' : plain(before);
	const is = after === null ? '' : plain(after);
	if (list) return where + [is && `added ${is}`, was && `dropped ${was}`].filter(Boolean).join(', ');
	if (before === null) return `${where}set to ${is}`;
	return after === null ? `${where}no longer set (was ${was})` : `${where}${was} → ${is}`;
}
