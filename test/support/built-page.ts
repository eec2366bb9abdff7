import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** An element of a page with what the tests ask of it. */
export interface PageElement {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** Text of everything inside, white space folded. */
	readonly text: string;
}

/** A page of a built site, parsed as a browser does. */
export interface ParsedPage {
	readonly title: string;
	readonly lang: string | undefined;
	/** In document order, templates included. */
	readonly elements: readonly PageElement[];
	/** What a reader sees in `<main>`, white space folded. */
	readonly mainText: string;
	/** Every text node outside of scripts, styles and code, for tell-tale words of a bug. */
	readonly texts: readonly string[];
}

/** Reads and parses one HTML file. */
export function parsePage(file: string): ParsedPage {
	const document = parse(readFileSync(file, 'utf8'));
	const elements: PageElement[] = [];
	const texts: string[] = [];
	let main: Element | null = null;
	const walk = (nodes: readonly Node[], quiet: boolean): void => {
		for (const node of nodes) {
			if (node.nodeName === '#text' && 'value' in node && !quiet) texts.push(node.value);
			if (!('tagName' in node)) continue;
			if (node.tagName === 'main') main ??= node;
			elements.push({
				name: node.tagName,
				attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
				text: textOf(node),
			});
			const silent = quiet || QUIET.has(node.tagName);
			walk(node.childNodes, silent);
			if ('content' in node) walk(node.content.childNodes, silent);
		}
	};
	walk(document.childNodes, false);
	return {
		title: elements.find(({ name }) => name === 'title')?.text ?? '',
		lang: elements.find(({ name }) => name === 'html')?.attributes.get('lang'),
		elements,
		mainText: main === null ? '' : textOf(main),
		texts,
	};
}

/** Their text is not prose: a schema may well hold the word "undefined". */
const QUIET: ReadonlySet<string> = new Set(['script', 'style', 'code', 'pre']);

function textOf(node: Node): string {
	const parts: string[] = [];
	const walk = (child: Node): void => {
		if (child.nodeName === '#text' && 'value' in child) parts.push(child.value);
		if ('childNodes' in child) for (const below of child.childNodes) walk(below);
	};
	walk(node);
	return parts.join('').replace(/\s+/g, ' ').trim();
}
