import { byCodeUnit } from '../../model/order.ts';
import { nameWords } from './suggestions.ts';

/** How many near titles a page shows. */
const MAX_NEAR = 3;
/** A word that more schemas have than this says nothing of any. */
const COMMON = 200;

/**
 * Finds loaded schemas whose title is like one that is not loaded: at least two parts in common, or most of their
 * words; the same last part first. Indexed by words, so that thousands of missing titles stay quick.
 *
 * @param titles all loaded titles
 */
export function nearSchemaFinder(titles: readonly string[]): (title: string) => string[] {
	const words = new Map(titles.map((title) => [title, new Set(nameWords(title))]));
	const byWord = new Map<string, string[]>();
	for (const [title, set] of words) {
		for (const word of set) {
			const list = byWord.get(word);
			if (list) list.push(title);
			else byWord.set(word, [title]);
		}
	}
	return (title) => {
		const wanted = new Set(nameWords(title));
		const parts = new Set(title.split('/'));
		const last = title.split('/').at(-1) ?? '';
		const scores = new Map<string, number>();
		for (const word of wanted) {
			const sharing = byWord.get(word) ?? [];
			if (sharing.length > COMMON) continue;
			for (const other of sharing) scores.set(other, (scores.get(other) ?? 0) + 1);
		}
		return Array.from(scores, ([other, shared]) => {
			const union = new Set([...wanted, ...(words.get(other) ?? [])]).size;
			const otherParts = other.split('/');
			const sameLast = otherParts.at(-1) === last ? 1 : 0;
			const sharedParts = otherParts.filter((part) => parts.has(part)).length;
			const likeness = shared / union;
			return { other, isNear: sharedParts >= 2 || likeness >= 0.5, score: likeness + sameLast };
		})
			.filter(({ isNear }) => isNear)
			.sort((a, b) => b.score - a.score || byCodeUnit(a.other, b.other))
			.slice(0, MAX_NEAR)
			.map(({ other }) => other);
	};
}
