/** Which words stand in which part of which document: the raw material of the index. */
import type { SearchData, SearchDocument, SearchRules } from './model.ts';
import { isCommonWord } from './prose.ts';
import { RARE_USES } from './schema-details.ts';
import { fold, nameProper, textRuns, wordsOf } from './tokenize.ts';

/**
 * Parts of a document in order of weight. A word counts once per document, in its weightiest part. `related` is the
 * name of the schema that a stream carries; `details` and what follows are a schema's: what only its fields say, names
 * and texts of its streams, names and texts of fields that hardly another schema has, names of fields that many have.
 * A stream has these of its schema (`candidates.ts`).
 */
const ZONES = [
	'name',
	'alias',
	'related',
	'questions',
	'summary',
	'words',
	'carriers',
	'field',
	'details',
	'field text',
	'shared field',
] as const;
const ZONE_BITS = 4;
const ZONE_MASK = (1 << ZONE_BITS) - 1;
/** Names, aliases and the schema that a stream carries. */
export const LAST_NAME_ZONE = ZONES.indexOf('related');
/** What a document says itself, as against what its fields and streams say. */
export const LAST_OWN_ZONE = ZONES.indexOf('words');

/**
 * What a word is worth by the part it stands in. Names are what people type; further parts only decide where names
 * say nothing.
 */
export const ZONE_WEIGHTS: number[] = [1, 0.9, 0.5, 0.5, 0.42, 0.3, 0.3, 0.25, 0.22, 0.1, 0.08];

/** A posting is document × 16 + zone. */
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
	const members = fieldsOf(documents);
	const carriers = Map.groupBy(
		documents.filter(({ schema }) => schema !== ''),
		({ schema }) => schema,
	);
	for (const [at, document] of documents.entries()) {
		const add = (zone: (typeof ZONES)[number], text: string): void =>
			collector.add((at << ZONE_BITS) | ZONES.indexOf(zone), text);
		add('name', document.title === '' ? document.name : `${document.title} ${document.name}`);
		for (const alias of document.aliases) add('alias', alias);
		add('related', document.schema);
		add('related', acronym(document, rules));
		add('questions', document.questions);
		add('summary', document.summary);
		add('words', document.words);
		if (document.kind !== 'schema') continue;
		for (const stream of carriers.get(document.name) ?? [])
			add('carriers', `${stream.name} ${stream.summary} ${stream.words}`);
		const fields = members.get(document.name) ?? [];
		const rare = fields.filter(({ uses }) => uses <= RARE_USES);
		for (const field of rare) add('field', field.name);
		add('details', document.details);
		for (const field of rare) add('field text', `${field.summary} ${field.words}`);
		for (const field of fields) if (field.uses > RARE_USES) add('shared field', field.name);
	}
	return collector;
}

/** The fields of each schema, by title. */
function fieldsOf(documents: readonly SearchDocument[]): Map<string, SearchDocument[]> {
	const fields = new Map<string, SearchDocument[]>();
	for (const document of documents) {
		for (const title of document.schemas) {
			const known = fields.get(title);
			if (known) known.push(document);
			else fields.set(title, [document]);
		}
	}
	return fields;
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
		const isProse = zoneOf(posting) > LAST_NAME_ZONE;
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
