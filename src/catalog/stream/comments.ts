/** The comments of the configuration, given to the streams they speak of. */

import type { Origin, PhpKey } from '../../formats/php/value.ts';
import type { ConfigurationComment } from '../../model/stream.ts';
import type { RawStreamConfiguration } from '../../sources/streams/configuration.ts';
import type { SourceComment } from '../../sources/streams/settings-file.ts';
import type { Origins } from './settings.ts';

/** A comment at its entry; whether that entry is an override is for its stream to say. */
type PlacedAt = Omit<ConfigurationComment, 'override'>;

/** A heading such as `== Main streams ==`, and from where it holds. */
interface Heading {
	readonly line: number;
	readonly text: string;
}

/** The comments of one environment's file, indexed by group and entry. */
export interface CommentIndex {
	/** Comments about one entry, in file order. */
	readonly of: (environment: string, group: string, key: PhpKey) => readonly PlacedAt[];
	/** Text of the nearest heading above an entry. Headings are hints: what follows need not belong to them. */
	readonly heading: (origin: Origin) => string | null;
}

export function commentIndex(raw: RawStreamConfiguration, origins: Origins): CommentIndex {
	const byEntry = new Map<string, PlacedAt[]>();
	const headings = new Map<string, Heading[]>();
	for (const { name, comments } of raw.environments.values()) {
		for (const comment of comments) {
			const found = placeOf(comment, origins);
			if (!found) continue;
			const key = entryKey(name, found.group, found.key);
			byEntry.set(key, [...(byEntry.get(key) ?? []), found.comment]);
			if (comment.heading !== null) {
				const group = groupKey(name, comment.source.file, found.group);
				headings.set(group, [...(headings.get(group) ?? []), { line: comment.line, text: comment.heading }]);
			}
		}
	}
	return {
		of: (environment, group, key) => byEntry.get(entryKey(environment, group, key)) ?? [],
		heading: ({ source, line }) => {
			const known = headings.get(groupKey(source.environment, source.file, source.group)) ?? [];
			return known.findLast((heading) => line !== null && heading.line < line)?.text ?? null;
		},
	};
}

const entryKey = (environment: string, group: string, key: PhpKey): string =>
	JSON.stringify([environment, group, key]);
const groupKey = (environment: string, file: string, group: string): string =>
	JSON.stringify([environment, file, group]);

/**
 * The entry that a comment speaks of. A comment right above an entry is about it; one that is a heading, or that a
 * blank line sets apart, is about the entries from there on; one inside an entry is about the setting it stands at.
 */
function placeOf(
	comment: SourceComment,
	origins: Origins,
): { group: string; key: PhpKey; comment: PlacedAt } | null {
	const [group, entry, ...inner] = comment.path;
	const location = origins.locate({ source: comment.source, line: comment.line });
	if (group === undefined || location === null) return null;
	if (entry === undefined) {
		if (comment.key === null) return null;
		const position = comment.heading !== null || comment.detached ? 'section' : 'above';
		const placed = { text: comment.text, position, location, setting: null } as const;
		return { group: String(group), key: comment.key, comment: placed };
	}
	const setting = [...inner, ...(comment.key === null ? [] : [comment.key])].map(String);
	const placed = {
		text: comment.text,
		position: 'inside',
		location,
		setting: setting.length === 0 ? null : setting,
	} as const;
	return { group: String(group), key: entry, comment: placed };
}
