import type { GuideContext } from '../subject/platform.ts';
import { type Placeholder, textOf, type Value } from '../subject/value.ts';

export type SnippetLanguage =
	| 'php'
	| 'js'
	| 'json'
	| 'yaml'
	| 'sh'
	| 'sql'
	| 'kotlin'
	| 'swift'
	| 'java'
	| 'diff'
	| 'text';

/** A piece of code or a query with a stream's own values in it, ready to copy. */
export interface Snippet {
	/** What it is and where it goes, such as "In conf/streams.php". */
	readonly title: string;
	readonly language: SnippetLanguage;
	readonly code: string;
	/** What the reader has to fill in; each token stands in the code. */
	readonly placeholders: readonly Placeholder[];
}

/** Why a stream has no such snippet, a sentence that is shown in its place. */
export interface NoSnippet {
	readonly none: string;
}

export type SnippetMaker = (context: GuideContext) => Snippet | NoSnippet;

/** Collects the placeholders of the values that a snippet uses. */
export class Blanks {
	readonly #found = new Map<string, Placeholder>();

	/** The text that stands for a value in code. */
	text(value: Value): string {
		if (typeof value !== 'string') this.#found.set(value.token, value);
		return textOf(value);
	}

	get list(): readonly Placeholder[] {
		return [...this.#found.values()];
	}
}
