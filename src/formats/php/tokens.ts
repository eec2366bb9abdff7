/**
 * Cuts PHP source into tokens as Zend/zend_language_scanner.l does. The parser's own tokens are not used: it reads
 * escapes, octal numbers and heredocs otherwise than PHP in many corners, and accepts what PHP refuses.
 */

import { hasVariable, isVariable, withoutIndentation } from './heredoc.ts';
import { decodeNumber, type PhpNumber } from './numbers.ts';
import { decodeEscapes, decodeSingleQuoted, PhpSyntaxError } from './strings.ts';

export type PhpTokenKind =
	| 'string'
	| 'number'
	/** A name, with its namespace. */
	| 'name'
	| 'variable'
	/** A string with a variable in it. */
	| 'template'
	/** Backticks, which run a command. */
	| 'shell'
	/** `(int)` and its kind. */
	| 'cast'
	| 'punctuation'
	| 'end';

export interface PhpToken {
	readonly kind: PhpTokenKind;
	/** As written. */
	readonly text: string;
	/** Of a string or number; null for every other kind. */
	readonly value: string | PhpNumber | null;
	/** UTF-16 units from the start of the text. */
	readonly offset: number;
	/** 1-based. */
	readonly line: number;
	readonly endLine: number;
}

const OPEN_TAG = /<\?(?:php(?=[\s]|$)|=)/giy;
const SPACE = /[ \t\r\n]+/y;
const LINE_COMMENT = /(?:\/\/|#(?!\[))(?:(?!\?>)[^\r\n])*/y;
const CAST =
	/\([ \t]*(?:int|integer|bool|boolean|float|double|real|string|binary|array|object|unset)[ \t]*\)/iy;
const LABEL_SOURCE = '[A-Za-z_\\u0080-\\u{10ffff}][A-Za-z0-9_\\u0080-\\u{10ffff}]*';
const NAME = new RegExp(`\\\\?${LABEL_SOURCE}(?:\\\\${LABEL_SOURCE})*`, 'uy');
const VARIABLE = new RegExp(`\\$${LABEL_SOURCE}`, 'uy');
const HEREDOC = new RegExp(
	`[bB]?<<<[ \\t]*(?:(${LABEL_SOURCE})|'(${LABEL_SOURCE})'|"(${LABEL_SOURCE})")(?:\\r\\n|\\n|\\r)`,
	'uy',
);
const NUMBER =
	/0x[0-9a-f]+(?:_[0-9a-f]+)*|0b[01]+(?:_[01]+)*|0o[0-7]+(?:_[0-7]+)*|(?:[0-9]+(?:_[0-9]+)*)?\.[0-9]+(?:_[0-9]+)*(?:e[+-]?[0-9]+(?:_[0-9]+)*)?|[0-9]+(?:_[0-9]+)*\.?(?:e[+-]?[0-9]+(?:_[0-9]+)*)?/iy;
const PUNCTUATION =
	/\?\?=|\*\*=|\.\.\.|<=>|===|!==|<<=|>>=|\?->|=>|->|::|==|!=|<>|<=|>=|&&|\|\||\?\?|\*\*|\+\+|--|<<|>>|[+\-*/%.&|^]=|#\[|[\s\S]/y;
class Scanner {
	readonly tokens: PhpToken[] = [];
	private readonly text: string;
	private at = 0;
	private line: number;
	/** Up to where line breaks are counted. */
	private counted = 0;

	/** Of the text in its file. */
	private readonly base: number;

	constructor(text: string, { line, offset }: { readonly line: number; readonly offset: number }) {
		this.text = text;
		this.line = line;
		this.base = offset;
	}

	scan(inPhp: boolean): readonly PhpToken[] {
		if (!inPhp) this.html();
		while (this.at < this.text.length) this.next();
		this.push('end', '', null);
		return this.tokens;
	}

	private match(pattern: RegExp): string | null {
		pattern.lastIndex = this.at;
		return pattern.exec(this.text)?.[0] ?? null;
	}

	/** The line at an offset; asked for in ascending order only. */
	private lineOf(offset: number): number {
		for (; this.counted < offset; this.counted++) {
			const unit = this.text[this.counted];
			if (unit === '\n' || (unit === '\r' && this.text[this.counted + 1] !== '\n')) this.line += 1;
		}
		return this.line;
	}

	private push(kind: PhpTokenKind, text: string, value: PhpToken['value']): void {
		const line = this.lineOf(this.at);
		const offset = this.at;
		this.at += text.length;
		this.tokens.push({ kind, text, value, offset: this.base + offset, line, endLine: this.lineOf(this.at) });
	}

	/** Runs a decoding; what PHP refuses gets the line of the token. */
	private refusing<T>(read: () => T): T {
		try {
			return read();
		} catch (error) {
			if (error instanceof PhpSyntaxError) error.line ??= this.lineOf(this.at);
			throw error;
		}
	}

	/** Skips text outside of PHP. */
	private html(): void {
		const from = this.at;
		for (let at = this.text.indexOf('<?', from); at !== -1; at = this.text.indexOf('<?', at + 2)) {
			OPEN_TAG.lastIndex = at;
			const tag = OPEN_TAG.exec(this.text)?.[0];
			if (tag === undefined) continue;
			this.at = at + tag.length;
			return;
		}
		this.at = this.text.length;
	}

	private next(): void {
		const skipped = this.match(SPACE) ?? this.match(LINE_COMMENT);
		if (skipped !== null) {
			this.at += skipped.length;
			return;
		}
		const { text, at } = this;
		if (text.startsWith('/*', at)) {
			const end = text.indexOf('*/', at + 2);
			this.at = end === -1 ? text.length : end + 2;
			return;
		}
		if (text.startsWith('?>', at)) {
			this.push('punctuation', '?>', null);
			this.html();
			return;
		}
		const prefix = /[bB]/.test(text[at] ?? '') && /['"]/.test(text[at + 1] ?? '') ? 1 : 0;
		const quote = text[at + prefix];
		HEREDOC.lastIndex = at;
		const heredoc = HEREDOC.exec(text);
		if (heredoc) this.heredoc(heredoc);
		else if (quote === "'") this.singleQuoted(prefix);
		else if (quote === '"') this.doubleQuoted(prefix);
		else if (quote === '`') this.shell();
		else this.plain();
	}

	private plain(): void {
		const number = this.match(NUMBER);
		if (number !== null) {
			this.push(
				'number',
				number,
				this.refusing(() => decodeNumber(number)),
			);
			return;
		}
		for (const [kind, pattern] of PLAIN) {
			const found = this.match(pattern);
			if (found === null) continue;
			this.push(kind, found, null);
			return;
		}
	}

	private singleQuoted(prefix: number): void {
		const start = this.at + prefix + 1;
		let end = start;
		while (end < this.text.length && this.text[end] !== "'") end += this.text[end] === '\\' ? 2 : 1;
		if (end >= this.text.length) throw new PhpSyntaxError('a string is not closed', this.lineOf(this.at));
		const body = this.text.slice(start, end);
		this.push('string', this.text.slice(this.at, end + 1), decodeSingleQuoted(body));
	}

	private doubleQuoted(prefix: number): void {
		const start = this.at + prefix + 1;
		const { end, variable } = this.quoted(start, '"');
		const written = this.text.slice(this.at, end + 1);
		const value = variable ? null : this.refusing(() => decodeEscapes(this.text.slice(start, end), '"'));
		this.push(value === null ? 'template' : 'string', written, value);
	}

	private shell(): void {
		const { end } = this.quoted(this.at + 1, '`');
		this.push('shell', this.text.slice(this.at, end + 1), null);
	}

	/** Where a string with escapes ends, and whether a variable is in it. */
	private quoted(start: number, quote: string): { readonly end: number; readonly variable: boolean } {
		let end = start;
		let variable = false;
		while (end < this.text.length && this.text[end] !== quote) {
			if (this.text[end] === '\\') end += 2;
			else if (!isVariable(this.text, end)) end += 1;
			else {
				variable = true;
				end = this.text[end + (this.text[end] === '{' ? 0 : 1)] === '{' ? this.closingBrace(end) : end + 1;
			}
		}
		if (end >= this.text.length) throw new PhpSyntaxError('a string is not closed', this.lineOf(this.at));
		return { end, variable };
	}

	/** Behind the brace that closes an interpolation; strings in it may hold braces and quotes. */
	private closingBrace(start: number): number {
		let depth = 0;
		for (let at = start; at < this.text.length; at++) {
			const unit = this.text[at];
			if (unit === '{') depth += 1;
			else if (unit === '}' && --depth <= 0) return at + 1;
			else if (unit === "'" || unit === '"') {
				at += 1;
				while (at < this.text.length && this.text[at] !== unit) at += this.text[at] === '\\' ? 2 : 1;
			}
		}
		return this.text.length;
	}

	private heredoc(opening: RegExpExecArray): void {
		const [head, bare, nowdoc, quoted] = opening;
		const label = bare ?? nowdoc ?? quoted ?? '';
		const start = this.at + head.length;
		// The label ends the text at the start of any line, unless more of a name follows it.
		const closing = new RegExp(
			`(?:^|\\r\\n|\\n|\\r)([ \\t]*)${label}(?![A-Za-z0-9_\\u0080-\\u{10ffff}])`,
			'gu',
		);
		// From the line break of the opening: the text may be empty.
		const from = start - (head.endsWith('\r\n') ? 2 : 1);
		closing.lastIndex = from;
		const found = closing.exec(this.text);
		if (!found) throw new PhpSyntaxError('a heredoc is not closed', this.lineOf(this.at));
		const body = this.text.slice(start, Math.max(found.index, start));
		const written = this.text.slice(this.at, found.index + found[0].length);
		const value = this.refusing(() => {
			const text = withoutIndentation(body, found[1] ?? '', found.index >= start);
			if (nowdoc !== undefined) return text;
			return hasVariable(body) ? null : decodeEscapes(text, '');
		});
		this.push(value === null ? 'template' : 'string', written, value);
	}
}

const PLAIN: readonly (readonly [PhpTokenKind, RegExp])[] = [
	['cast', CAST],
	['variable', VARIABLE],
	['name', NAME],
	['punctuation', PUNCTUATION],
];

/**
 * The tokens of a text, with one of kind `end` behind the last.
 *
 * @param start where the text begins in its file
 * @param inPhp false where the text is a whole file, which starts outside of `<?php`
 * @throws PhpSyntaxError where PHP refuses a literal, with its line
 */
export function phpTokens(
	text: string,
	start: { readonly line: number; readonly offset: number } = { line: 1, offset: 0 },
	inPhp = true,
): readonly PhpToken[] {
	return new Scanner(text, start).scan(inPhp);
}
