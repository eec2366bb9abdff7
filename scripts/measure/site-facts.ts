import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { builtPages } from './page-kinds.ts';

/** What a page tells: the addresses that it links to, and the words of its text. */
export interface PageFacts {
	readonly links: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
}

/**
 * The facts of a page, whatever its markup is. Addresses are made absolute and lose their fragment; a word is what
 * stands between white space, without the marks at its ends.
 *
 * @param address of the page below the base path
 */
export function pageFacts(source: string, address: string): PageFacts {
	const links = new Set<string>();
	let text = '';
	const visit = (node: DefaultTreeAdapterTypes.ParentNode): void => {
		for (const child of node.childNodes) {
			if (defaultTreeAdapter.isTextNode(child)) text += child.value;
			if (!defaultTreeAdapter.isElementNode(child)) continue;
			const { tagName, attrs } = child;
			if (tagName === 'script' || tagName === 'style') continue;
			const href = tagName === 'a' ? attrs.find(({ name }) => name === 'href')?.value : undefined;
			if (href !== undefined) links.add(absolute(href, address));
			// A break point stands inside a word; all other elements may end one.
			if (tagName !== 'wbr') text += BREAKING.has(tagName) ? ' ' : '';
			visit(child);
			text += BREAKING.has(tagName) ? ' ' : '';
		}
	};
	visit(parse(source));
	const words = text.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}/_]+|[^\p{L}\p{N}/_]+$/gu, ''));
	return { links, words: new Set(words.filter((word) => word !== '')) };
}

/** Elements whose ends are ends of words. */
const BREAKING = new Set(
	'p div li ul ol dl dt dd td th tr table section header footer nav main pre button summary details h1 h2 h3 h4 h5 h6 a br option label'.split(
		' ',
	),
);

function absolute(href: string, address: string): string {
	const path = href.replace(/#.*$/, '');
	if (path === '') return `/${address}`;
	return /^(?:[a-z]+:|\/)/i.test(path) ? path : posix.join('/', posix.dirname(`${address}x`), path);
}

/** What one site tells and the other does not. */
export interface LostFacts {
	/** Addresses of pages. */
	readonly pages: readonly string[];
	/** Links and words that no page of the other site has, each with a page of the first that has it. */
	readonly links: ReadonlyMap<string, string>;
	readonly words: ReadonlyMap<string, string>;
}

/** Compares two built sites, such as those of two states of the code with the same sources. */
export async function lostFacts(before: string, after: string): Promise<LostFacts> {
	const [old, now] = [await builtPages(before), await builtPages(after)];
	const addresses = new Set(now.map(({ address }) => address));
	const links = new Map<string, string>();
	const words = new Map<string, string>();
	for (const { file, address } of old) {
		const facts = pageFacts(readFileSync(file, 'utf8'), address);
		for (const link of facts.links) if (!links.has(link)) links.set(link, address);
		for (const word of facts.words) if (!words.has(word)) words.set(word, address);
	}
	for (const { file, address } of now) {
		const facts = pageFacts(readFileSync(file, 'utf8'), address);
		for (const link of facts.links) links.delete(link);
		for (const word of facts.words) words.delete(word);
	}
	return {
		pages: old.map(({ address }) => address).filter((address) => !addresses.has(address)),
		links,
		words,
	};
}
