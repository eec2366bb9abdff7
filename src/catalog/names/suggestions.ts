/** Better names, for the name finder. Pure and free of Node, as `naming.ts`. Near names: `src/search/index/near.ts`. */

import { legacyPrefix } from '../lake/table-name.ts';
import { versionInFront, versionOf, withoutVersion } from './parts.ts';
import { checkStreamName, type NamingContext } from './rules.ts';

/** Words of a name in lower case: parts at dots, underscores, hyphens, slashes and humps. */
export function nameWords(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}

/**
 * Names that keep the rules and are near to what was typed, best first; the typed name itself is not among them.
 * Empty where the name is good already.
 */
export function suggestNames(name: string, context: NamingContext, limit = 3): string[] {
	const clean = tidy(name, context);
	if (clean === '') return [];
	const suffix = versionOf(clean);
	const base = withoutVersion(clean);
	const versions = suffix === null || !context.taken.has(clean) ? [] : nextVersions(base, suffix);
	const candidates = suffix === null ? [`${base}.v1`, `${base}.dev0`] : [clean, ...versions];
	return [...new Set(candidates)]
		.filter((candidate) => candidate !== name)
		.filter((candidate) => checkStreamName(candidate, context).every(({ severity }) => severity === 'notice'))
		.slice(0, limit);
}

/** A name with the mechanical faults fixed: prefix, version in front, capitals, hyphens, stray characters. */
function tidy(name: string, context: NamingContext): string {
	let text = name.trim();
	const prefix = context.topicPrefixes.find((one) => text.startsWith(one));
	if (prefix) text = text.slice(prefix.length);
	const legacy = legacyPrefix(text, context.lake);
	if (legacy) text = text.slice(legacy.length);
	const front = versionInFront(text);
	if (front && front.rest !== '') text = `${front.rest}.${front.version}`;
	return text
		.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replace(/[\s-]+/g, '_')
		.replace(/\//g, '.')
		.replace(/[^a-z0-9._]+/g, '')
		.replace(/\.{2,}/g, '.')
		.replace(/_{2,}/g, '_')
		.replace(/^[._]+|[._]+$/g, '');
}

/** For a name that is taken: the next versions. */
function nextVersions(base: string, suffix: string): string[] {
	const kind = suffix.replace(/[0-9]+$/, '');
	const number = Number(suffix.slice(kind.length));
	return [1, 2].map((step) => `${base}.${kind}${number + step}`);
}

/** Namespaces proposed for one set of words. */
const MOST_NAMESPACES = 3;
/** More words make a name that nobody remembers. */
const MOST_WORDS = 6;
/** Words that carry nothing in a name. */
const EMPTY_WORDS = new Set(
	'a an the of on in to for from by with and or is are was when how many what which who that this these my our new stream event events name user users'.split(
		' ',
	),
);

/**
 * Names made of words such as "reading list save button", in namespaces that are in use: first those of streams that
 * speak of the same, then the largest.
 *
 * @param words what was typed
 * @param neighbours streams that speak of the same, nearest first
 */
export function namesFromWords(
	words: string,
	neighbours: readonly string[],
	context: NamingContext,
): string[] {
	const all = nameWords(words);
	const telling = all.filter((word) => !EMPTY_WORDS.has(word));
	const kept = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
	if (kept.length === 0) return [];
	const counts = new Map<string, number>();
	for (const name of context.taken) {
		const namespace = namespaceOf(name);
		if (namespace !== null) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
	}
	// One of several parts says whose a stream is; one of a single part is a whole platform's.
	const near = neighbours
		.map(namespaceOf)
		.filter((namespace) => namespace !== null)
		.sort((a, b) => Number(b.includes('.')) - Number(a.includes('.')));
	// A word that is a namespace itself says where the stream belongs: "android share button".
	const named = [...counts.keys()].filter((namespace) => kept.includes(namespace));
	const largest = [...counts].sort((a, b) => b[1] - a[1]).map(([namespace]) => namespace);
	return [...new Set([...named, ...near, ...largest])]
		.map((namespace) => {
			const rest = kept.filter((word) => word !== namespace);
			return `${namespace}.${(rest.length > 0 ? rest : kept).join('_')}.v1`;
		})
		.filter((name) => checkStreamName(name, context).every(({ severity }) => severity === 'notice'))
		.slice(0, MOST_NAMESPACES);
}

/** What stands before the last part of a name, version left out; null where that is nothing or no namespace for new. */
function namespaceOf(name: string): string | null {
	const base = withoutVersion(name);
	const end = base.lastIndexOf('.');
	const namespace = end <= 0 ? '' : base.slice(0, end);
	return /^[a-z][a-z0-9_.]*$/.test(namespace) && !/^(?:test|development)\b/.test(namespace)
		? namespace
		: null;
}
