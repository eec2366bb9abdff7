/** Phrases of synonyms and advice, and where they stand in a query. */
import { isCommonWord } from '../index/prose.ts';
import { stem, wordsOf } from '../index/tokenize.ts';
import type { Query } from './parse.ts';

/** Common words that may stand between two words of a phrase: "end of the page" is "end page". */
const MOST_BETWEEN = 2;

/** The stems of a phrase without its common words, where it has others. */
export function stemsOfPhrase(phrase: string): string[] {
	const words = wordsOf(phrase);
	const telling = words.filter((word) => !isCommonWord(word));
	return (telling.length > 0 ? telling : words).map(stem);
}

/** Where a phrase that begins at a word of the query ends (exclusive); null where it does not stand there. */
export function phraseEnd(
	{ words }: Pick<Query, 'words'>,
	at: number,
	stems: readonly string[],
): number | null {
	let place = at + 1;
	for (const expected of stems.slice(1)) {
		let between = 0;
		while (words[place]?.stem !== expected) {
			const word = words[place];
			if (!word || between === MOST_BETWEEN || !isCommonWord(word.word)) return null;
			between++;
			place++;
		}
		place++;
	}
	return place;
}
