import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { BuiltPage } from './page-kinds.ts';

/** What a reader's first visit to a page costs. Sizes in bytes after gzip. */
export interface PageWeight {
	readonly page: BuiltPage;
	readonly html: number;
	readonly css: number;
	readonly js: number;
	/** Files that the browser asks for: the page, style sheets, scripts with their imports, icons. */
	readonly requests: number;
}

/** Bytes after gzip, of the weight in question. */
export const BUDGETS = { medianPage: 30_000, js: 8_000, layoutShift: 0.01 } as const;

type Element = DefaultTreeAdapterTypes.Element;

/** Weighs the pages of one built site; a file that many pages share is read once. */
export class PageWeights {
	readonly #folder: string;
	readonly #base: string;
	readonly #sizes = new Map<string, Promise<number>>();
	readonly #imports = new Map<string, Promise<readonly string[]>>();

	/**
	 * @param folder absolute folder of the built site
	 * @param base path that it is served below, with slashes at both ends
	 */
	constructor(folder: string, base: string) {
		this.#folder = folder;
		this.#base = base;
	}

	async weigh(page: BuiltPage): Promise<PageWeight> {
		const source = await readFile(page.file, 'utf8');
		const files = referencedFiles(source, this.#base);
		const scripts = new Set<string>();
		for (const script of files.scripts) await this.#follow(script, scripts);
		const sum = async (paths: Iterable<string>): Promise<number> => {
			const sizes = await Promise.all([...paths].map((path) => this.#size(path)));
			return sizes.reduce((total, size) => total + size, 0);
		};
		return {
			page,
			html: gzipSync(source, { level: 9 }).length,
			css: await sum(files.styles),
			js: await sum(scripts),
			requests: 1 + files.styles.size + scripts.size + files.others.size,
		};
	}

	/** Adds a script and everything that it imports statically. */
	async #follow(path: string, found: Set<string>): Promise<void> {
		if (found.has(path)) return;
		found.add(path);
		let imports = this.#imports.get(path);
		if (imports === undefined) {
			imports = this.#read(path).then((source) =>
				[...source.toString('utf8').matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+)["']/g)].map(
					([, target = '']) => posix.join(posix.dirname(path), target),
				),
			);
			this.#imports.set(path, imports);
		}
		for (const target of await imports) await this.#follow(target, found);
	}

	#read(path: string): Promise<Buffer> {
		return readFile(join(this.#folder, path));
	}

	#size(path: string): Promise<number> {
		let size = this.#sizes.get(path);
		if (size === undefined) {
			size = this.#read(path).then((content) => gzipSync(content, { level: 9 }).length);
			this.#sizes.set(path, size);
		}
		return size;
	}
}

/** Paths below the site's folder that a page loads by itself. */
function referencedFiles(
	source: string,
	base: string,
): { readonly styles: Set<string>; readonly scripts: Set<string>; readonly others: Set<string> } {
	const files = { styles: new Set<string>(), scripts: new Set<string>(), others: new Set<string>() };
	const add = (set: Set<string>, address: string | undefined): void => {
		if (address?.startsWith(base)) set.add(address.slice(base.length).replace(/[?#].*$/, ''));
	};
	for (const element of elements(parse(source))) {
		const attribute = (name: string): string | undefined =>
			element.attrs.find((candidate) => candidate.name === name)?.value;
		if (element.tagName === 'script') add(files.scripts, attribute('src'));
		if (element.tagName === 'img') add(files.others, attribute('src'));
		if (element.tagName === 'link') {
			const rel = attribute('rel') ?? '';
			if (rel === 'stylesheet') add(files.styles, attribute('href'));
			if (rel === 'icon' || rel === 'preload') add(files.others, attribute('href'));
		}
	}
	return files;
}

function* elements(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
	for (const child of node.childNodes) {
		if (!defaultTreeAdapter.isElementNode(child)) continue;
		yield child;
		yield* elements(child);
	}
}

/** The weights of one kind of page. */
export interface KindWeight {
	readonly kind: string;
	readonly pages: number;
	/** HTML, CSS and JavaScript together. */
	readonly median: number;
	readonly heaviest: PageWeight;
	readonly largestJs: number;
	readonly mostRequests: number;
}

const total = ({ html, css, js }: PageWeight): number => html + css + js;

/** Weights by kind, heaviest median first. */
export function byKind(weights: readonly PageWeight[]): readonly KindWeight[] {
	const kinds = new Map<string, PageWeight[]>();
	for (const weight of weights) {
		kinds.set(weight.page.kind, [...(kinds.get(weight.page.kind) ?? []), weight]);
	}
	return [...kinds]
		.flatMap(([kind, members]): KindWeight[] => {
			const sorted = members.toSorted((a, b) => total(a) - total(b));
			const heaviest = sorted.at(-1);
			const middle = sorted[Math.floor((sorted.length - 1) / 2)];
			if (heaviest === undefined || middle === undefined) return [];
			return [
				{
					kind,
					pages: members.length,
					median: total(middle),
					heaviest,
					largestJs: Math.max(...members.map(({ js }) => js)),
					mostRequests: Math.max(...members.map(({ requests }) => requests)),
				},
			];
		})
		.sort((a, b) => b.median - a.median);
}

/** Sentences about every budget that is not kept; none where all are. */
export function overBudget(kinds: readonly KindWeight[], weights: readonly PageWeight[]): readonly string[] {
	const sorted = weights.map(total).sort((a, b) => a - b);
	const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
	const broken: string[] = [];
	if (median > BUDGETS.medianPage) {
		broken.push(
			`The median page weighs ${kilobytes(median)}, more than the ${kilobytes(BUDGETS.medianPage)} of the budget.`,
		);
	}
	for (const { kind, largestJs } of kinds) {
		if (largestJs > BUDGETS.js) {
			broken.push(
				`A page of the kind "${kind}" loads ${kilobytes(largestJs)} of scripts, more than ${kilobytes(BUDGETS.js)}.`,
			);
		}
	}
	return broken;
}
