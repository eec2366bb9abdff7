/** The weights of the ranking. Each was set by measuring (`npm run search:eval`); measure again when you change one. */
export const TUNING = {
	/** What a word that nothing holds weighs in a sentence. */
	unknownWord: 0.35,
	/** A document must hold this share of the query's weight to count as found … */
	enough: 0.34,
	/** … and hold it where it says something: half of the query in a remark is chance. */
	leastCoverage: 0.17,
	/** The same in a sentence. */
	enoughOfSentence: 0.2,
	leastOfSentence: 0.06,
	/** What a word of its schema is worth to a stream. */
	inherited: 0.9,
	coverage: 4,
	coveragePower: 2,
	held: 1.2,
	nameCoverage: 2,
	nameShare: 1.5,
	textShare: 0,
	inOrder: 0.4,
	fuse: 0.6,
	kindStream: 0.3,
	kindSchema: 0.24,
	kindField: -0.5,
	kindGuide: 0.12,
	kindStep: -0.8,
	kindSetting: -1,
	kindPage: -0.5,
	usesField: 0.2,
	usesSchema: 0.05,
	hint: 0.9,
	taskGuide: 0.9,
	taskStep: 0.9,
	taskSetting: 0.6,
	taskField: 0.6,
	attributeField: 0.4,
	wordsField: 0,
	rareField: 0.6,
};
