/** Prose made short: the one line that a result shows, and the bag of further words that is only searched. */
import { isVersionWord, runsOf, wordsOf } from './tokenize.ts';

/** Characters of the line that a result shows. */
const LINE = 150;
/** Distinct further words kept per document; what follows says little new and costs bytes. */
const FURTHER_WORDS = 120;

/** Words too common in prose to tell two documents apart. */
const COMMON = new Set(
	'a about after all also an and any are as at be because been before being but by can could did do does for from had has have how if in into is it its may more must no not of on one only or other our out over own same shall should so some such than that the their them then there these they this those to too under until up was we were what when where which while who whose why will with would you your'.split(
		' ',
	),
);

/** True for words such as `the` and `which`, which carry no meaning of their own in a query or a text. */
export function isCommonWord(word: string): boolean {
	return COMMON.has(word);
}

/**
 * The first sentence of a text on one line, cut at a word's end to 150 characters.
 *
 * @param text anything, line breaks and Markdown included; it stays untrusted
 */
export function firstLine(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const sentence = /^.{20,}?[.!?](?=\s)/u.exec(line)?.[0] ?? line;
	if (sentence.length <= LINE) return sentence;
	const cut = sentence.slice(0, LINE);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LINE - 30)).trimEnd()} …`;
}

/**
 * The distinct words of texts that are not already among `known`, in order of appearance, joined by spaces. Words
 * in CamelCase stay whole as well, so that they can be found as they are written.
 */
export function furtherWords(
	texts: readonly string[],
	known: readonly string[],
	most = FURTHER_WORDS,
): string {
	const seen = new Set(known.flatMap((text) => [...wordsOf(text), ...runsOf(text).map((run) => run.word)]));
	const kept: string[] = [];
	for (const text of texts) {
		for (const { word, start, end } of runsOf(text)) {
			if (word.length < 2 || seen.has(word) || COMMON.has(word) || isVersionWord(word)) continue;
			seen.add(word);
			const parts = wordsOf(text.slice(start, end));
			for (const part of parts) seen.add(part);
			kept.push(parts.length > 1 ? text.slice(start, end) : word);
			if (kept.length === most) return kept.join(' ');
		}
	}
	return kept.join(' ');
}
