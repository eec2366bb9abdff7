import { beforeAll, describe, expect, it } from 'vitest';
import { byTarget, type Crawl, crawl, internalReferences, type Reference } from '../support/crawl.ts';
import { SUB_PATH, SUB_PATH_SITE, sampleSite } from '../support/sample-site.ts';

/** The first few, so that a broken template is a short message. */
const few = (faults: readonly string[]): readonly string[] => faults.slice(0, 20);

describe.each([
	['at the root', sampleSite(), '/'],
	['below a path', SUB_PATH_SITE, SUB_PATH],
])('links of the site %s', (_case, folder, base) => {
	let site: Crawl;
	let references: readonly Reference[];
	beforeAll(() => {
		site = crawl(folder, base);
		references = internalReferences(site);
	});

	it('stay below its base path', () => {
		const outside = references.filter(({ path }) => !path.startsWith(base));
		expect(few(outside.map(({ from, written }) => `${from} → ${written}`))).toEqual([]);
	});

	it('lead to a file that is there', () => {
		const dead = references.filter(({ path }) => !site.addresses.has(path));
		expect(few(byTarget(dead))).toEqual([]);
	});

	it('lead to an element that is there', () => {
		const ids = new Map(
			[...site.pages].map(([address, { elements }]) => [
				address,
				new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])),
			]),
		);
		const dead = references.filter(
			({ from, path, fragment }) =>
				fragment !== '' &&
				site.pages.has(path) &&
				!ids.get(path)?.has(fragment) &&
				// Its example problems are made up, so the health page has none of their kind.
				from !== `${base}about/components/`,
		);
		expect(few([...new Set(dead.map(({ from, written }) => `${from} → ${written}`))])).toEqual([]);
	});

	it('reach every page from the home page', () => {
		const targets = Map.groupBy(references, ({ from }) => from);
		const reached = new Set([base]);
		for (const from of reached) for (const { path } of targets.get(from) ?? []) reached.add(path);
		const orphans = [...site.pages.keys()].filter((page) => !reached.has(page) && page !== `${base}404.html`);
		expect(few(orphans)).toEqual([]);
	});
});

describe('every page', () => {
	let site: Crawl;
	beforeAll(() => {
		site = crawl(sampleSite(), '/');
	});

	/** Messages about pages, the first few. */
	function faults(find: (address: string) => readonly string[]): readonly string[] {
		return few(
			[...site.pages.keys()].flatMap((address) => find(address).map((fault) => `${address}: ${fault}`)),
		);
	}
	const page = (address: string) => {
		const found = site.pages.get(address);
		if (!found) throw new Error(`No page ${address}`);
		return found;
	};

	it('has a title of its own', () => {
		const byTitle = Map.groupBy(site.pages.keys(), (address) => page(address).title);
		const shared = [...byTitle].filter(([title, pages]) => title === '' || pages.length > 1);
		expect(few(shared.map(([title, pages]) => `"${title}": ${pages.slice(0, 3).join(' ')}`))).toEqual([]);
	});

	it('says something, and in which language', () => {
		expect(
			faults((address) => [
				...(page(address).mainText.length < 40 ? [`only "${page(address).mainText}"`] : []),
				...(page(address).lang === 'en' ? [] : ['no language']),
			]),
		).toEqual([]);
	});

	it('has each id once', () => {
		expect(
			faults((address) => {
				const ids = page(address).elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
				return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
			}),
		).toEqual([]);
	});

	it('has one first heading, and no level left out', () => {
		expect(
			faults((address) => {
				const levels = page(address)
					.elements.filter(({ name }) => /^h[1-6]$/.test(name))
					.map(({ name, text }) => ({ level: Number(name[1]), text }));
				const first = levels.filter(({ level }) => level === 1).length;
				const jumps = levels.filter(({ level }, index) => level > (levels[index - 1]?.level ?? 0) + 1);
				return [
					...(first === 1 ? [] : [`${first} headings of the first level`]),
					...jumps.map(({ level, text }) => `h${level} "${text}" comes too deep`),
				];
			}),
		).toEqual([]);
	});

	it('has headings and links with words', () => {
		expect(
			faults((address) =>
				page(address)
					.elements.filter(
						({ name, text, attributes }) =>
							/^(h[1-6]|a|button|summary|caption|th|label)$/.test(name) &&
							text === '' &&
							!attributes.get('aria-label') &&
							!attributes.get('title') &&
							!attributes.has('aria-labelledby') &&
							name !== 'th',
					)
					.map(
						({ name, attributes }) => `<${name} ${[...attributes].map((pair) => pair.join('=')).join(' ')}>`,
					),
			),
		).toEqual([]);
	});

	it('keeps to the strict policy: no inline script, style or handler', () => {
		expect(
			faults((address) =>
				page(address).elements.flatMap(({ name, attributes, text }) => [
					...(name === 'style' ? ['<style>'] : []),
					...(name === 'script' && !attributes.has('src') && !isData(attributes.get('type'))
						? [`inline script: ${text.slice(0, 40)}`]
						: []),
					...[...attributes.keys()]
						.filter((key) => key === 'style' || key.startsWith('on'))
						.map((key) => `<${name} ${key}>`),
				]),
			),
		).toEqual([]);
	});

	it('names the policy before anything else could be loaded', () => {
		expect(
			faults((address) => {
				const names = page(address).elements.map(({ name, attributes }) =>
					attributes.get('http-equiv') === 'Content-Security-Policy' ? 'policy' : name,
				);
				const policy = names.indexOf('policy');
				const loading = names.findIndex((name) => ['script', 'link', 'img'].includes(name));
				return policy !== -1 && (loading === -1 || policy < loading)
					? []
					: ['the policy comes too late or not at all'];
			}),
		).toEqual([]);
	});

	it('shows no value that the code forgot', () => {
		expect(
			faults((address) =>
				page(address)
					.texts.filter((text) => /\bundefined\b|\[object \w+\]|\bNaN\b|\[native code\]/.test(text))
					.map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 120)),
			),
		).toEqual([]);
	});

	it('has tables with a caption and headers', () => {
		expect(
			faults((address) => {
				const { elements } = page(address);
				const tables = elements.filter(({ name }) => name === 'table').length;
				const captions = elements.filter(({ name, text }) => name === 'caption' && text !== '').length;
				const bare = elements.filter(({ name, attributes }) => name === 'th' && !attributes.has('scope'));
				return [
					...(tables === captions ? [] : [`${tables} tables, ${captions} captions`]),
					...bare.map(({ text }) => `the header "${text}" has no scope`),
				];
			}),
		).toEqual([]);
	});

	it('opens other sites without telling them more than needed', () => {
		expect(
			faults((address) =>
				page(address)
					.elements.filter(
						({ attributes }) =>
							attributes.has('target') || /^(javascript|data|vbscript):/i.test(attributes.get('href') ?? ''),
					)
					.map(({ attributes }) => attributes.get('href') ?? ''),
			),
		).toEqual([]);
	});
});

/** Data for a script, which the policy does not forbid. */
const isData = (type: string | undefined): boolean =>
	type === 'application/json' || type === 'application/ld+json';
