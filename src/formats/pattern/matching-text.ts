/** Longest text that is made; patterns that ask for more are left. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 30;

/** Characters in the order in which they are tried for a class. */
const CANDIDATES = `a1A0_-. /:@${'bcdefghijklmnopqrstuvwxyz'}${'BCDEFGHIJKLMNOPQRSTUVWXYZ'}23456789#+*%$&!?=,;<>()[]{}'"|~^\``;

/** Thrown inside this module for what it cannot read. */
class Unreadable extends Error {}

/**
 * A short text that a JavaScript regular expression matches, to fill an example; null where none is found. Each
 * quantifier is taken the least number of times, of alternatives the first that can be read. Look-arounds and
 * references back are passed over, so that the caller must test the text.
 *
 * @param optional take what may be left out once instead of never
 */
export function matchingText(pattern: string, optional = false): string | null {
	try {
		const reader = new Reader(pattern, optional);
		const text = reader.alternatives(0);
		return reader.atEnd() ? text : null;
	} catch (error) {
		if (error instanceof Unreadable) return null;
		throw error;
	}
}

class Reader {
	private at = 0;
	private readonly pattern: string;
	private readonly optional: boolean;

	constructor(pattern: string, optional: boolean) {
		this.pattern = pattern;
		this.optional = optional;
	}

	atEnd(): boolean {
		return this.at === this.pattern.length;
	}

	/** The text of the first alternative; the others are read and left. */
	alternatives(depth: number): string {
		if (depth > MAX_DEPTH) throw new Unreadable();
		let first: string | null = null;
		let current = '';
		for (;;) {
			const char = this.pattern[this.at];
			if (char === undefined || char === ')' || char === '|') {
				first ??= current;
				if (char !== '|') return first;
				this.at++;
				current = '';
			} else current += this.piece(depth);
			if (current.length > MAX_LENGTH) throw new Unreadable();
		}
	}

	private piece(depth: number): string {
		const atom = this.atom(depth);
		const quantifier = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/.exec(this.pattern.slice(this.at));
		if (quantifier === null) return atom;
		this.at += quantifier[0].length;
		const [, sign, least] = quantifier;
		const times = sign === '+' ? 1 : sign === undefined ? Number(least) : this.optional ? 1 : 0;
		if (times * atom.length > MAX_LENGTH) throw new Unreadable();
		return atom.repeat(times);
	}

	private atom(depth: number): string {
		const rest = this.pattern.slice(this.at);
		const char = rest[0] ?? '';
		if (char === '(') return this.group(rest, depth);
		if (char === '[') {
			const source = /^\[\^?(?:\\[\s\S]|[^\]\\])*\]/.exec(rest)?.[0];
			if (source === undefined) throw new Unreadable();
			this.at += source.length;
			return this.member(source);
		}
		const token =
			/^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|[\s\S])/.exec(rest)?.[0] ?? char;
		this.at += token.length;
		if (token === '^' || token === '$' || token === '\\b' || token === '\\B') return '';
		if (/^\\[1-9k]/.test(token)) throw new Unreadable();
		return token.startsWith('\\') || token === '.' ? this.member(token) : token;
	}

	private group(rest: string, depth: number): string {
		const opening = /^\((?:\?(?::|<?[=!]|<[A-Za-z_$][\w$]*>))?/.exec(rest)?.[0] ?? '(';
		this.at += opening.length;
		const inner = this.alternatives(depth + 1);
		if (this.pattern[this.at] !== ')') throw new Unreadable();
		this.at++;
		// What only looks ahead or behind adds nothing.
		return /[=!]$/.test(opening) ? '' : inner;
	}

	/** A character that a class or an escape takes. */
	private member(source: string): string {
		let test: RegExp;
		try {
			test = new RegExp(`^${source}$`, 'u');
		} catch {
			throw new Unreadable();
		}
		const found = [...CANDIDATES].find((char) => test.test(char)) ?? firstInRanges(source);
		if (found === undefined || !test.test(found)) throw new Unreadable();
		return found;
	}
}

/** A character that stands in a class by itself, for scripts that are not among the candidates. */
function firstInRanges(source: string): string | undefined {
	const code = /\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})/.exec(source);
	if (code) return String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? '0', 16));
	return [...source.replace(/^\[\^?|\]$/g, '')][0];
}
