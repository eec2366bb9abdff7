import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The kinds of pages a built site has, told by the address. The first rule that fits decides. Budgets, browser
 * tests and reports speak of kinds, because a page is like all others of its kind.
 */
const RULES: readonly (readonly [kind: string, address: RegExp])[] = [
	['home', /^$/],
	['not found', /^404\.html$/],
	['schema list', /^schemas\/(?:_\d+\/)?$/],
	['schema changes', /^schemas\/.+\/changes\/$/],
	['schema version', /^schemas\/.+\/\d+\.\d+\.\d+[^/]*\/$/],
	['schema', /^schemas\/.+\/$/],
	['stream list', /^streams\/(?:_\d+\/)?$/],
	['name finder', /^streams\/new\/$/],
	['stream draft', /^streams\/new\/.+\/$/],
	['guide', /^streams\/[^/]+\/guide\/$/],
	['guide of other purposes', /^streams\/[^/]+\/guide\/.+\/$/],
	['stream', /^streams\/[^/]+\/$/],
	['field list', /^fields\/(?:_\d+\/)?$/],
	['field', /^fields\/.+\/$/],
	['compare', /^compare\/$/],
	['event check', /^check\/$/],
	['workflow', /^workflow\/$/],
	['shared guide of a purpose', /^workflow\/purposes\/.+\/$/],
	['how-to', /^workflow\/.+\/$/],
	['search', /^search\/$/],
	['health', /^health\/$/],
	['dictionary', /^dictionary\/$/],
	['dictionary chapter', /^dictionary\/.+\/$/],
	['change list', /^changes\//],
	['types', /^types\/$/],
	['API', /^api\/$/],
	['components', /^about\/components\/$/],
	['about', /^about\//],
];

/** A page of a built site. */
export interface BuiltPage {
	/** Address below the base path, without a leading slash: '' for the home page, `streams/` for a list. */
	readonly address: string;
	readonly kind: string;
	/** Absolute path of the file. */
	readonly file: string;
}

/** The kind of the page at an address below the base path; `other` where no rule fits. */
export const pageKind = (address: string): string =>
	RULES.find(([, rule]) => rule.test(address))?.[0] ?? 'other';

/**
 * All pages of a built site, sorted by address.
 *
 * @param folder absolute
 */
export async function builtPages(folder: string): Promise<readonly BuiltPage[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return (
		entries
			.filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
			.map((entry) => {
				const file = join(entry.parentPath, entry.name);
				const address = relative(folder, file)
					.split(sep)
					.join('/')
					.replace(/(^|\/)index\.html$/, '$1');
				return { address, kind: pageKind(address), file };
			})
			// The lists of published files are for programs.
			.filter(({ address }) => !address.startsWith('repositories/'))
			.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0))
	);
}

/** One page of every kind: the one with the longest address, which has the longest name to show. */
export function longestOfEachKind(pages: readonly BuiltPage[]): readonly BuiltPage[] {
	const longest = new Map<string, BuiltPage>();
	for (const page of pages) {
		const known = longest.get(page.kind);
		if (known === undefined || page.address.length > known.address.length) longest.set(page.kind, page);
	}
	return [...longest.values()];
}
