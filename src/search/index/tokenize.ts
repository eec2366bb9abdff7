/**
 * Words of names and prose. A name is split where a reader hears a new word: at every character that is
 * neither letter nor digit (`. _ - / :`) and at CamelCase humps, acronyms included (`WMDEBanner` → WMDE, Banner).
 */

/** One word with its place in the text it came from (UTF-16 code units, `end` exclusive). */
export interface Token {
	/** Lower case, without diacritics. */
	readonly word: string;
	readonly start: number;
	readonly end: number;
}

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
/** Acronym before a word, word, acronym, number; digits stay with the letters before them (`v1`, `rc0`). */
const HUMP =
	/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+\p{N}*|\p{Lu}[\p{Lu}\p{M}]*\p{N}*|\p{N}+|[\p{L}\p{M}]+/gu;
const PLAIN = /^(?:[a-z]+[0-9]*|[0-9]+)$/;

/** Letters of scripts that are written without spaces between words. */
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_PARTS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/**
 * The words of a run in such a script are not known without a dictionary; each two neighbouring letters are taken for
 * a word instead, so that any part of a text of two letters or more is found.
 */
function pairsOf(run: string, start: number): Token[] {
	const tokens: Token[] = [];
	for (const match of run.matchAll(UNSPACED_PARTS)) {
		const part = match[0];
		const from = start + match.index;
		const letters = [...part];
		if (!UNSPACED.test(part) || letters.length === 1) {
			tokens.push({ word: fold(part), start: from, end: from + part.length });
			continue;
		}
		let at = from;
		for (const [number, letter] of letters.slice(0, -1).entries()) {
			const pair = letter + (letters[number + 1] ?? '');
			tokens.push({ word: fold(pair), start: at, end: at + pair.length });
			at += letter.length;
		}
	}
	return tokens;
}

/** Lower case without diacritics, so that `Straße` and `strasse`, `é` and `e` compare as a reader expects. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	// Most text is ASCII, for which normalising is only cost.
	// Taken apart first: the parts of `ℌ` have a lower case, which it has not itself.
	return /^[\x20-\x7e]*$/.test(lower)
		? lower
		: text
				.normalize('NFKD')
				.toLowerCase()
				.replace(/\p{M}+/gu, '');
}

/** The runs of letters and digits of a text, CamelCase left whole: `eventlogging_EditAttemptStep` → 2 runs. */
export function runsOf(text: string): Token[] {
	const runs: Token[] = [];
	for (const match of text.matchAll(RUN)) {
		runs.push({ word: fold(match[0]), start: match.index, end: match.index + match[0].length });
	}
	return runs;
}

/** The same without places and as they are written; quicker. */
export function textRuns(text: string): readonly string[] {
	return text.match(RUN) ?? [];
}

/** All words of a text in order, CamelCase split. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(RUN)) {
		const run = match[0];
		if (UNSPACED.test(run)) {
			tokens.push(...pairsOf(run, match.index));
			continue;
		}
		if (PLAIN.test(run)) {
			tokens.push({ word: run, start: match.index, end: match.index + run.length });
			continue;
		}
		for (const hump of run.matchAll(HUMP)) {
			const start = match.index + hump.index;
			tokens.push({ word: fold(hump[0]), start, end: start + hump[0].length });
		}
	}
	return tokens;
}

/** The words of `tokenize` without their places. */
export function wordsOf(text: string): string[] {
	return tokenize(text).map((token) => token.word);
}

/** Letters and digits only: `page_change`, `page/change` and `PageChange` are one compact name. */
export function compactKey(text: string): string {
	return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A word of a version suffix (`v1`, `rc0`, `dev2`), which says little about what a name means. */
export function isVersionWord(word: string): boolean {
	return /^(?:v|rc|dev)\d+$/.test(word);
}

/**
 * A name without what it shares with others: leading parts, version suffix, legacy prefix. `a.page_change.v1` is
 * about `page_change`.
 *
 * @param prefixes such as `eventlogging_`
 */
export function nameProper(name: string, prefixes: readonly string[]): string {
	const unversioned = name.replace(/[._/](?:v|rc|dev)\d+$/i, '');
	const last = unversioned.slice(Math.max(unversioned.lastIndexOf('.'), unversioned.lastIndexOf('/')) + 1);
	const prefix = prefixes.find((known) => known.length < last.length && last.startsWith(known)) ?? '';
	return last.slice(prefix.length);
}

const VOWEL = /[aeiouy]/;

/** `deleting` → `delet`, if what is left can still be a word: three letters, one of them a vowel. */
function dropEnding(word: string, ending: string): string | null {
	if (!word.endsWith(ending)) return null;
	const rest = word.slice(0, -ending.length);
	return rest.length >= 3 && VOWEL.test(rest) ? rest : null;
}

function singular(word: string): string {
	if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
	if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
	if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
	return word.slice(0, -1);
}

/**
 * A light stem: words that differ only in number or in a common verb ending share it (`deletes`, `deleted`,
 * `deleting`, `deletion`, `delete`). It is a key for comparing, never shown. Light on purpose: a full stemmer
 * joins words that name different things here (`user` and `use`, `editor` and `edit`).
 *
 * @param word lower case, as `tokenize` gives it
 */
export function stem(word: string): string {
	if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
	let base = singular(word);
	const verb = dropEnding(base, 'ing') ?? (base.endsWith('eed') ? null : dropEnding(base, 'ed'));
	const noun = /[st]ion$/.test(verb ?? base) ? dropEnding(verb ?? base, 'ion') : null;
	const cut = noun ?? verb;
	if (cut !== null) base = /([bdgklmnprt])\1$/.test(cut) ? cut.slice(0, -1) : cut;
	else if (base.length > 3 && base.endsWith('e')) base = base.slice(0, -1);
	return base.length > 3 && base.endsWith('y') ? `${base.slice(0, -1)}i` : base;
}
