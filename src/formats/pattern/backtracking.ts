/**
 * How many ways a backtracking engine may have to try. JavaScript's regular expressions try one way after another, so
 * a pattern of others can take longer than the world lasts. The number is an upper bound, by the shape of the
 * pattern alone: what it passes is quick for certain, what it refuses may be.
 */

/** A piece of a pattern: in how many ways it matches at one place, and whether each of them is equally long. */
interface Piece {
	readonly ways: number;
	/** False where one way may take more characters than another. */
	readonly fixed: boolean;
}

const ONE: Piece = { ways: 1, fixed: true };
/** Groups deeper than this are nobody's pattern. */
const MAX_DEPTH = 50;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const GROUP_START = /\((?:\?(?::|<?[=!]|<[^>=!]*>|[a-z-]*:))?/iy;
const CLASS = /\[(?:\\[\s\S]|[^\]\\])*\]/y;
const ESCAPE = /\\(?:u\{[0-9a-f]+\}|[pP]\{[^}]*\}|[\s\S])/iy;
const REFERENCE = /\\(?:[1-9]|k<)/y;

class Reader {
	private at = 0;
	private readonly pattern: string;
	private readonly length: number;

	constructor(pattern: string, length: number) {
		this.pattern = pattern;
		this.length = length;
	}

	/** Alternatives up to a closing bracket or the end. */
	alternatives(depth: number): Piece {
		if (depth > MAX_DEPTH) return { ways: Number.POSITIVE_INFINITY, fixed: false };
		let ways = 0;
		let branches = 0;
		let fixed = true;
		for (;;) {
			const branch = this.sequence(depth);
			ways += branch.ways;
			fixed &&= branch.fixed;
			branches += 1;
			if (this.pattern[this.at] !== '|') return { ways, fixed: fixed && branches === 1 };
			this.at += 1;
		}
	}

	private sequence(depth: number): Piece {
		let ways = 1;
		let fixed = true;
		while (this.at < this.pattern.length && !/[|)]/.test(this.pattern[this.at] ?? '')) {
			const piece = this.repeated(this.atom(depth));
			ways *= piece.ways;
			fixed &&= piece.fixed;
		}
		return { ways, fixed };
	}

	private match(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.pattern);
		if (found) this.at += found[0].length;
		return found;
	}

	private atom(depth: number): Piece {
		// What a reference repeats is as long as the group that it names: comparing it may take the whole text.
		const reference = this.pattern[this.at] === '\\' && this.match(REFERENCE) !== null;
		if (reference) return { ways: this.length + 1, fixed: false };
		if (this.match(CLASS) || this.match(ESCAPE)) return ONE;
		if (!this.match(GROUP_START)) {
			this.at += 1;
			return ONE;
		}
		const inner = this.alternatives(depth + 1);
		this.at += 1;
		return inner;
	}

	private repeated(piece: Piece): Piece {
		const found = this.match(QUANTIFIER);
		if (!found) return piece;
		const [text, least = '', comma, most = ''] = found;
		const least_ = text.startsWith('{') ? Number(least) : text.startsWith('+') ? 1 : 0;
		const unbounded = /^[*+]/.test(text) || (comma !== undefined && most === '');
		const most_ = unbounded
			? this.length
			: text.startsWith('?')
				? 1
				: Number(comma === undefined ? least : most);
		const times = Math.max(0, Math.min(most_, Math.max(this.length, least_)) - least_) + 1;
		const inner = most_ === 0 ? 1 : piece.ways ** most_;
		return { ways: times * inner, fixed: piece.fixed && times === 1 };
	}
}

/**
 * The most ways that matching a pattern against a text can take, infinite where they grow exponentially.
 *
 * @param pattern what is valid for JavaScript, without delimiters
 * @param length of the text, in UTF-16 units
 */
export function mostWays(pattern: string, length: number): number {
	const starts = /^\^(?!.*\|)/.test(pattern) ? 1 : length + 1;
	return starts * new Reader(pattern, length).alternatives(0).ways;
}

/** Ways that take less than a few milliseconds. */
const QUICK = 300_000;

/** True for a pattern that is quick on every text of that length. */
export const isQuick = (pattern: string, length: number): boolean => mostWays(pattern, length) <= QUICK;
