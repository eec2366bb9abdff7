/** Why a schema or a stream fits a description: a question that it answers, and its fields that are spoken of. */
import type { SearchIndex } from '../index/inverted-index.ts';
import type { SearchDocument } from '../index/model.ts';

/** A field that fits, the best first. */
export interface FieldEvidence {
	readonly document: SearchDocument;
	readonly weight: number;
}

/** A field with less in common with the query is chance. */
const LEAST = 0.35;

const fieldsOfIndex = new WeakMap<SearchIndex, ReadonlyMap<string, readonly number[]>>();

/** The fields of each schema, by title; made once per index, at the first use. */
function fieldsOf(index: SearchIndex): ReadonlyMap<string, readonly number[]> {
	const known = fieldsOfIndex.get(index);
	if (known) return known;
	const fields = new Map<string, number[]>();
	for (const [at, { schemas }] of index.documents.entries()) {
		for (const title of schemas) {
			const list = fields.get(title);
			if (list) list.push(at);
			else fields.set(title, [at]);
		}
	}
	fieldsOfIndex.set(index, fields);
	return fields;
}

/**
 * The fields of a schema, or of the schema of a stream, that fit the words of a search.
 *
 * @param terms what the words of the search matched
 * @param most how many to give
 */
export function fieldEvidence(
	index: SearchIndex,
	document: SearchDocument,
	terms: ReadonlySet<number>,
	most: number,
): FieldEvidence[] {
	const title = document.kind === 'schema' ? document.name : document.schema;
	const fitting: FieldEvidence[] = [];
	for (const at of fieldsOf(index).get(title) ?? []) {
		const field = index.documents[at];
		let weight = 0;
		for (const { term, weight: rarity } of index.textOf(at).lines[0] ?? [])
			if (terms.has(term)) weight += rarity;
		// What every second schema has is no reason to take this one.
		if (field && weight >= LEAST)
			fitting.push({ document: field, weight: weight / (1 + Math.log2(field.uses)) });
	}
	return fitting.sort((a, b) => b.weight - a.weight).slice(0, most);
}

/** A question with less in common with the query is chance: about one telling word. */
const LEAST_OF_QUESTION = 0.5;

/**
 * The question that a schema or stream answers and that the words of a search are nearest to; '' where none is near.
 *
 * @param terms what the words of the search matched
 */
export function answeredQuestion(
	index: SearchIndex,
	document: SearchDocument,
	terms: ReadonlySet<number>,
): string {
	const at = index.documents.indexOf(document);
	if (at < 0) return '';
	const { lines, questions } = index.textOf(at);
	let best = { text: '', weight: LEAST_OF_QUESTION };
	for (const [number, text] of questions.entries()) {
		const weight = (lines[number + 1] ?? []).reduce(
			(sum, { term, weight: rarity }) => sum + (terms.has(term) ? rarity : 0),
			0,
		);
		if (weight > best.weight) best = { text, weight };
	}
	return best.text;
}
