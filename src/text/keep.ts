/**
 * Results of pure functions that cost something, kept by content. This module reads no disk: a build hands over a
 * store that outlives the process (src/build/content-store.ts); without one, results are kept in memory as long as
 * they are few.
 */

/** Keeps results of a function, `kind`, that depend on nothing but the content. */
export interface KeptResults {
	/** The kept result in an object, so that `undefined` can be one; undefined where there is none. */
	find(kind: string, content: string): { readonly value: unknown } | undefined;
	put(kind: string, content: string, value: unknown): void;
}

/** On `globalThis`, because Astro bundles the pages' code into modules of its own. */
const KEY = Symbol.for('event-platform-catalog kept results');
type Holder = { [KEY]?: KeptResults };

/** Hands over a store; null goes back to memory. */
export function setKeptResults(results: KeptResults | null): void {
	if (results === null) delete (globalThis as Holder)[KEY];
	else (globalThis as Holder)[KEY] = results;
}

/** Results that are remembered in memory, where there is no store. */
const MOST = 50_000;
const memory = new Map<string, { readonly value: unknown }>();

const inMemory: KeptResults = {
	find: (kind, content) => memory.get(`${kind}\n${content}`),
	put(kind, content, value) {
		if (memory.size >= MOST) memory.clear();
		memory.set(`${kind}\n${content}`, { value });
	},
};

const results = (): KeptResults => (globalThis as Holder)[KEY] ?? inMemory;

/**
 * The result of a function for a content, made once. Do not change it: others may get the same.
 *
 * @param kind name of the function
 * @param content everything that the result depends on
 * @param make the function; its result is plain data
 */
export function keep<T>(kind: string, content: string, make: () => T): T {
	const kept = results().find(kind, content);
	if (kept !== undefined) return kept.value as T;
	const value = make();
	results().put(kind, content, value);
	return value;
}

/** The same for a function that takes its time. */
export async function keepLater<T>(kind: string, content: string, make: () => Promise<T>): Promise<T> {
	const kept = results().find(kind, content);
	if (kept !== undefined) return kept.value as T;
	const value = await make();
	results().put(kind, content, value);
	return value;
}
