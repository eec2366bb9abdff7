/** Every link of every page leads to a file of the site, and its fragment to a place on that page. */
import { type BuiltSite, decode } from './built-site.ts';
import type { Facts } from './facts.ts';

export function auditLinks(site: BuiltSite, facts: Facts): void {
	const identifiers = new Map<string, ReadonlySet<string>>();
	const identifiersOf = (file: string): ReadonlySet<string> => {
		const known = identifiers.get(file) ?? new Set(matches(site.read(file), /\s(?:id|name)="([^"]*)"/g));
		identifiers.set(file, known);
		return known;
	};
	for (const page of site.pages()) {
		// Shows components with made-up values.
		if (page === 'about/components/index.html') continue;
		const html = site.read(page);
		for (const link of new Set(matches(html, /\s(?:href|src)="([^"]*)"/g))) {
			if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) continue;
			const [path = '', fragment = ''] = link.split('#');
			const absolute = path.startsWith('/') ? path : new URL(path, `http://site${site.base}${page}`).pathname;
			const file = path === '' ? page : site.fileOf(absolute);
			facts.check('link', `${page} links to ${link}`, file !== null);
			// Scripts show what begins with these: a search, a comparison.
			if (file?.endsWith('.html') && fragment !== '') {
				facts.check(
					'anchor',
					`${page} links to ${link}`,
					identifiersOf(file).has(decodeSafely(fragment)) || identifiersOf(file).has(fragment),
				);
			}
		}
	}
}

const matches = (text: string, pattern: RegExp): string[] =>
	Array.from(text.matchAll(pattern), ([, one = '']) => decode(one));

function decodeSafely(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
