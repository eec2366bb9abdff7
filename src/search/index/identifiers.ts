/**
 * Identifiers that people paste rather than type: an event's `$schema`, a schema's `$id` or its address with a
 * version, a topic with its data centre prefix, a table, and a name that only a stream's pattern covers.
 */
import type { SearchIndex } from './inverted-index.ts';
import { compactKey, fold } from './tokenize.ts';

/** Why a document was found although its name is not what was typed. */
export type FoundAs = 'name' | 'alias' | 'schema-uri' | 'type-name' | 'topic' | 'address' | 'pattern';

export interface Identified {
	readonly document: number;
	readonly as: FoundAs;
}

/** `/<title>/<version>`, perhaps with a host before it and `.yaml` or `.json` behind: what is left is the title. */
const VERSIONED = /^(?<path>.+?)\/(?:\d+\.\d+\.\d+(?:-[\w.]+)?|latest|current)(?:\.(?:ya?ml|json))?#?$/;
/** The name that the catalog gives the type of a version: `MediawikiPageChangeV1_2_0`. */
const TYPE_NAME = /^([A-Za-z]\w*?)V\d+_\d+_\d+(?:_\w+)?$/;
/** Longest text that is tried against patterns: no topic is longer, and an ill pattern may take long. */
const MAX_NAME = 249;

/**
 * The documents that a pasted identifier stands for, surest first; empty for ordinary words.
 *
 * @param text what was typed, without a kind prefix
 */
export function identify(index: SearchIndex, text: string): Identified[] {
	const value = unquoted(text);
	if (value === '' || /\s/.test(value)) return [];
	const found: Identified[] = [];
	const add = (documents: readonly number[] | undefined, as: FoundAs): void => {
		for (const document of documents ?? []) {
			if (!found.some((known) => known.document === document)) found.push({ document, as });
		}
	};
	add(named(index, value), 'name');
	for (const title of schemaTitles(value)) add(schemasNamed(index, title), 'schema-uri');
	const typed = TYPE_NAME.exec(value)?.[1];
	if (typed !== undefined)
		add(ofKindSchema(index, index.byCompactKey.get(compactKey(typed)) ?? []), 'type-name');
	const streams = withoutPrefix(index, value);
	for (const stream of streams) add(named(index, stream), 'topic');
	// A table in its database, whichever copy of it: `event_sanitized.x` has the rows of `event.x`.
	const table = /^\w+\.(\w+)$/.exec(value)?.[1];
	if (table && index.rules.lake.database) add(named(index, `${index.rules.lake.database}.${table}`), 'alias');
	for (const part of addressParts(value)) {
		for (const name of [part, ...withoutPrefix(index, part)]) add(named(index, name), 'address');
		if (index.rules.lake.database) add(named(index, `${index.rules.lake.database}.${part}`), 'address');
	}
	for (const name of [value, ...streams]) add(patternsFor(index, name), 'pattern');
	return found;
}

/** `"$schema": "/a/b/1.0.0",` as copied from an event → the value alone. */
function unquoted(text: string): string {
	const value = /^["']?\$?[\w.]+["']?\s*:\s+["']?([^"'\s]+)["']?\s*,?$/.exec(text)?.[1] ?? text;
	return value.replace(/^["'`(<]+|["'`)>,;]+$/g, '');
}

function named(index: SearchIndex, name: string): readonly number[] | undefined {
	return index.byName.get(fold(name));
}

function schemasNamed(index: SearchIndex, title: string): number[] {
	return ofKindSchema(index, named(index, title) ?? []);
}

function ofKindSchema(index: SearchIndex, documents: readonly number[]): number[] {
	return documents.filter((at) => index.documents[at]?.kind === 'schema');
}

/** Titles that a path with a version may mean: it may begin with any number of folders that are not part of it. */
function schemaTitles(value: string): string[] {
	const path = decoded(value).replace(/^\w+:\/\/[^/]+/, '');
	const versioned = VERSIONED.exec(path)?.groups?.['path'];
	const whole = versioned ?? path.replace(/\/(?:current|latest)?(?:\.ya?ml)?#?$/, '');
	if (!whole.includes('/') && versioned === undefined) return [];
	const parts = whole.split('/').filter((part) => part !== '');
	return parts.map((_, from) => parts.slice(from).join('/'));
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

function withoutPrefix(index: SearchIndex, value: string): string[] {
	return index.rules.topicPrefixes
		.filter((prefix) => prefix !== '' && value.startsWith(prefix) && value.length > prefix.length)
		.map((prefix) => value.slice(prefix.length));
}

/** The last parts of an address or of a path on disk: one of them may be a name. */
function addressParts(value: string): string[] {
	if (!value.includes('/') || value.startsWith('/^')) return [];
	return decoded(value)
		.split(/[/?#=&]/)
		.filter((part) => part.length > 2)
		.slice(-4)
		.reverse()
		.filter((part) => /[._]/.test(part));
}

function patternsFor(index: SearchIndex, name: string): number[] {
	if (name.length > MAX_NAME || !/^[\w.-]+$/.test(name)) return [];
	return index.patterns.filter(({ expression }) => expression.test(name)).map(({ document }) => document);
}
