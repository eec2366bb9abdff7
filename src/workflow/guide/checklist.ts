/** A guide as a checklist for a task description or a wiki page. Pure, and runs in the browser. */
import { encodeUrlPart } from '../../model/url-part.ts';

export interface ChecklistItem {
	/** `Event schema`, or several joined; '' where there is only one kind of work. */
	readonly tracks: string;
	readonly title: string;
	/** A sentence with the stream's own values, without a full stop; '' where the title is enough. */
	readonly summary: string;
	readonly done: boolean;
}

export interface ChecklistMilestone {
	readonly title: string;
	readonly items: readonly ChecklistItem[];
	/** What falls away, each a line. */
	readonly skipped: readonly string[];
}

export interface Checklist {
	readonly stream: string;
	/** Address of the guide, or null for a draft that has none. */
	readonly url: string | null;
	readonly phases: readonly { readonly title: string; readonly milestones: readonly ChecklistMilestone[] }[];
}

/** How a kind of markup says things; each function gets plain text and makes it safe. */
interface Dialect {
	heading(level: 1 | 2, text: string): string;
	item(done: boolean, text: string): string;
	skipped(text: string): string;
	strong(text: string): string;
	plain(text: string): string;
	link(url: string, text: string): string;
}

const markdown: Dialect = {
	heading: (level, text) => `${'#'.repeat(level + 1)} ${text}`,
	item: (done, text) => `- [${done ? 'x' : ' '}] ${text}`,
	skipped: (text) => `- ~~${text}~~`,
	strong: (text) => `**${text}**`,
	plain: (text) => text.replace(/[\\`*_[\]<>#~|]/g, '\\$&'),
	link: (url, text) => `[${text}](${url.replace(/[()\s]/g, encodeUrlPart)})`,
};

/** Phabricator's Remarkup. `%%%` ends markup for a stretch, so it may not stand in a text. */
const phabricator: Dialect = {
	heading: (level, text) => `${'='.repeat(level + 1)} ${text}`,
	item: (done, text) => `- [${done ? 'x' : ' '}] ${text}`,
	skipped: (text) => `- ~~${text}~~`,
	strong: (text) => `**${text}**`,
	// A name with two underscores, tildes or stars would become markup; monospace keeps it.
	plain: (text) =>
		text.replace(/\S*(?:__|\*\*|~~|\/\/|!!|##|%%|\[\[|\{)\S*/g, (word) =>
			/^https?:/.test(word) ? word : `\`${word}\``,
		),
	link: (url, text) => `[[ ${url} | ${text.replaceAll('|', '¦').replaceAll(']', ')')} ]]`,
};

/** Wikitext has no boxes of its own, so done and open are written as symbols. */
const wikitext: Dialect = {
	heading: (level, text) => `${'='.repeat(level + 1)} ${text} ${'='.repeat(level + 1)}`,
	item: (done, text) => `* ${done ? '☑' : '☐'} ${text}`,
	skipped: (text) => `* <s>${text}</s>`,
	strong: (text) => `'''${text}'''`,
	plain: (text) =>
		/[[\]{}|<>&~']|__|^[*#:;=]/.test(text)
			? `<nowiki>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</nowiki>`
			: text,
	link: (url, text) => `[${url.replace(/[\s\]]/g, encodeUrlPart)} ${text}]`,
};

const DIALECTS = { markdown, phabricator, wikitext } as const;
export type ChecklistFormat = keyof typeof DIALECTS;

/**
 * The checklist as text.
 *
 * @param format `markdown`, `phabricator` (Remarkup) or `wikitext`
 */
export function checklistText({ stream, url, phases }: Checklist, format: ChecklistFormat): string {
	const say = DIALECTS[format];
	const title = `Production guide: ${stream}`;
	const lines = [say.heading(1, url === null ? say.plain(title) : say.link(url, say.plain(title))), ''];
	for (const phase of phases) {
		lines.push(say.heading(2, say.plain(phase.title)), '');
		for (const { title: milestone, items, skipped } of phase.milestones) {
			for (const { tracks, title: what, summary, done } of items) {
				const who = tracks === '' ? '' : ` (${say.plain(tracks)})`;
				lines.push(
					say.item(
						done,
						[
							milestone === '' ? '' : `${say.strong(say.plain(milestone))}${who}: `,
							`${say.plain(what)}.`,
							summary === '' ? '' : ` ${say.plain(summary)}.`,
						].join(''),
					),
				);
			}
			for (const line of skipped) lines.push(say.skipped(say.plain(`${milestone}: ${line}`)));
		}
		lines.push('');
	}
	return lines.join('\n');
}
