/**
 * The inverted index over search documents: for each word, the documents that hold it and in which part of them.
 * Derived in the worker when the documents arrive; a sorted word list gives prefixes by binary search.
 */
import { parsePhpPattern } from '../sources/php-pattern.ts';
import type { SearchData, SearchDocument, SearchRules } from './model.ts';
import { isCommonWord } from './prose.ts';
import { fold, isVersionWord, runsOf, squash, stem, tokenize } from './tokenize.ts';

/** Parts of a document in order of weight. A word counts once per document, in its weightiest part. */
export const ZONES = ['name', 'alias', 'related', 'summary', 'words', 'members'] as const;
const ZONE_BITS = 3;
const ZONE_MASK = (1 << ZONE_BITS) - 1;

/**
 * What a word is worth by the part it stands in. Names are what people type; `related` is the name of the schema
 * that a stream carries; `words` and `members` (field names of a schema, text of a stream's schema) only decide
 * where names say nothing.
 */
export const ZONE_WEIGHTS: readonly number[] = [1, 0.9, 0.5, 0.42, 0.3, 0.22];

/** What the ranking compares of one document's name, made when the document first becomes a candidate. */
export interface NameView {
	/** Lower case. */
	readonly folded: string;
	readonly squashed: string;
	readonly words: readonly string[];
	readonly stems: readonly string[];
	/** The words after the last separator of parts (`.` and `/`, version suffix left out): the name proper. */
	readonly lastPart: string;
}

export interface SearchIndex {
	readonly documents: readonly SearchDocument[];
	readonly rules: SearchRules;
	/** Distinct words, ascending. */
	readonly terms: readonly string[];
	readonly termNumber: ReadonlyMap<string, number>;
	/** Per term: document × 8 + zone, ascending by document. */
	readonly postings: readonly Uint32Array[];
	/** Stem → numbers of its terms. */
	readonly stems: ReadonlyMap<string, readonly number[]>;
	/** Per term: true where some document's name or alias holds it. */
	readonly inNames: Uint8Array;
	/** Per term: a bit per letter it holds, for ruling out far words before comparing letters. */
	readonly letters: Uint32Array;
	/** Words of synonym phrases: first word → phrases that begin with it, each with its equals. */
	readonly synonyms: ReadonlyMap<string, readonly SynonymPhrase[]>;
	/** Lower-case name, alias or squashed name → documents. */
	readonly byName: ReadonlyMap<string, readonly number[]>;
	readonly bySquashed: ReadonlyMap<string, readonly number[]>;
	readonly patterns: readonly { readonly document: number; readonly expression: RegExp }[];
	nameOf(document: number): NameView;
	/** Inverse document frequency of a number of documents: 1 for the rarest word, near 0 for one that all have. */
	rarity(documents: number): number;
}

export interface SynonymPhrase {
	readonly stems: readonly string[];
	readonly equals: readonly (readonly string[])[];
}

export const documentOf = (posting: number): number => posting >>> ZONE_BITS;
export const zoneOf = (posting: number): number => posting & ZONE_MASK;

/** Builds the index. Linear in the text; about 30 ms for 1,800 documents. */
export function buildIndex(data: SearchData): SearchIndex {
	const collected = collectPostings(data);
	const terms = [...collected.keys()].sort();
	const termNumber = new Map(terms.map((term, number) => [term, number]));
	const postings = terms.map((term) => Uint32Array.from(collected.get(term) ?? []));
	const byName = new Map<string, number[]>();
	const bySquashed = new Map<string, number[]>();
	for (const [at, document] of data.documents.entries()) {
		// A schema's aliases only say how its name is read; they are names of its streams.
		for (const name of document.kind === 'schema' ? [document.name] : [document.name, ...document.aliases]) {
			push(byName, fold(name), at);
			push(bySquashed, squash(name), at);
		}
	}
	const names: NameView[] = [];
	const total = Math.log(1 + data.documents.length);
	return {
		documents: data.documents,
		rules: data.rules,
		terms,
		termNumber,
		postings,
		stems: Map.groupBy(
			terms.map((_, number) => number),
			(number) => stem(terms[number] ?? ''),
		),
		inNames: Uint8Array.from(postings, (list) => (list.some((posting) => zoneOf(posting) <= 1) ? 1 : 0)),
		letters: Uint32Array.from(terms, letterMask),
		synonyms: synonymPhrases(data),
		byName,
		bySquashed,
		patterns: patternsAmong(data.documents),
		nameOf: (at) => {
			names[at] ??= nameView(data.documents[at], data.rules);
			return names[at];
		},
		rarity: (count) => 0.08 + (0.92 * Math.log((1 + data.documents.length) / (1 + count))) / total,
	};
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list === undefined) map.set(key, [value]);
	else if (list.at(-1) !== value) list.push(value);
}

/** A bit per letter or digit class of a word. */
export function letterMask(word: string): number {
	let mask = 0;
	for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
	return mask >>> 0;
}

function collectPostings({ documents, rules }: SearchData): Map<string, number[]> {
	const collected = new Map<string, number[]>();
	const byTitle = new Map(documents.map((document, at) => [`${document.kind}:${document.name}`, at]));
	/** Members: what a document is told to contain by others. */
	const members = new Map<number, string[]>();
	for (const document of documents) {
		if (document.kind !== 'field') continue;
		for (const title of document.schemas) {
			const schema = byTitle.get(`schema:${title}`);
			if (schema !== undefined) push(members, schema, document.name);
		}
	}
	for (const [at, document] of documents.entries()) {
		const add = (zone: number, word: string): void => {
			const list = collected.get(word);
			if (list === undefined) collected.set(word, [(at << ZONE_BITS) | zone]);
			else if (documentOf(list.at(-1) ?? 0) !== at) list.push((at << ZONE_BITS) | zone);
		};
		const addText = (zone: number, text: string): void => {
			for (const { word } of tokenize(text)) if (zone < 3 || !isCommonWord(word)) add(zone, word);
			if (zone >= 3) for (const word of camelRuns(text)) add(zone, word);
		};
		addName(add, 0, document.title === '' ? document.name : `${document.title} ${document.name}`);
		for (const alias of document.aliases) addName(add, 1, alias);
		const schema =
			document.schema === '' ? undefined : documents[byTitle.get(`schema:${document.schema}`) ?? -1];
		if (document.schema !== '') addText(2, document.schema);
		const initials = acronym(document, rules);
		if (initials !== '') add(2, initials);
		addText(3, document.summary === '' && schema ? schema.summary : document.summary);
		addText(4, document.words);
		for (const text of schema ? [schema.summary, schema.words] : (members.get(at) ?? [])) addText(5, text);
	}
	return collected;
}

/** Words of prose that are CamelCase, each as one word: `RCFeed` is found by `rcfeed`, too. */
function camelRuns(text: string): string[] {
	return [...text.matchAll(/[\p{L}\p{N}]*\p{L}\p{Lu}[\p{L}\p{N}]*/gu)].map((match) => fold(match[0]));
}

/** A name's words, and each CamelCase run as one word too: `EditAttemptStep` is also `editattemptstep`. */
function addName(add: (zone: number, word: string) => void, zone: number, name: string): void {
	const words = tokenize(name);
	for (const { word } of words) add(zone, word);
	for (const { word } of runsOf(name)) add(zone, word);
}

/** `EditAttemptStep` is spoken of as `EAS`: the first letters of the three to five words of the name proper. */
function acronym(document: SearchDocument, rules: SearchRules): string {
	if (document.kind !== 'stream' && document.kind !== 'schema') return '';
	const name = document.kind === 'schema' ? (document.aliases[0] ?? document.name) : document.name;
	const words = tokenize(nameProper(name, rules)).map((token) => token.word);
	return words.length >= 3 && words.length <= 5 ? words.map((word) => word[0]).join('') : '';
}

/** A name without what it shares with others: leading parts, legacy prefix, version suffix. */
function nameProper(name: string, rules: SearchRules): string {
	const version = name.replace(/[._/](?:v|rc|dev)\d+$/i, '');
	const last = version.slice(Math.max(version.lastIndexOf('.'), version.lastIndexOf('/')) + 1);
	const prefix =
		rules.lake.dropPrefixes.find((known) => known.length < last.length && last.startsWith(known)) ?? '';
	return last.slice(prefix.length);
}

function nameView(document: SearchDocument | undefined, rules: SearchRules): NameView {
	const name = document === undefined ? '' : document.title === '' ? document.name : document.title;
	const words = tokenize(name).map((token) => token.word);
	return {
		folded: fold(name),
		squashed: squash(name),
		words,
		stems: words.map(stem),
		lastPart: squash(nameProper(name, rules)),
	};
}

function synonymPhrases(data: SearchData): Map<string, SynonymPhrase[]> {
	const phrases = new Map<string, SynonymPhrase[]>();
	for (const group of data.synonyms) {
		const members = group.map((phrase) => tokenize(phrase).map((token) => token.word));
		for (const [at, words] of members.entries()) {
			const stems = words.map(stem);
			const equals = members.filter((_, other) => other !== at);
			if (stems[0] !== undefined) push(phrases, stems[0], { stems, equals });
		}
	}
	return phrases;
}

/** Patterns that cannot be run safely, or that match the empty name and so say nothing, are left out. */
function patternsAmong(documents: readonly SearchDocument[]): { document: number; expression: RegExp }[] {
	return documents.flatMap(({ kind, name }, document) => {
		const expression = kind === 'stream' ? parsePhpPattern(name)?.javascript : null;
		return !expression || expression.test('') ? [] : [{ document, expression }];
	});
}

/** Weight of a name's word when asking how much of the name a query covers; a version says little. */
export function nameWordWeight(index: SearchIndex, word: string): number {
	if (isVersionWord(word)) return 0.15;
	const number = index.termNumber.get(word);
	return index.rarity(number === undefined ? 0 : (index.postings[number]?.length ?? 0));
}
