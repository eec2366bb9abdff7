import { globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleSite } from '../support/sample-site.ts';
import { type Facts, pageFacts, twinFacts, twinOf } from '../support/twin.ts';

interface Pair {
	/** The page, relative to the site. */
	readonly file: string;
	readonly page: Facts;
	readonly twin: Facts;
}

let pairs: readonly Pair[];
let without: readonly string[];
beforeAll(() => {
	const site = sampleSite();
	const files = globSync('**/index.html', { cwd: site }).sort();
	const twins = files.map((file) => [file, twinOf(join(site, file))] as const);
	without = twins.flatMap(([file, twin]) => (twin === null ? [file] : []));
	pairs = twins.flatMap(([file, twin]) =>
		twin === null
			? []
			: [
					{
						file,
						page: pageFacts(join(site, file)),
						twin: twinFacts(join(site, decodeURIComponent(new URL(twin, 'http://site.invalid').pathname))),
					},
				],
	);
});

/** What pages say and their twins do not, the first few. */
const missing = (find: (pair: Pair) => readonly string[]): readonly string[] =>
	pairs.flatMap((pair) => [...new Set(find(pair))].map((fact) => `${pair.file}: ${fact}`)).slice(0, 20);

describe('the twin of a page in Markdown', () => {
	it('is there for every schema, stream, guide, how-to and text of the workflow', () => {
		const wanted =
			/^(?:schemas\/(?!.*\/\d+\.\d+\.\d+\/|.*\/changes\/).+\/|streams\/(?!new\/|index).+\/|workflow\/(?:.+\/)?)index\.html$/;
		expect(pairs.length).toBeGreaterThan(150);
		expect(without.filter((file) => wanted.test(file))).toEqual([]);
	});

	it('has every heading, with its count', () => {
		expect(
			missing(({ page, twin }) => page.headings.filter((heading) => !twin.headings.includes(heading))),
		).toEqual([]);
	});

	it('has every name, value and line of code, but for sources, which it leads to', () => {
		expect(
			missing(({ page, twin }) => {
				const known = new Set(twin.names);
				return page.names.filter((name) => !known.has(name) && !twin.text.includes(name));
			}),
		).toEqual([]);
	});

	it('leads to every place that the page leads to', () => {
		expect(
			missing(({ page, twin }) => {
				const known = new Set(twin.links);
				// An address in the words of an author is a link on the page, and stays a word in the twin.
				return page.links.filter((link) => !known.has(link) && !twin.text.includes(link));
			}),
		).toEqual([]);
	});

	it('has every cell of every table', () => {
		expect(missing(({ page, twin }) => page.cells.filter((cell) => !twin.letters.includes(cell)))).toEqual(
			[],
		);
	});
});
