/** Compiled declarations, kept from build to build, by the hash of everything that went into it. */
export interface TypeCache {
	get(key: string): readonly string[] | undefined;
	put(key: string, sources: readonly string[]): void;
	/** Removes what was neither read nor written since the cache was opened. */
	prune(): void;
}
