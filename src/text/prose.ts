/**
 * Text of other people (descriptions, comments, change logs) as HTML. A small subset of Markdown is understood;
 * markdown-it escapes HTML in the text, and sanitize-html then lets through only the elements named here, so a
 * mistake in one of the two is caught by the other.
 */

import MarkdownParser, {
	type MarkdownIt,
	type Token as MarkdownToken,
	type StateBlock,
	type StateInline,
} from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { encodeUrlPart } from '../model/url-part.ts';
import { escapeHtml } from './escape.ts';
import { keep } from './keep.ts';

export interface ProseOptions {
	/** Only what may stand inside a line: no paragraphs, lists or blocks. */
	readonly inline?: boolean;
	/** Task numbers become links: a regular expression and a URL with `{task}`. */
	readonly tasks?: { readonly pattern: string; readonly url: string } | null;
	/** The level that the text's highest heading gets; without it headings become bold lines. */
	readonly headings?: 2 | 3 | 4 | 5;
	/** Line breaks of the source are kept, as in comments of a configuration. */
	readonly breaks?: boolean;
}

/** Above this many characters a text is shown as it is: nobody reads it as prose, and parsing it costs time. */
const LIMIT = 50_000;

const isWebUrl = (url: string): boolean => /^https?:\/\//i.test(url);

/** How the texts of one kind are read. */
interface Reading {
	readonly breaks: boolean;
	/** A README or CHANGELOG, written as Markdown; others are mostly plain text with names in it. */
	readonly document: boolean;
}

function parser({ breaks, document }: Reading): MarkdownIt {
	const markdown = new MarkdownParser({ html: false, linkify: true, breaks, maxNesting: 20 });
	markdown.disable(['image', 'table', 'hr', 'reference']);
	markdown.validateLink = isWebUrl;
	// Only addresses with a scheme: `meta.stream` and `foo.js` are no links.
	markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	markdown.inline.ruler.before('emphasis', 'name', document ? starInName : markInName);
	if (document) {
		markdown.block.ruler.before('paragraph', 'comment', commentBlock, { alt: ['paragraph'] });
		markdown.inline.ruler.before('autolink', 'comment', commentInline);
	}
	return markdown;
}
const parsers = new Map<string, MarkdownIt>();
function parserFor(reading: Reading): MarkdownIt {
	const key = JSON.stringify(reading);
	const known = parsers.get(key) ?? parser(reading);
	parsers.set(key, known);
	return known;
}

type InlineRule = (state: StateInline, silent: boolean) => boolean;
const isLetter = (character: string | undefined): boolean =>
	character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Takes the next characters for what they are. */
function literally(state: StateInline, silent: boolean, end: number): true {
	if (!silent) state.pending += state.src.slice(state.pos, end);
	state.pos = end;
	return true;
}

/** A star between letters or digits multiplies or stands for something: `2*3*4`. */
const starInName: InlineRule = (state, silent) => {
	const { src, pos } = state;
	if (src[pos] !== '*') return false;
	let end = pos;
	while (src[end] === '*') end++;
	return isLetter(src[pos - 1]) && isLetter(src[end]) ? literally(state, silent, end) : false;
};

/** In a description, underscores are parts of names: `__proto__`, `_ga_<id>`. */
const markInName: InlineRule = (state, silent) => {
	const { src, pos } = state;
	if (src[pos] !== '_') return starInName(state, silent);
	let end = pos;
	while (src[end] === '_') end++;
	return literally(state, silent, end);
};

/** HTML comments of a document, such as instructions to a linter, are not for readers. One without end is text. */
const commentInline: InlineRule = (state) => {
	const { src, pos } = state;
	if (!src.startsWith('<!--', pos)) return false;
	const end = src.indexOf('-->', pos);
	if (end === -1 || end + 3 > state.posMax) return false;
	state.pos = end + 3;
	return true;
};

/** The same where a comment goes over several paragraphs (CommonMark, HTML blocks of the second kind). */
function commentBlock(state: StateBlock, from: number, to: number, silent: boolean): boolean {
	const textOf = (line: number): string =>
		state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0);
	if (!textOf(from).startsWith('<!--')) return false;
	let last = from;
	while (last < to && !textOf(last).includes('-->')) last++;
	// What stands behind a comment on its last line is text.
	if (last === to || !textOf(last).trimEnd().endsWith('-->')) return false;
	if (!silent) state.line = last + 1;
	return true;
}

/** Puts links around task numbers in the text of a parsed document, outside links and code. */
function linkTasks(tokens: readonly MarkdownToken[], pattern: RegExp, url: string): void {
	for (const token of tokens) {
		if (token.children === null) continue;
		const children: MarkdownToken[] = [];
		let insideLink = 0;
		for (const child of token.children) {
			if (child.type === 'link_open') insideLink++;
			if (child.type === 'link_close') insideLink--;
			if (child.type !== 'text' || insideLink > 0) children.push(child);
			else children.push(...taskTokens(child, pattern, url));
		}
		token.children = children;
	}
}

function taskTokens(text: MarkdownToken, pattern: RegExp, url: string): MarkdownToken[] {
	const Token = text.constructor as new (type: string, tag: string, nesting: 0 | 1 | -1) => MarkdownToken;
	const make = (type: string, tag: string, nesting: 0 | 1 | -1, content = ''): MarkdownToken =>
		Object.assign(new Token(type, tag, nesting), { content });
	const made: MarkdownToken[] = [];
	let from = 0;
	for (const match of text.content.matchAll(pattern)) {
		if (match[0] === '') continue;
		made.push(make('text', '', 0, text.content.slice(from, match.index)));
		const open = make('link_open', 'a', 1);
		open.attrSet('href', url.replaceAll('{task}', encodeUrlPart(match[0])));
		made.push(open, make('text', '', 0, match[0]), make('link_close', 'a', -1));
		from = match.index + match[0].length;
	}
	made.push(make('text', '', 0, text.content.slice(from)));
	return made;
}

/** Gives headings levels that never skip one, starting at `top`; or makes bold lines of them. */
function levelHeadings(tokens: readonly MarkdownToken[], top: number | undefined): void {
	const open: number[] = [];
	let tag = 'p';
	for (const token of tokens) {
		if (token.type === 'heading_open') {
			const level = Number(token.tag.slice(1));
			while (open.length > 0 && (open.at(-1) ?? 0) >= level) open.pop();
			open.push(level);
			tag = top === undefined ? 'p' : `h${Math.min(6, top + open.length - 1)}`;
			token.tag = tag;
			if (top === undefined) token.attrSet('class', 'prose-heading');
		}
		if (token.type === 'heading_close') token.tag = tag;
	}
}

const BLOCKS = ['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'h2', 'h3', 'h4', 'h5', 'h6'];
const INLINE = ['a', 'code', 'em', 'strong', 's', 'br'];

function sanitise(html: string, inline: boolean): string {
	return sanitizeHtml(html, {
		allowedTags: inline ? INLINE : [...INLINE, ...BLOCKS],
		allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
		allowedClasses: { p: ['prose-heading'] },
		allowedSchemes: ['http', 'https'],
		allowProtocolRelative: false,
		nestingLimit: 30,
		transformTags: {
			a: (_tag, attributes) => ({
				tagName: 'a',
				attribs: { href: attributes['href'] ?? '', rel: 'noopener nofollow' },
			}),
		},
	});
}

/**
 * Renders an untrusted text as HTML that is safe to put into a page. Links lead to http and https addresses
 * only. The same text with the same options is rendered once.
 *
 * @param text Markdown or anything else
 */
export function renderProse(text: string, options: ProseOptions = {}): string {
	if (text.length > LIMIT) return `<pre>${escapeHtml(text)}</pre>`;
	return keep('prose', `${JSON.stringify(options)}\n${text}`, () => render(text, options));
}

function render(text: string, options: ProseOptions): string {
	const markdown = parserFor({
		breaks: options.breaks === true,
		document: options.headings !== undefined,
	});
	const environment = {};
	const tokens = options.inline ? markdown.parseInline(text, environment) : markdown.parse(text, environment);
	if (options.tasks) linkTasks(tokens, taskPattern(options.tasks.pattern), options.tasks.url);
	levelHeadings(tokens, options.headings);
	return sanitise(markdown.renderer.render(tokens, markdown.options, environment), options.inline === true);
}

const patterns = new Map<string, RegExp>();
function taskPattern(source: string): RegExp {
	const known = patterns.get(source);
	if (known !== undefined) return known;
	const pattern = new RegExp(source, 'g');
	patterns.set(source, pattern);
	return pattern;
}
