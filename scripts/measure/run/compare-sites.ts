/** node scripts/measure/run/compare-sites.ts BEFORE AFTER: pages, links and words that the second site has lost. */
import { resolve } from 'node:path';
import { lostFacts } from '../site-facts.ts';

const [before, after] = process.argv.slice(2);
if (before === undefined || after === undefined) {
	process.stderr.write('Name two folders: the site before, and the site after.\n');
	process.exitCode = 2;
} else {
	const { pages, links, words } = await lostFacts(resolve(before), resolve(after));
	for (const page of pages) process.stdout.write(`page\t${page}\n`);
	for (const [link, page] of links) process.stdout.write(`link\t${link}\ton ${page}\n`);
	for (const [word, page] of words) process.stdout.write(`word\t${word}\ton ${page}\n`);
	process.stderr.write(`${pages.length} pages, ${links.size} links and ${words.size} words are gone.\n`);
}
