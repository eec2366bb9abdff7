/** What the first step of a search counts as found, and how much. Set by measuring (`npm run search:eval`). */
export const TUNING = {
	/** What a word that nothing holds weighs in a sentence. */
	unknownWord: 0.35,
	/** A document must hold this share of the query's weight to count as found … */
	enough: 0.34,
	/** … and hold it where it says something: half of the query in a remark is chance. */
	leastCoverage: 0.17,
	/** The same in a sentence. */
	enoughOfSentence: 0.18,
	leastOfSentence: 0.04,
	/** What a typo is worth in a sentence, beside one in a name. */
	typoInSentence: 0.7,
	/** What the beginning or a part of a word is worth in a sentence, beside one in a name. */
	looseInSentence: 0.7,
	/** What a word of its schema is worth to a stream. */
	inherited: 0.9,
};
