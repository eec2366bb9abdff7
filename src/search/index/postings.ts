/** Which words stand in which part of which document: the raw material of the index. */
import type { SearchData, SearchDocument, SearchRules } from './model.ts';
import { isCommonWord } from './prose.ts';
import { fold, nameProper, textRuns, wordsOf } from './tokenize.ts';

/**
 * Parts of a document in order of weight. A word counts once per document, in its weightiest part. `related` is the
 * name of the schema that a stream carries, `members` are field names of a schema and the text of a stream's schema.
 */
export const ZONES = ['name', 'alias', 'related', 'summary', 'words', 'members'] as const;
const ZONE_BITS = 3;
const ZONE_MASK = (1 << ZONE_BITS) - 1;

/**
 * What a word is worth by the part it stands in. Names are what people type; `words` and `members` only decide
 * where names say nothing.
 */
export const ZONE_WEIGHTS: readonly number[] = [1, 0.9, 0.5, 0.42, 0.3, 0.22];

/** A posting is document × 8 + zone. */
export const documentOf = (posting: number): number => posting >>> ZONE_BITS;
export const zoneOf = (posting: number): number => posting & ZONE_MASK;

/** Words with their postings, ascending by document, in no order of words. */
export interface Postings {
	readonly words: readonly string[];
	readonly lists: readonly (readonly number[])[];
}

/** Collects all words of all documents. */
export function collectPostings({ documents, rules }: SearchData): Postings {
	const collector = new Collector();
	const numbers = new Map(documents.map((document, at) => [`${document.kind}:${document.name}`, at]));
	const schemaOf = ({ schema }: SearchDocument): SearchDocument | undefined =>
		schema === '' ? undefined : documents[numbers.get(`schema:${schema}`) ?? -1];
	const members = fieldNames(documents);
	for (const [at, document] of documents.entries()) {
		const schema = schemaOf(document);
		const add = (zone: (typeof ZONES)[number], text: string): void =>
			collector.add((at << ZONE_BITS) | ZONES.indexOf(zone), text);
		add('name', document.title === '' ? document.name : `${document.title} ${document.name}`);
		for (const alias of document.aliases) add('alias', alias);
		add('related', document.schema);
		add('related', acronym(document, rules));
		add('summary', document.summary);
		add('words', document.words);
		if (schema) add('members', `${schema.summary} ${schema.words}`);
		for (const field of members.get(`${document.kind}:${document.name}`) ?? []) add('members', field);
	}
	return collector;
}

/** Names of the fields of each schema, by `schema:<title>`. */
function fieldNames(documents: readonly SearchDocument[]): Map<string, string[]> {
	const names = new Map<string, string[]>();
	for (const document of documents) {
		for (const title of document.schemas) {
			const known = names.get(`schema:${title}`);
			if (known) known.push(document.name);
			else names.set(`schema:${title}`, [document.name]);
		}
	}
	return names;
}

/** `EditAttemptStep` is spoken of as `EAS`: the first letters of the three to five words of the name proper. */
function acronym(document: SearchDocument, rules: SearchRules): string {
	if (document.kind !== 'stream' && document.kind !== 'schema') return '';
	const name = document.kind === 'schema' ? (document.aliases[0] ?? document.name) : document.name;
	const words = wordsOf(nameProper(name, rules.lake.dropPrefixes));
	return words.length >= 3 && words.length <= 5 ? words.map((word) => word[0]).join('') : '';
}

class Collector implements Postings {
	readonly words: string[] = [];
	readonly lists: number[][] = [];
	readonly #numbers = new Map<string, number>();
	readonly #common: boolean[] = [];
	/** The words of each run of letters that was seen: a catalog repeats few runs very often. */
	readonly #runs = new Map<string, readonly number[]>();

	/** Adds the words of a text to the document and zone of a posting. */
	add(posting: number, text: string): void {
		const isProse = zoneOf(posting) > ZONES.indexOf('related');
		for (const run of textRuns(text)) {
			for (const word of this.#wordsOfRun(run)) {
				if (isProse && this.#common[word]) continue;
				const list = this.lists[word];
				const last = list?.at(-1);
				if (last === undefined || documentOf(last) !== documentOf(posting)) list?.push(posting);
			}
		}
	}

	/** A run's words, and where it has several (CamelCase) the run as one word, too. */
	#wordsOfRun(run: string): readonly number[] {
		const known = this.#runs.get(run);
		if (known) return known;
		const parts = wordsOf(run);
		const numbers = (parts.length > 1 ? [...parts, fold(run)] : parts).map((word) => this.#number(word));
		this.#runs.set(run, numbers);
		return numbers;
	}

	#number(word: string): number {
		const known = this.#numbers.get(word);
		if (known !== undefined) return known;
		const number = this.words.length;
		this.#numbers.set(word, number);
		this.words.push(word);
		this.lists.push([]);
		this.#common.push(isCommonWord(word));
		return number;
	}
}
