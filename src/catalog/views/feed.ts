/** The newest changes as an Atom feed (RFC 4287). Untrusted text is only ever text: titles and summaries are plain. */
import type { Catalog } from '../../model/catalog.ts';
import { allChangesPath, changePath, feedPath } from '../../paths.ts';
import { escapeHtml } from '../../text/escape.ts';
import { type ChangeRow, changeRow } from './change-rows.ts';

const MOST_ENTRIES = 50;
/** Things that a summary names. */
const MOST_THINGS = 12;

/**
 * @param catalog its changes; without a history the feed has no entries
 * @returns XML. Addresses are absolute where the configuration names the site's address, else they start at its root
 */
export function atomFeed(catalog: Catalog): string {
	const { site } = catalog.config;
	const origin = site.url === null ? '' : new URL(site.url).origin;
	const records = (catalog.history?.records ?? []).slice(0, MOST_ENTRIES);
	const title = `${site.title}: changes`;
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
		`<id>${xml(identifier(`feed ${site.url ?? site.title}`))}</id>`,
		`<title>${xml(title)}</title>`,
		`<updated>${records[0]?.change.time ?? '1970-01-01T00:00:00.000Z'}</updated>`,
		`<author><name>${xml(site.title)}</name></author>`,
		`<link rel="self" type="application/atom+xml" href="${xml(origin + feedPath())}"/>`,
		`<link rel="alternate" type="text/html" href="${xml(origin + allChangesPath())}"/>`,
		...records.map((record) => {
			const { change } = record;
			const row = changeRow(record, catalog);
			const href = origin + changePath(change);
			return [
				'<entry>',
				`<id>${xml(identifier(`${change.source} ${change.hash}`))}</id>`,
				`<title>${xml(row.line.subject)}</title>`,
				`<updated>${change.time}</updated>`,
				`<link rel="alternate" type="text/html" href="${xml(href)}"/>`,
				...(change.url === null ? [] : [`<link rel="via" href="${xml(change.url)}"/>`]),
				`<summary>${xml(summaryOf(row))}</summary>`,
				'</entry>',
			].join('\n');
		}),
		'</feed>',
		'',
	].join('\n');
}

function summaryOf({ things, defaults, line }: ChangeRow): string {
	const named = things.slice(0, MOST_THINGS).map(({ name, words }) => `${name}: ${words}`);
	return [
		...named,
		...(things.length > named.length ? [`and ${things.length - named.length} more`] : []),
		...(defaults.length > 0
			? [`settings of all streams: ${defaults.map(({ setting }) => setting).join(', ')}`]
			: []),
		...(line.tasks.length > 0 ? [line.tasks.map(({ name }) => name).join(', ')] : []),
	].join('; ');
}

/** A stable name for a text: FNV-1a four times, in the form of a UUID of version 8 (RFC 9562). */
function identifier(text: string): string {
	const part = (seed: number): string => {
		let hash = seed >>> 0;
		for (let index = 0; index < text.length; index++) {
			hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
		}
		return hash.toString(16).padStart(8, '0');
	};
	const hex = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map(part).join('');
	return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Text inside XML 1.0: escaped, and without the characters that it cannot hold at all. */
function xml(text: string): string {
	const allowed = Array.from(text, (character) => {
		const code = character.codePointAt(0) ?? 0;
		const held =
			code === 9 ||
			code === 10 ||
			code === 13 ||
			(code >= 0x20 && code < 0xd800) ||
			(code >= 0xe000 && code < 0xfffe) ||
			code >= 0x10000;
		return held ? character : '\ufffd';
	}).join('');
	return escapeHtml(allowed);
}
