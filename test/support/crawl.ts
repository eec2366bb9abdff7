import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type ParsedPage, parsePage } from './built-page.ts';

/** A whole built site in memory. */
export interface Crawl {
	/** With slashes at both ends. */
	readonly base: string;
	/** Address with base (`/schemas/`) → page. */
	readonly pages: ReadonlyMap<string, ParsedPage>;
	/** Addresses of all files, pages by their address with a slash. */
	readonly addresses: ReadonlySet<string>;
}

/** A link or other reference from one page to an address of the site. */
export interface Reference {
	readonly from: string;
	/** Path with base, decoded. */
	readonly path: string;
	/** Decoded, without `#`; '' where there is none. */
	readonly fragment: string;
	/** As it is written. */
	readonly written: string;
}

/** Reads every file name and every page of a site. */
export function crawl(folder: string, base: string): Crawl {
	if (!existsSync(join(folder, 'index.html'))) throw new Error(`No site is in ${folder}.`);
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
	const address = (file: string): string => base + file.replace(/(^|\/)index\.html$/, '$1');
	return {
		base,
		pages: new Map(
			files
				.filter((file) => file.endsWith('.html'))
				.map((file) => [address(file), parsePage(join(folder, file))]),
		),
		addresses: new Set(files.map(address)),
	};
}

const REFERENCES: readonly (readonly [element: string, attribute: string])[] = [
	['a', 'href'],
	['link', 'href'],
	['script', 'src'],
	['img', 'src'],
	['form', 'action'],
	['source', 'srcset'],
	['use', 'href'],
	['iframe', 'src'],
];

/** Every reference of a site to itself. Absolute URLs of other sites are left out. */
export function internalReferences({ pages }: Crawl): readonly Reference[] {
	const references: Reference[] = [];
	for (const [from, page] of pages) {
		for (const { name, attributes } of page.elements) {
			for (const [element, attribute] of REFERENCES) {
				const written = attributes.get(attribute);
				if (name !== element || written === undefined) continue;
				const url = new URL(written, `http://site.invalid${from}`);
				if (url.hostname !== 'site.invalid') continue;
				references.push({
					from,
					path: decodeURIComponent(url.pathname),
					fragment: decodeURIComponent(url.hash.slice(1)),
					written,
				});
			}
		}
	}
	return references;
}

/** One line for each target, with a page that links there: a link of every page's frame is one fault, not hundreds. */
export function byTarget(references: readonly Reference[]): readonly string[] {
	const targets = Map.groupBy(references, ({ path }) => path);
	return [...targets].map(([path, all]) => `${path} (from ${all[0]?.from} and ${all.length - 1} others)`);
}
