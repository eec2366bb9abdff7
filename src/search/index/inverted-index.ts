/**
 * The inverted index over search documents: for each word, the documents that hold it and in which part of them.
 * Derived in the worker when the documents arrive; a sorted word list gives prefixes by binary search.
 *
 * Why not a library: of the 168 queries with known answers over the sample (`npm run search:eval -- --compare`), the
 * right document comes first for .994 here, .804 with MiniSearch 7.2 and .667 with Fuse 7.5; among the first three
 * for 1.000, .851 and .893. Names are what is searched, and their parts, versions and prefixes are what neither knows.
 */

import { parsePhpPattern } from '../../formats/pattern/php-delimiters.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Advice, SearchData, SearchDocument, SearchRules } from './model.ts';
import { collectPostings, zoneOf } from './postings.ts';
import { isCommonWord } from './prose.ts';
import { compactKey, fold, isVersionWord, nameProper, stem, tokenize, wordsOf } from './tokenize.ts';

/** What the ranking compares of one document's name, made when the document first becomes a candidate. */
export interface NameView {
	/** Lower case. */
	readonly folded: string;
	readonly compact: string;
	readonly words: readonly string[];
	readonly stems: readonly string[];
	/** Stems of the words after the last separator of parts. */
	readonly lastStems: readonly string[];
	/** The words after the last separator of parts (`.` and `/`, version suffix left out): the name proper. */
	readonly lastPart: string;
}

/** What the ranking compares of a document's name, summary and questions. */
export interface LineView {
	/** The distinct telling words of each line, each with its rarity: of the name with its summary, and of questions. */
	readonly lines: readonly (readonly { readonly term: number; readonly weight: number }[])[];
	/** The questions whose words the lines after the first hold. */
	readonly questions: readonly string[];
	/** Neighbours among the words, common ones left out, as two stems with a space between. */
	readonly pairs: ReadonlySet<string>;
}

export interface SearchIndex {
	readonly documents: readonly SearchDocument[];
	readonly rules: SearchRules;
	readonly advice: readonly Advice[];
	/** Distinct words, ascending. */
	readonly terms: readonly string[];
	readonly termNumber: ReadonlyMap<string, number>;
	/** Per term: document × 16 + zone, ascending by document. */
	readonly postings: readonly Uint32Array[];
	/** Per term: its stem. */
	readonly termStems: readonly string[];
	/** Stem → numbers of its terms. */
	readonly stems: ReadonlyMap<string, readonly number[]>;
	/** Per term: true where some document's name or alias holds it. */
	readonly inNames: Uint8Array;
	/** Per term: a bit per letter it holds, for ruling out far words before comparing letters. */
	readonly letters: Uint32Array;
	/** Words of synonym phrases: first word → phrases that begin with it, each with its equals. */
	readonly synonyms: ReadonlyMap<string, readonly SynonymPhrase[]>;
	/** Lower-case name, alias or compact name → documents. */
	readonly byName: ReadonlyMap<string, readonly number[]>;
	readonly byCompactKey: ReadonlyMap<string, readonly number[]>;
	/** Which stream carries which schema; `share` is less the more streams carry it. */
	readonly carried: readonly { readonly stream: number; readonly schema: number; readonly share: number }[];
	/** Per document: what one of its further words is worth; less in a long text, which has many words by chance. */
	readonly density: Float32Array;
	readonly patterns: readonly { readonly document: number; readonly expression: RegExp }[];
	nameOf(document: number): NameView;
	/** The telling words of a document's name and line. */
	textOf(document: number): LineView;
	/** Inverse document frequency of a number of documents: 1 for the rarest word, near 0 for one that all have. */
	rarity(documents: number): number;
}

export interface SynonymPhrase {
	readonly stems: readonly string[];
	readonly equals: readonly (readonly string[])[];
	/** What one of the equals is worth beside the phrase itself. */
	readonly quality: number;
}

const NO_TEXT: LineView = { lines: [], questions: [], pairs: new Set() };
/** Streams that may carry a schema for its questions to be theirs; what many carry says little of each. */
const FEW_STREAMS = 3;

/** What a phrase is worth beside its synonym, and beside the word that it only leads to. */
const SYNONYM_QUALITY = 0.84;
const LEAD_QUALITY = 0.8;

/** Builds the index. Linear in the text; about 25 ms for 1,900 documents. */
export function buildIndex(data: SearchData): SearchIndex {
	const collected = collectPostings(data);
	const order = [...collected.words.keys()].sort((a, b) => compare(collected.words[a], collected.words[b]));
	const terms = order.map((number) => collected.words[number] ?? '');
	const termStems = terms.map(stem);
	const termNumber = new Map(terms.map((term, number) => [term, number]));
	const postings = order.map((number) => Uint32Array.from(collected.lists[number] ?? []));
	const byName = new Map<string, number[]>();
	const byCompactKey = new Map<string, number[]>();
	for (const [at, document] of data.documents.entries()) {
		// A schema's aliases only say how its name is read; they are names of its streams.
		for (const name of document.kind === 'schema' ? [document.name] : [document.name, ...document.aliases]) {
			push(byName, fold(name), at);
			push(byCompactKey, compactKey(name), at);
		}
	}
	const names: NameView[] = [];
	const texts: LineView[] = [];
	const total = Math.log(1 + data.documents.length);
	const rarity = (count: number): number =>
		0.08 + (0.92 * Math.log((1 + data.documents.length) / (1 + count))) / total;
	const questionsOfSchema = new Map(
		data.documents.flatMap(({ kind, name, uses, questions }) =>
			kind === 'schema' && uses <= FEW_STREAMS && questions !== '' ? [[name, questions] as const] : [],
		),
	);
	const lineView = (document: SearchDocument): LineView => {
		const { title, name, summary, questions, schema } = document;
		const asked = [questions, questionsOfSchema.get(schema) ?? ''].flatMap((text) =>
			text === '' ? [] : text.split('\n'),
		);
		const lines = [`${title} ${name} ${summary}`, ...asked].map((line) =>
			wordsOf(line).filter((word) => !isCommonWord(word)),
		);
		return {
			lines: lines.map((words) =>
				[...new Set(words)].flatMap((word) => {
					const term = termNumber.get(word);
					return term === undefined ? [] : [{ term, weight: rarity(postings[term]?.length ?? 0) }];
				}),
			),
			questions: asked,
			pairs: new Set(
				lines.flatMap((words) => {
					const stemmed = words.map(stem);
					return stemmed.slice(1).map((second, at) => `${stemmed[at]} ${second}`);
				}),
			),
		};
	};
	return {
		documents: data.documents,
		rules: data.rules,
		advice: data.advice,
		terms,
		termNumber,
		postings,
		stems: Map.groupBy(
			terms.map((_, number) => number),
			(number) => termStems[number] ?? '',
		),
		termStems,
		inNames: Uint8Array.from(postings, (list) => (list.some((posting) => zoneOf(posting) <= 1) ? 1 : 0)),
		letters: Uint32Array.from(terms, letterMask),
		synonyms: synonymPhrases(data),
		byName,
		byCompactKey,
		carried: carriedSchemas(data.documents),
		density: Float32Array.from(data.documents, ({ words }) => densityOf(words)),
		patterns: patternsAmong(data.documents),
		nameOf: (at) => {
			names[at] ??= nameView(data.documents[at], data.rules);
			return names[at];
		},
		textOf: (at) => {
			const document = data.documents[at];
			texts[at] ??= document === undefined ? NO_TEXT : lineView(document);
			return texts[at];
		},
		rarity,
	};
}

function compare(a = '', b = ''): number {
	return byCodeUnit(a, b);
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

function nameView(document: SearchDocument | undefined, rules: SearchRules): NameView {
	const name = document === undefined ? '' : document.title === '' ? document.name : document.title;
	const words = tokenize(name).map((token) => token.word);
	const proper = nameProper(name, rules.lake.dropPrefixes);
	return {
		folded: fold(name),
		compact: compactKey(name),
		words,
		stems: words.map(stem),
		lastStems: wordsOf(proper).map(stem),
		lastPart: compactKey(proper),
	};
}

function synonymPhrases(data: SearchData): Map<string, SynonymPhrase[]> {
	const phrases = new Map<string, SynonymPhrase[]>();
	const add = (phrase: string, equals: readonly (readonly string[])[], quality: number): void => {
		const words = wordsOf(phrase);
		const telling = words.filter((word) => !isCommonWord(word));
		const stems = (telling.length > 0 ? telling : words).map(stem);
		if (stems[0] !== undefined) push(phrases, stems[0], { stems, equals, quality });
	};
	for (const [target, said] of Object.entries(data.synonyms.leads)) {
		for (const phrase of said) add(phrase, [wordsOf(target)], LEAD_QUALITY);
	}
	for (const group of data.synonyms.groups) {
		for (const phrase of group) {
			add(phrase, group.filter((other) => other !== phrase).map(wordsOf), SYNONYM_QUALITY);
		}
	}
	return phrases;
}

function carriedSchemas(documents: readonly SearchDocument[]): SearchIndex['carried'] {
	const schemas = new Map(
		documents.flatMap(({ kind, name }, at) => (kind === 'schema' ? [[name, at] as const] : [])),
	);
	return documents.flatMap((document, stream) => {
		const schema = document.schema === '' ? undefined : schemas.get(document.schema);
		const uses = Math.max(1, documents[schema ?? -1]?.uses ?? 1);
		return schema === undefined ? [] : [{ stream, schema, share: 1 / Math.sqrt(uses) }];
	});
}

/** Words of a text up to this many are worth their full weight. */
const FULL_TEXT = 40;

function densityOf(words: string): number {
	let count = 1;
	for (let at = 0; at < words.length; at++) if (words.charCodeAt(at) === 32) count++;
	return count <= FULL_TEXT ? 1 : (FULL_TEXT / count) ** 0.35;
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
