import { createContext, Script } from 'node:vm';

/** Thrown where a pattern took longer than it may; the pattern or the text is hostile, or both. */
export class PatternTimeout extends Error {
	constructor(pattern: string) {
		super(`The pattern ${pattern.slice(0, 200)} takes too long.`);
	}
}

/** Milliseconds one test may take. */
const TIME_LIMIT = 50;
/** A pattern without repeated groups is at worst quadratic in a text of this length. */
const SHORT_TEXT = 1000;

const sandbox: { pattern: RegExp; text: string } = { pattern: /x/, text: '' };
const context = createContext(sandbox);
const script = new Script('pattern.test(text)');

/** True where no group is repeated and few quantifiers are unbounded: such a pattern cannot explode. */
function isTame(pattern: string): boolean {
	const unbounded = pattern.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
	return unbounded <= 2 && !/\)[*+?{]|\\[1-9]/.test(pattern);
}

/**
 * A regular expression from an untrusted source that cannot hang the build: JavaScript's own engine, so that the
 * meaning is exactly that of the tools, but stopped after 50 ms.
 */
export class BoundedPattern {
	readonly source: string;
	private readonly expression: RegExp;
	private readonly tame: boolean;

	/** @throws SyntaxError where the pattern is not a regular expression */
	constructor(source: string, flags = 'u') {
		this.source = source;
		this.expression = new RegExp(source, flags);
		this.tame = isTame(source);
	}

	/**
	 * Whether the pattern matches anywhere in the text.
	 *
	 * @throws PatternTimeout where that cannot be told within 50 ms
	 */
	test(text: string): boolean {
		if (this.tame && text.length <= SHORT_TEXT) return this.expression.test(text);
		sandbox.pattern = this.expression;
		sandbox.text = text;
		try {
			// The time limit of `vm` interrupts a running match, which nothing else in JavaScript does.
			return script.runInContext(context, { timeout: TIME_LIMIT }) === true;
		} catch (error) {
			if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
				throw new PatternTimeout(this.source);
			}
			throw error;
		}
	}
}
