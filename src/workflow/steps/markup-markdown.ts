import { bullets, code, fenced, linkTo, plain } from '../../text/markdown.ts';
import type { Element, Markup } from './markup.ts';

/** Elements that stand inside a line. */
const INLINE = new Set<Element['tag']>(['a', 'code', 'em', 'input', 'label', 'mark', 'span', 'strong']);

/**
 * A tree of a guide as Markdown, for language models: what the page says, without what only a browser needs.
 *
 * @param url makes the address of a path of the site; fragments and full addresses stay
 * @param level of the headings that `h3` become; those above and below keep their distance
 */
export function toMarkdown(
	markup: readonly Markup[],
	url: (path: string) => string = (path) => path,
	level = 3,
): string {
	return blocks(markup, { url, level }).join('\n\n');
}

interface Context {
	readonly url: (path: string) => string;
	readonly level: number;
}

const isInline = (node: Markup): boolean => typeof node === 'string' || INLINE.has(node.tag);

function blocks(markup: readonly Markup[], context: Context): string[] {
	const out: string[] = [];
	let line: Markup[] = [];
	const endLine = (): void => {
		const text = inline(line, context).trim();
		if (text !== '') out.push(text);
		line = [];
	};
	for (const node of markup) {
		if (isInline(node)) line.push(node);
		else {
			endLine();
			out.push(...block(node as Element, context));
		}
	}
	endLine();
	return out;
}

function block(node: Element, context: Context): string[] {
	const { tag, children } = node;
	if (tag === 'pre') return [fenced(textOf(children))];
	if (tag === 'h2' || tag === 'h3' || tag === 'h4') {
		return [`${'#'.repeat(context.level + Number(tag[1]) - 3)} ${inline(children, context).trim()}`];
	}
	if (tag === 'ul' || tag === 'ol') {
		const items = children.filter((child): child is Element => typeof child !== 'string');
		const texts = items.map((item) =>
			blocks(item.children, context)
				.join('\n\n')
				.replace(/\n(?=.)/g, '\n  '),
		);
		if (tag === 'ul') return texts.length === 0 ? [] : [bullets(texts)];
		return [texts.map((text, index) => `${index + 1}. ${text.replaceAll('\n  ', '\n   ')}`).join('\n')];
	}
	if (tag === 'dt') return [`**${inline(children, context).trim()}**`];
	return blocks(children, context);
}

function inline(markup: readonly Markup[], context: Context): string {
	return markup
		.map((node) => {
			if (typeof node === 'string') return spaced(node);
			const inside = inline(node.children, context);
			if (node.tag === 'code') return code(textOf(node.children));
			if (node.tag === 'strong') return inside.trim() === '' ? '' : `**${inside.trim()}**`;
			if (node.tag === 'em') return inside.trim() === '' ? '' : `*${inside.trim()}*`;
			if (node.tag === 'a') {
				const href = node.attributes['href'];
				if (href === undefined || href.startsWith('#')) return inside;
				return linkTo(inside, href.startsWith('/') ? context.url(href) : href);
			}
			return node.tag === 'input' ? '' : inside;
		})
		.join('');
}

/** A text made safe, with the white space that separates it from its neighbours. */
function spaced(text: string): string {
	const inner = plain(text);
	if (inner === '') return text === '' ? '' : ' ';
	return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`;
}

const textOf = (markup: readonly Markup[]): string =>
	markup.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
