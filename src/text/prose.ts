/**
 * Text of other people (descriptions, comments, change logs) as HTML. A small subset of Markdown is understood;
 * markdown-it escapes HTML in the text, and sanitize-html then lets through only the elements named here, so a
 * mistake in one of the two is caught by the other.
 */
import MarkdownParser, { type MarkdownIt, type Token as MarkdownToken } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from './escape.ts';

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

function parser(breaks: boolean): MarkdownIt {
	const markdown = new MarkdownParser({ html: false, linkify: true, breaks, maxNesting: 20 });
	markdown.disable(['image', 'table', 'hr', 'reference']);
	markdown.validateLink = isWebUrl;
	// Only addresses with a scheme: `meta.stream` and `foo.js` are no links.
	markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	return markdown;
}
const parsers = { keep: parser(true), fold: parser(false) };

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
		open.attrSet('href', url.replaceAll('{task}', encodeURIComponent(match[0])));
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

const cache = new Map<string, string>();

/**
 * Renders an untrusted text as HTML that is safe to put into a page. Links lead to http and https addresses
 * only. The same text with the same options is rendered once per process.
 *
 * @param text Markdown or anything else
 */
export function renderProse(text: string, options: ProseOptions = {}): string {
	if (text.length > LIMIT) return `<pre>${escapeHtml(text)}</pre>`;
	const key = `${JSON.stringify(options)}\n${text}`;
	const known = cache.get(key);
	if (known !== undefined) return known;
	const markdown = parsers[options.breaks ? 'keep' : 'fold'];
	const environment = {};
	const tokens = options.inline ? markdown.parseInline(text, environment) : markdown.parse(text, environment);
	if (options.tasks) linkTasks(tokens, taskPattern(options.tasks.pattern), options.tasks.url);
	levelHeadings(tokens, options.headings);
	const html = sanitise(
		markdown.renderer.render(tokens, markdown.options, environment),
		options.inline === true,
	);
	cache.set(key, html);
	return html;
}

const patterns = new Map<string, RegExp>();
function taskPattern(source: string): RegExp {
	const known = patterns.get(source);
	if (known !== undefined) return known;
	const pattern = new RegExp(source, 'g');
	patterns.set(source, pattern);
	return pattern;
}
