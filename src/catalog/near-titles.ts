/** Titles that are suggested at most. */
const LIMIT = 5;

/** Levenshtein distance, or the limit where it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) >= limit) return limit;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
		}
		row = next;
		if (Math.min(...row) >= limit) return limit;
	}
	return Math.min(row.at(-1) ?? limit, limit);
}

/** Number of path segments at the end that two titles share. */
function sharedTail(a: readonly string[], b: readonly string[]): number {
	let shared = 0;
	while (shared < Math.min(a.length, b.length) && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1;
	return shared;
}

/**
 * Titles that may be meant where a title is not loaded: those that end in the same path segments (a schema that
 * moved out of `development/`), then those a few letters away.
 *
 * @returns at most five, the nearest first
 */
export function nearTitles(title: string, titles: Iterable<string>): readonly string[] {
	const parts = title.split('/');
	const limit = Math.max(2, Math.floor(title.length / 6));
	const found: { title: string; rank: number }[] = [];
	for (const other of titles) {
		if (other === title) continue;
		const shared = sharedTail(parts, other.split('/'));
		const distance = editDistance(title, other, limit);
		if (shared === 0 && distance >= limit) continue;
		found.push({ title: other, rank: distance < limit ? distance : 100 - shared });
	}
	return found
		.sort((a, b) => a.rank - b.rank || (a.title < b.title ? -1 : 1))
		.slice(0, LIMIT)
		.map((near) => near.title);
}
