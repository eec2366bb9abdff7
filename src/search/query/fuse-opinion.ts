/** What Fuse makes of the best candidates: a second opinion, which forgives other slips than the index does. */
import Fuse, { type IFuseOptions } from 'fuse.js';
import type { SearchIndex } from '../index/inverted-index.ts';
import type { Query } from './parse.ts';

/**
 * Fuse's token search over the candidates. `ignoreLocation`, as a word may stand anywhere in a name;
 * `ignoreFieldNorm`, as short names are preferred by `nameShare` already and the norm would punish long
 * descriptions; `threshold` 0.3 lets one error in three letters through. Its own index is not shipped: for 30
 * documents it is made in less than a millisecond.
 */
const FUSE_OPTIONS: IFuseOptions<{ readonly name: string; readonly text: string }> = {
	useTokenSearch: true,
	ignoreLocation: true,
	ignoreFieldNorm: true,
	includeScore: true,
	threshold: 0.3,
	keys: [
		{ name: 'name', weight: 3 },
		{ name: 'text', weight: 1 },
	],
};
/** Fuse's opinion of each document, 0…1, in their order. */
export function fuseScores(index: SearchIndex, query: Query, documents: readonly number[]): number[] {
	const records = documents.map((at) => {
		const document = index.documents[at];
		return {
			name: index.nameOf(at).words.join(' '),
			text: document?.summary ?? '',
		};
	});
	const scores = documents.map(() => 0);
	const text = query.words
		.filter((word) => word.weight >= 0.3)
		.map((word) => word.word)
		.join(' ');
	for (const { refIndex, score } of new Fuse(records, FUSE_OPTIONS).search(text))
		scores[refIndex] = 1 - (score ?? 1);
	return scores;
}
