/** Changes as pages show them: words, links and values, ready for a component. */
import type { CatalogConfig } from '../../model/config.ts';
import type { Change, SchemaChange, SettingChange, Since, StreamChange } from '../../model/history.ts';
import { isArray, type Json, stringify } from '../../model/json.ts';
import { changePath } from '../../paths.ts';
import { cutText } from '../../text/cut.ts';
import { fillUrl } from '../../text/url-template.ts';

/** A change on one line: when, why, and where it can be read. */
export interface ChangeLine {
	/** `2024-03-07`. */
	readonly date: string;
	/** Untrusted; cut to a length that a line can hold. */
	readonly subject: string;
	readonly tasks: readonly { readonly name: string; readonly href: string | null }[];
	/** The first ten digits of its hash. */
	readonly hash: string;
	/** The commit on the web, or null. */
	readonly href: string | null;
	/** Its place in the list of all changes. */
	readonly changesHref: string;
	/** Untrusted; null where people are not named. */
	readonly author: string | null;
	readonly reverts: string | null;
}

/** Characters of a subject; good ones have 72. */
const MOST_OF_A_SUBJECT = 200;

export const shortHash = (hash: string): string => hash.slice(0, 10);

export function changeLine(change: Change, tasks: CatalogConfig['tasks']): ChangeLine {
	return {
		date: change.date,
		subject: cutText(change.subject, MOST_OF_A_SUBJECT),
		tasks: change.tasks.map((name) => ({ name, href: tasks && fillUrl(tasks.url, { task: name }) })),
		hash: shortHash(change.hash),
		href: change.url,
		changesHref: changePath(change),
		author: change.author === null ? null : cutText(change.author, 80),
		reverts: change.reverts === null ? null : shortHash(change.reverts),
	};
}

/** A setting that was written otherwise before, in words. */
export interface SettingLine {
	/** Where it was written, such as `beta, +enwiki`; '' for everybody in the default environment. */
	readonly place: string;
	/** `sample.rate`. */
	readonly setting: string;
	/** Null where it was not set. For a list: the items that came or went. */
	readonly before: string | null;
	readonly after: string | null;
	/** True where both are lists, and `before` and `after` say what went and what came. */
	readonly list: boolean;
}

const MOST_OF_A_VALUE = 120;

export function settingLines(
	settings: readonly SettingChange[],
	defaultEnvironment: string,
): readonly SettingLine[] {
	return settings.map((one): SettingLine => {
		const { environment, group, kind, path, before, after } = one;
		const place = [
			...(environment === defaultEnvironment ? [] : [environment]),
			...(group === 'default' ? [] : [group]),
		].join(', ');
		if (kind === 'registration') {
			const said = (value: Json | undefined): string => (value === true ? 'yes' : 'no');
			const setting = 'registered for EventLogging';
			return { place, setting, before: said(before), after: said(after), list: false };
		}
		const setting = path.join('.');
		if (isArray(before) && isArray(after)) {
			const [gone, come] = [itemsNotIn(before, after), itemsNotIn(after, before)];
			if (gone.length + come.length > 0) {
				return { place, setting, before: listed(gone), after: listed(come), list: true };
			}
		}
		return { place, setting, before: written(before), after: written(after), list: false };
	});
}

function itemsNotIn(list: readonly Json[], other: readonly Json[]): readonly string[] {
	const known = new Set(other.map((item) => stringify(item)));
	return list.filter((item) => !known.has(stringify(item))).map((item) => written(item) ?? '');
}

const listed = (items: readonly string[]): string | null =>
	items.length === 0 ? null : cutText(items.join(', '), MOST_OF_A_VALUE);

function written(value: Json | undefined): string | null {
	if (value === undefined) return null;
	return cutText(typeof value === 'string' && value !== '' ? value : stringify(value), MOST_OF_A_VALUE);
}

/** What a change did to a stream: "declared in beta", "changed". */
export function streamChangeWords(
	{ kind, declaredIn, removedFrom }: Pick<StreamChange, 'kind' | 'declaredIn' | 'removedFrom'>,
	defaultEnvironment: string,
): string {
	const place = (environments: readonly string[], preposition: string): string =>
		environments.length === 0 || (environments.length === 1 && environments[0] === defaultEnvironment)
			? ''
			: ` ${preposition} ${environments.join(' and ')}`;
	if (kind === 'declared') return `declared${place(declaredIn, 'in')}`;
	if (kind === 'declared-again') return `declared again${place(declaredIn, 'in')}`;
	if (kind === 'removed') return `removed${place(removedFrom, 'from')}`;
	const main = (one: string): boolean => one === defaultEnvironment;
	// Other environments are laid over the default one: what is written there are settings of their own.
	const [own, noMore] = [declaredIn, removedFrom].map((list) => list.filter((one) => !main(one)));
	const also = [
		...(declaredIn.some(main) ? [`declared in ${defaultEnvironment}`] : []),
		...(removedFrom.some(main) ? [`removed from ${defaultEnvironment}`] : []),
		...(own && own.length > 0 ? [`given settings of its own in ${own.join(' and ')}`] : []),
		...(noMore && noMore.length > 0 ? [`left without settings of its own in ${noMore.join(' and ')}`] : []),
	];
	return also.length > 0 ? also.join(', ') : 'changed';
}

/** What a change did to a schema: "1.1.0 published". */
export function schemaChangeWords(change: SchemaChange): string {
	const { added, edited, removed, current, movedFrom } = change;
	const said = [
		...(added.length > 0 ? [`${added.join(', ')} published`] : []),
		...(movedFrom === null ? [] : [`moved from ${movedFrom}`]),
		...(edited.length > 0 ? [`${edited.join(', ')} edited after publication`] : []),
		...(removed.length > 0 ? [`${removed.join(', ')} removed`] : []),
	];
	if (said.length === 0) return current ? 'source changed' : 'changed';
	return said.join('; ');
}

/** The day of a "since", and whether it is only known to be no later. */
function sinceDay(
	since: Since | null | undefined,
): { readonly day: string; readonly before: boolean } | null {
	if (!since) return null;
	return since.kind === 'change'
		? { day: since.change.date, before: false }
		: { day: since.date, before: true };
}

/** "2024-03-07", "before 2020-01-06". */
export function sinceWords(since: Since | null | undefined): string | null {
	const one = sinceDay(since);
	return one && (one.before ? `before ${one.day}` : one.day);
}
