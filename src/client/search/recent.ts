/** The last searches that led somewhere, kept in this browser only. */
const KEY = 'recent-searches';
const MOST = 6;

/** Newest first; empty where storage is switched off or holds something else. */
export function recentSearches(): string[] {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		return Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'string').slice(0, MOST) : [];
	} catch {
		return [];
	}
}

/** Keeps a search, and drops the same one and its beginnings, which were unfinished. One letter is no search. */
export function rememberSearch(text: string): void {
	const kept = text.trim().slice(0, 200);
	if (kept.length < 2) return;
	const others = recentSearches().filter((entry) => !kept.toLowerCase().startsWith(entry.toLowerCase()));
	store([kept, ...others].slice(0, MOST));
}

export function forgetSearches(): void {
	store([]);
}

function store(searches: readonly string[]): void {
	try {
		localStorage.setItem(KEY, JSON.stringify(searches));
	} catch {
		// Storage is switched off or full: there are no recent searches then.
	}
}
