import { runWithTimeout } from './run-with-timeout.ts';
import { isSafePattern } from './safe-pattern.ts';

/** Milliseconds one test may take. */
const TIME_LIMIT = 50;
/** A pattern without repeated groups is at worst cubic in a text of this length. */
const SHORT_TEXT = 500;

/**
 * A regular expression from an untrusted source that cannot hang the build: JavaScript's own engine, so that the
 * meaning is exactly that of the tools, but stopped after 50 ms.
 */
export class TimeLimitedRegExp {
	readonly source: string;
	private readonly expression: RegExp;
	private readonly tame: boolean;

	/** @throws SyntaxError where the pattern is not a regular expression */
	constructor(source: string, flags = 'u') {
		this.source = source;
		this.expression = new RegExp(source, flags);
		this.tame = isSafePattern(source);
	}

	/**
	 * Whether the pattern matches anywhere in the text.
	 *
	 * @throws TimeLimitError where that cannot be told within 50 ms
	 */
	test(text: string): boolean {
		if (this.tame && text.length <= SHORT_TEXT) return this.expression.test(text);
		return runWithTimeout(() => this.expression.test(text), TIME_LIMIT);
	}
}
