/**
 * Results of pure functions that cost something, kept by content. This module reads no disk: a build hands over a
 * store that outlives the process (src/build/content-store.ts); without one, results are kept in memory as long as
 * they are few.
 */

/** Keeps results of a function, `kind`, that depend on nothing but the content. */
export interface KeptResults {
	get<T>(kind: string, content: string, make: () => T): T;
}

/** On `globalThis`, because Astro bundles the pages' code into modules of its own. */
const KEY = Symbol.for('event-platform-catalog kept results');
type Holder = { [KEY]?: KeptResults };

/** Hands over a store; null goes back to memory. */
export function setKeptResults(results: KeptResults | null): void {
	if (results === null) delete (globalThis as Holder)[KEY];
	else (globalThis as Holder)[KEY] = results;
}

/** Contents whose results are remembered in memory, where there is no store. */
const MOST = 2_000;
const memory = new Map<string, unknown>();

const inMemory: KeptResults = {
	get<T>(kind: string, content: string, make: () => T): T {
		const key = `${kind}\n${content}`;
		if (memory.has(key)) return memory.get(key) as T;
		const value = make();
		if (memory.size >= MOST) memory.clear();
		memory.set(key, value);
		return value;
	},
};

/**
 * The result of a function for a content, made once. Do not change it: others get the same.
 *
 * @param kind name of the function
 * @param content everything that the result depends on
 * @param make the function; its result is plain data
 */
export const keep: KeptResults['get'] = (kind, content, make) =>
	((globalThis as Holder)[KEY] ?? inMemory).get(kind, content, make);
