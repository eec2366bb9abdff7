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
