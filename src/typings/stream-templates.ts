/** More alternatives than this make no type that anybody can read. */
const MAX_ALTERNATIVES = 16;

const PLACEHOLDER = '\x24{string}';

/** A template literal type's text: literal parts with `${string}` between them. */
type Alternative = readonly (string | null)[];

/**
 * Template literal types for the names that a stream's regular expression matches: `/^mediawiki\.job\..+/` gives
 * `` `mediawiki.job.${string}` ``. What cannot be said exactly becomes `${string}`, so that the types take in every
 * name that the pattern matches, and perhaps more.
 *
 * @param source the PCRE with its delimiters
 * @returns types in source form, with backticks; empty where nothing but `${string}` would be left
 */
export function streamTemplates(source: string): readonly string[] {
	const body = /^([/#~!%@])(.*)\1$/s.exec(source)?.[2];
	// A flag changes what the letters mean; no stream uses one.
	if (body === undefined) return [];
	const reader = new PatternReader(body);
	const alternatives = reader.read();
	if (alternatives === null) return [];
	// In `^a|b$` each anchor belongs to one side only; without anchors the types take in a little more.
	const fromStart = body.startsWith('^') && !reader.alternates;
	const toEnd = /(?<!\\)\$$/.test(body) && !reader.alternates;
	const texts = new Set(
		alternatives.map((parts) =>
			templateText([...(fromStart ? [] : [null]), ...parts, ...(toEnd ? [] : [null])]),
		),
	);
	return texts.has(`\`${PLACEHOLDER}\``) ? [] : [...texts];
}

function templateText(parts: Alternative): string {
	let text = '';
	let open = false;
	for (const part of parts) {
		if (part !== null) text += part.replace(/[\\`]|\$\{/g, '\\$&');
		else if (!open) text += PLACEHOLDER;
		open = part === null;
	}
	return `\`${text}\``;
}

/** Reads literals, wildcards, groups and alternatives; anything else is a wildcard. */
class PatternReader {
	private readonly text: string;
	private at = 0;
	/** True where the whole pattern is a choice between alternatives. */
	alternates = false;

	constructor(text: string) {
		this.text = text;
	}

	/** Null where the pattern is too rich or broken. */
	read(): readonly Alternative[] | null {
		const found = this.alternatives(0);
		return found !== null && this.at === this.text.length ? found : null;
	}

	private alternatives(depth: number): readonly Alternative[] | null {
		if (depth > 8) return null;
		const all: Alternative[] = [];
		let current: Alternative[] = [[]];
		while (this.at < this.text.length && this.text[this.at] !== ')') {
			if (this.text[this.at] === '|') {
				this.alternates ||= depth === 0;
				this.at++;
				all.push(...current);
				current = [[]];
				continue;
			}
			const piece = this.piece(depth);
			if (piece === null) return null;
			current = current.flatMap((before) => piece.map((after) => [...before, ...after]));
			if (current.length + all.length > MAX_ALTERNATIVES) return null;
		}
		return [...all, ...current];
	}

	private piece(depth: number): readonly Alternative[] | null {
		const atom = this.atom(depth);
		if (atom === null) return null;
		const quantifier = /^(?:[?*+]|\{\d*,?\d*\})[?+]?/.exec(this.text.slice(this.at))?.[0] ?? '';
		this.at += quantifier.length;
		if (quantifier === '') return atom;
		return quantifier.startsWith('?') ? [[], ...atom] : [[null]];
	}

	private atom(depth: number): readonly Alternative[] | null {
		const rest = this.text.slice(this.at);
		const char = rest[0];
		if (char === '(') {
			const opening = /^\((?:\?(?::|P?<\w+>))?/.exec(rest)?.[0] ?? '(';
			if (rest.startsWith('(?') && opening === '(') return null;
			this.at += opening.length;
			const inner = this.alternatives(depth + 1);
			if (this.text[this.at] !== ')') return null;
			this.at++;
			return inner;
		}
		const [token = ''] = /^(?:\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[\s\S])/.exec(rest) ?? [];
		this.at += token.length;
		if (token === '^' || token === '$') return [[]];
		if (token === '.' || token.startsWith('[') || /^\\[A-Za-z0-9]$/.test(token)) return [[null]];
		return [[token.startsWith('\\') ? token.slice(1) : token]];
	}
}
