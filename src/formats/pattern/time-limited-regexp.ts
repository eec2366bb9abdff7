import { isQuick } from './backtracking.ts';
import { runWithTimeout, TimeLimitError } from './run-with-timeout.ts';

/** Milliseconds one test may take. */
const TIME_LIMIT = 50;
/** Milliseconds that one pattern may take in all: a file can hold thousands of texts for it. */
const WHOLE_LIMIT = 1000;
/** Longest text that is tried without a limit, where the shape of the pattern allows it. */
const SHORT_TEXT = 500;

/**
 * A regular expression from an untrusted source that cannot hang the build: JavaScript's own engine, so that the
 * meaning is exactly that of the tools, but stopped after 50 ms.
 */
export class TimeLimitedRegExp {
	readonly source: string;
	private readonly expression: RegExp;
	private readonly quick: boolean;
	private spent = 0;

	/** @throws SyntaxError where the pattern is not a regular expression */
	constructor(source: string, flags = 'u') {
		this.source = source;
		this.expression = new RegExp(source, flags);
		this.quick = isQuick(source, SHORT_TEXT);
	}

	/**
	 * Whether the pattern matches anywhere in the text.
	 *
	 * @throws TimeLimitError where that cannot be told within 50 ms, or once the pattern took a second in all
	 */
	test(text: string): boolean {
		if (this.quick && text.length <= SHORT_TEXT) return this.expression.test(text);
		if (this.spent > WHOLE_LIMIT) throw new TimeLimitError(`stopped after ${WHOLE_LIMIT} ms in all`);
		const start = performance.now();
		try {
			return runWithTimeout(() => this.expression.test(text), TIME_LIMIT);
		} finally {
			this.spent += performance.now() - start;
		}
	}
}
