/** Search data of any size, made of the words of a real catalog, for measuring. Deterministic. */
import type { SearchData, SearchDocument } from '../../../src/search/index/model.ts';
import { wordsOf } from '../../../src/search/index/tokenize.ts';

/** A linear congruential generator (the constants of Numerical Recipes): the same seed gives the same catalog. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/**
 * A catalog with `count` streams and as many schemas, with the fields, guides and settings of the given one. Names
 * and descriptions are drawn from the words of its names and descriptions, as often as they occur there; every
 * tenth name has a new word, as a growing catalog has.
 */
export function largeData(data: SearchData, count: number): SearchData {
	const below = numbers(7);
	const streams = data.documents.filter(({ kind }) => kind === 'stream');
	const schemas = data.documents.filter(({ kind }) => kind === 'schema');
	const nameWords = [...streams, ...schemas].flatMap(({ name }) => wordsOf(name));
	const textWords = [...schemas, ...data.documents].flatMap(({ summary, words }) =>
		wordsOf(`${summary} ${words}`),
	);
	const pick = (words: readonly string[]): string => words[below(words.length)] ?? 'word';
	const several = (words: readonly string[], least: number, most: number): string[] =>
		Array.from({ length: least + below(most - least + 1) }, () => pick(words));
	const newWord = (): string => Array.from({ length: 3 }, () => pick(nameWords).slice(0, 3)).join('');
	const name = (joint: string, at: number): string => {
		const words = several(nameWords, 2, 5);
		if (at % 10 === 0) words.push(newWord());
		return `${pick(nameWords)}${joint}${words.join('_')}_${at}`;
	};
	const large = (model: SearchDocument | undefined, joint: string, at: number): SearchDocument[] =>
		model
			? [
					{
						...model,
						name: name(joint, at),
						summary: several(textWords, 6, 16).join(' '),
						words: several(textWords, 0, 30).join(' '),
						aliases: [],
					},
				]
			: [];
	const madeSchemas = Array.from({ length: count }, (_, at) =>
		large(schemas[at % schemas.length], '/', at),
	).flat();
	const madeStreams = Array.from({ length: count }, (_, at) =>
		large(streams[at % streams.length], '.', at).map((stream) => ({
			...stream,
			schema: madeSchemas[below(madeSchemas.length)]?.name ?? '',
		})),
	).flat();
	const titles = madeSchemas.map((schema) => schema.name);
	const others = data.documents
		.filter(({ kind }) => kind !== 'stream' && kind !== 'schema')
		.map((document) =>
			document.kind === 'field'
				? { ...document, schemas: [...new Set(several(titles, 1, 2 + document.uses))].sort() }
				: document,
		);
	return { ...data, documents: [...madeStreams, ...madeSchemas, ...others] };
}
