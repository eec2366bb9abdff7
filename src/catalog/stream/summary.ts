import type { Note } from '../../model/note.ts';
import type { Schema } from '../../model/schema.ts';
import type { ConfigurationComment, StreamSummary } from '../../model/stream.ts';

/** Longer sentences are cut at a word. */
const MAX_LENGTH = 280;

/**
 * One sentence of what a stream is, with its source: the note about it, else the comment above its entry, else a
 * comment in it that speaks of no single setting, else the description of its schema.
 */
export function summaryOf(
	note: Note | null,
	comments: readonly ConfigurationComment[],
	schema: Schema | undefined,
): StreamSummary {
	const fromNote = note && firstSentence(note.body);
	if (note && fromNote) {
		return { text: fromNote, from: 'note', location: { file: note.file, line: null, url: null } };
	}
	const own = comments.filter(({ override }) => override === null);
	const telling = [
		...own.filter(({ position }) => position === 'above'),
		...own.filter(({ position, setting }) => position === 'inside' && setting === null),
	];
	for (const { text, location } of telling) {
		const sentence = firstSentence(text);
		if (sentence) return { text: sentence, from: 'comment', location };
	}
	const fromSchema = schema && firstSentence(schema.description);
	if (schema && fromSchema) return { text: fromSchema, from: 'schema', location: schema.latest.location };
	return { text: '', from: 'none', location: null };
}

/**
 * The first sentence of a text that says something: wrapped lines are joined, and what is no sentence is passed
 * over: headings, task numbers and links on their own, remarks such as `Status:` and `TODO:`. '' where there is none.
 */
export function firstSentence(text: string): string {
	for (const paragraph of text.split(/\n\s*\n/)) {
		const lines = paragraph
			.split('\n')
			.map((line) => line.trim())
			.filter((line) => line !== '' && !/^(?:#|={2,}|---|(?:Status|TODO|FIXME|XXX)\b:?)/i.test(line))
			.map((line) => line.replace(REFERENCE_IN_FRONT, ''))
			.filter((line) => line === line.replace(REFERENCE_ALONE, ''));
		const sentence = sentenceOf(joinLines(lines).replace(/\s+/g, ' ').trim());
		if (saysSomething(sentence)) return shorten(sentence);
	}
	return '';
}

/** `T123`, `(T123, T456)` or `T123:` before the words. */
const REFERENCE_IN_FRONT = /^\(?T\d+(?:\s*,\s*T\d+)*\)?[:\s-]*(?=\p{L})/u;
/** A line that only refers to something else. */
const REFERENCE_ALONE = /^(?:(?:See(?: also)?|Bug|Task|Cf\.?):?\s+)?(?:T\d+|https?:\/\/\S+)[.,;]?$/i;

/** Where comments are wrapped. A word that would have fitted before this column was put on a new line on purpose. */
const WRAP_COLUMN = 70;

/** Joins wrapped lines; a line that was broken on purpose, before a capital, ends a sentence. */
function joinLines(lines: readonly string[]): string {
	return lines
		.map((line, index) => {
			const next = /^\p{Lu}\S*/u.exec(lines[index + 1] ?? '')?.[0];
			const broken = next !== undefined && line.length + 1 + next.length <= WRAP_COLUMN;
			return broken && /[\p{L}\d)]$/u.test(line) ? `${line}.` : line;
		})
		.join(' ');
}

/** Up to the first full stop that ends a sentence: not one inside `e.g.`, a version or a name. */
function sentenceOf(text: string): string {
	const end = /(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl))[.!?]["')\]]?(?=\s+[\p{Lu}\d("'`[]|$)/u.exec(
		text,
	);
	return end ? text.slice(0, end.index + end[0].length) : text;
}

/** At least two words once task numbers, links and marks such as TODO are taken away. */
function saysSomething(sentence: string): boolean {
	const words = sentence
		.replace(/https?:\/\/\S+/g, ' ')
		.replace(/\bT\d+\b/g, ' ')
		.replace(/\b(?:TODO|FIXME|NOTE|XXX|See(?: also)?|Bug|Task|Status)\b:?/gi, ' ')
		.match(/\p{L}{2,}/gu);
	return (words?.length ?? 0) >= 2;
}

function shorten(sentence: string): string {
	if (sentence.length <= MAX_LENGTH) return sentence;
	const cut = sentence.slice(0, MAX_LENGTH);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_LENGTH - 40)).trimEnd()} …`;
}
