/** What a reader typed, taken apart: kind prefix, words, which of the words only say what kind of thing is meant. */
import { SEARCH_KINDS, type SearchKind } from '../index/model.ts';
import { isCommonWord } from '../index/prose.ts';
import { compactKey, fold, stem, tokenize } from '../index/tokenize.ts';
import { NAME_SOUND, type Sound, soundOf } from './sound.ts';

export interface QueryWord {
	readonly word: string;
	readonly stem: string;
	/**
	 * 1 for a word that names something; less for one that is common (`which`) or says only the kind of thing that is
	 * looked for (`stream`, `events`), which must not outweigh the others.
	 */
	readonly weight: number;
	/** The last word of the text, which may still be being typed. */
	readonly unfinished: boolean;
}

export interface Query {
	/** As typed, without the kind prefix and outer white space. */
	readonly text: string;
	readonly folded: string;
	readonly compact: string;
	/** Only this kind, from a prefix such as `stream:`; null for all. */
	readonly kind: SearchKind | null;
	/** Kinds that a word of the text speaks of (`stream for page views`). */
	readonly hints: ReadonlySet<SearchKind>;
	/** What the text sounds like: words in a row, a question of what to do, an attribute of something. */
	readonly sounds: Sound;
	/** At least three words that say something, between spaces. */
	readonly isSentence: boolean;
	readonly words: readonly QueryWord[];
}

/** Words that are searched; more are ignored, as they could only make the search slower. */
const MAX_WORDS = 12;
/** Longest text that is looked at: no name is longer. */
const MAX_LENGTH = 300;

const PREFIX = new RegExp(`^\\s*(${SEARCH_KINDS.join('|')})s?\\s*:(?!//)\\s*`, 'i');

/** Words of a sentence that speak of a kind rather than of a name. */
const KIND_WORDS: ReadonlyMap<string, SearchKind> = new Map([
	['stream', 'stream'],
	['topic', 'stream'],
	['tabl', 'stream'],
	['schema', 'schema'],
	['field', 'field'],
	['properti', 'field'],
	['column', 'field'],
	['guid', 'guide'],
	['tutorial', 'guide'],
	['step', 'step'],
	['set', 'setting'],
	['option', 'setting'],
]);
/** Words that every second description holds, or that say only that somebody does something. */
const WEAK_STEMS = new Set(
	'event data record find show list get happen log track people person someone somebody anyone everyone thing something way kind look let go made make put take took seen'
		.split(' ')
		.map(stem),
);

/** Takes a query apart. Never throws; any text is a query. */
export function parseQuery(typed: string): Query {
	const prefix = PREFIX.exec(typed);
	const kind = SEARCH_KINDS.find((known) => known === prefix?.[1]?.toLowerCase()) ?? null;
	const text = typed
		.slice(prefix?.[0].length ?? 0)
		.slice(0, MAX_LENGTH)
		.trim();
	const tokens = tokenize(text).slice(0, MAX_WORDS);
	// Only words that stand alone, between spaces, can be prose: `test.event` is a name and none of it is weak.
	const alone = (start: number, end: number): boolean =>
		/^[\s,;:!?"'()]?$/.test(text[start - 1] ?? '') && /^[\s,;:!?"'().]?$/.test(text[end] ?? '');
	const isSentence = /\s/.test(text);
	const hints = new Set<SearchKind>();
	const sounds = isSentence
		? soundOf(
				text,
				tokens.map(({ word }) => ({ word, stem: stem(word) })),
			)
		: NAME_SOUND;
	const words = tokens.map(({ word, start, end }, at): QueryWord => {
		const wordStem = stem(word);
		let weight = 1;
		if (isSentence && alone(start, end)) {
			const hinted = KIND_WORDS.get(wordStem);
			if (hinted !== undefined && sounds.kind !== 'task') hints.add(hinted);
			if (isCommonWord(word)) weight = 0.05;
			else if (hinted !== undefined) weight = sounds.kind === 'task' ? 0.6 : 0.3;
			else if (WEAK_STEMS.has(wordStem)) weight = 0.4;
		}
		return { word, stem: wordStem, weight, unfinished: at === tokens.length - 1 && end === text.length };
	});
	const named = words.some((word) => word.weight === 1);
	return {
		text,
		folded: fold(text),
		compact: compactKey(text),
		kind,
		hints,
		isSentence: isSentence && words.filter((word) => word.weight >= 0.3).length >= 3,
		sounds,
		// A text of weak words only, such as "all events", is searched for what it says.
		words: named ? words : words.map((word) => ({ ...word, weight: 1 })),
	};
}
