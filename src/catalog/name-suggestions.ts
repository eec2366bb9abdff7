/** Better names and near names, for the name finder. Pure and free of Node, as `naming.ts`. */
import { checkStreamName, type NamingContext } from './naming.ts';
import { legacyPrefix } from './table.ts';

/** Words of a name in lower case: parts at dots, underscores, hyphens, slashes and humps. */
export function nameWords(name: string): string[] {
	return name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}

const SUFFIX = /\.((?:v|dev|rc)[0-9]+)$/;

/**
 * Names that keep the rules and are near to what was typed, best first; the typed name itself is not among them.
 * Empty where the name is good already.
 */
export function suggestNames(name: string, context: NamingContext, limit = 3): string[] {
	const clean = tidy(name, context);
	if (clean === '') return [];
	const suffix = SUFFIX.exec(clean)?.[1] ?? null;
	const base = clean.replace(SUFFIX, '');
	const versions = suffix === null || !context.taken.has(clean) ? [] : nextVersions(base, suffix);
	const candidates = suffix === null ? [`${base}.v1`, `${base}.dev0`] : [clean, ...versions];
	return [...new Set(candidates)]
		.filter((candidate) => candidate !== name)
		.filter((candidate) => checkStreamName(candidate, context).every(({ severity }) => severity === 'notice'))
		.slice(0, limit);
}

/** A name with the mechanical faults mended: prefix, version in front, capitals, hyphens, stray characters. */
function tidy(name: string, context: NamingContext): string {
	let text = name.trim();
	const prefix = context.topicPrefixes.find((one) => text.startsWith(one));
	if (prefix) text = text.slice(prefix.length);
	const legacy = legacyPrefix(text, context.lake);
	if (legacy) text = text.slice(legacy.length);
	const front = /^((?:v|dev|rc)[0-9]+)\.(.+)$/.exec(text);
	if (front) text = `${front[2]}.${front[1]}`;
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

/** A declared name that is like another one, and how. */
export interface NearName {
	readonly name: string;
	readonly because:
		| 'other separators or capitals'
		| 'the same words in another order'
		| 'nearly the same letters';
}

/** At most so many letters apart. */
const MAX_DISTANCE = 2;

/** Declared names that are easily taken for the given one, nearest first. */
export function nearNames(name: string, context: NamingContext, limit = 5): NearName[] {
	const words = nameWords(name);
	const letters = words.join('');
	const ordered = [...words].sort().join(' ');
	if (letters.length < 3) return [];
	const near: (NearName & { readonly rank: number })[] = [];
	for (const other of context.names) {
		if (other === name || other.startsWith('/')) continue;
		const otherWords = nameWords(other);
		const otherLetters = otherWords.join('');
		if (otherLetters === letters)
			near.push({ name: other, because: 'other separators or capitals', rank: 0 });
		else if (otherWords.length === words.length && [...otherWords].sort().join(' ') === ordered) {
			near.push({ name: other, because: 'the same words in another order', rank: 1 });
		} else {
			const distance = editDistance(letters, otherLetters, MAX_DISTANCE);
			if (distance !== null)
				near.push({ name: other, because: 'nearly the same letters', rank: 1 + distance });
		}
	}
	return near
		.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
		.slice(0, limit)
		.map(({ name: other, because }) => ({ name: other, because }));
}

/** Levenshtein distance, or null where it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number | null {
	if (Math.abs(a.length - b.length) > limit) return null;
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let best = row;
		for (let column = 1; column <= b.length; column++) {
			const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			const value = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
			current.push(value);
			if (value < best) best = value;
		}
		if (best > limit) return null;
		previous = current;
	}
	const distance = previous[b.length] ?? 0;
	return distance <= limit ? distance : null;
}
