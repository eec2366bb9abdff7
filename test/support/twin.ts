/** The facts of a page and of its twin in Markdown, for comparing the two. */
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What a reader can take from a page or a twin. */
export interface Facts {
	/** Text of every heading, without the count behind it. */
	readonly headings: readonly string[];
	/** Text of every name, value and line of code. */
	readonly names: readonly string[];
	/** Addresses that links lead to, without fragments: paths below the site, or full. */
	readonly links: readonly string[];
	/** Letters and digits of each cell of a table, and of what is said in small print beside a name. */
	readonly cells: readonly string[];
	/** All text, white space folded. */
	readonly text: string;
	/** Its letters and digits. */
	readonly letters: string;
}

/** Parts of a page that only lead elsewhere or only a browser can use. */
const FRAME = new Set(['nav', 'svg', 'script', 'style', 'button', 'form', 'template', 'noscript']);

/** What a page has in `<main>`, without its ways to other pages and what only a script can serve. */
export const pageFacts = (file: string): Facts => {
	const main = find(parse(readFileSync(file, 'utf8')), 'main');
	if (main === null) throw new Error(`${file} has no <main>.`);
	return factsOf(main.childNodes);
};

/** What a twin says, read as a reader of Markdown does. */
export function twinFacts(file: string): Facts {
	const html = new MarkdownIt({ html: false }).render(readFileSync(file, 'utf8'));
	return factsOf(parse(html).childNodes);
}

/** The address of the twin that a page names, or null. */
export function twinOf(file: string): string | null {
	const [, href = null] =
		/<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? [];
	return href;
}

const fold = (text: string): string =>
	text
		.replace(/[\u00ad\u200b]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

function factsOf(nodes: readonly Node[]): Facts {
	const headings: string[] = [];
	const names: string[] = [];
	const links: string[] = [];
	const cells: string[] = [];
	const walk = (list: readonly Node[]): void => {
		for (const node of list) {
			if (!('tagName' in node) || FRAME.has(node.tagName)) continue;
			const classes = attribute(node, 'class').split(' ');
			if (classes.includes('needs-script')) continue;
			// A count stands beside a heading on a page, and in brackets in a twin.
			if (/^h[1-6]$/.test(node.tagName)) headings.push(fold(textOf(node)).replace(/[()]/g, ''));
			// The parts of a cell that is a list stand apart in a twin.
			if (CELLS.has(node.tagName) && find(node, 'ul') === null && !leadsDown(node))
				cells.push(lettersOf(textOf(node)));
			if (node.tagName === 'pre') names.push(...textOf(node).split('\n').map(fold).filter(Boolean));
			else if (node.tagName === 'code') names.push(fold(textOf(node)));
			if (node.tagName === 'a' && !isTask(fold(textOf(node)))) {
				const href = attribute(node, 'href').replace(/[#?].*$/, '');
				if (href !== '') links.push(decodeURI(href));
			}
			// The source of a schema is a file, which its twin leads to.
			if (node.tagName === 'pre' || attribute(node, 'id') === 'source') continue;
			walk(node.childNodes);
		}
	};
	walk(nodes);
	const text = fold(nodes.map(textOf).join(' '));
	return { headings, names, links, cells, text, letters: lettersOf(text) };
}

const CELLS = new Set(['td', 'small']);

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a link to another part of the page stands in it: a twin has no such parts. */
function leadsDown(node: Element): boolean {
	const link = find(node, 'a');
	return link !== null && attribute(link, 'href').startsWith('#');
}

/** The number of a task in the words of an author; a page makes a link of it. */
const isTask = (text: string): boolean => /^T\d+$/.test(text);

const attribute = (node: Element, wanted: string): string =>
	node.attrs.find(({ name }) => name === wanted)?.value ?? '';

function textOf(node: Node): string {
	if (node.nodeName === '#text' && 'value' in node) return node.value;
	if (!('childNodes' in node)) return '';
	if ('tagName' in node && (FRAME.has(node.tagName) || attribute(node, 'class').includes('needs-script')))
		return '';
	// White space parts what stands in boxes of its own.
	const parts = node.childNodes.map(textOf);
	return 'tagName' in node && !INLINE.has(node.tagName) ? ` ${parts.join('')} ` : parts.join('');
}

const INLINE = new Set(['a', 'code', 'em', 'strong', 'span', 'wbr', 'mark', 'small', 'b', 'i', 'abbr', 's']);

function find(node: DefaultTreeAdapterTypes.Node, tag: string): Element | null {
	if ('tagName' in node && node.tagName === tag) return node;
	if (!('childNodes' in node)) return null;
	for (const child of node.childNodes) {
		const found = find(child, tag);
		if (found !== null) return found;
	}
	return null;
}
