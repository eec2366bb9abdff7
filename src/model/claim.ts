/** A fact about the platform that guides state, with the places in public code that show it. */
export interface Claim {
	readonly id: string;
	/** The fact, a full sentence; backquotes mean code. */
	readonly says: string;
	/** What `{claim.<id>}` stands for in a text, or null for a fact that is only told. */
	readonly value: string | null;
	/** Configured values that the fact is about, such as `beta.errorLog`. */
	readonly vouches: readonly string[];
	/** Empty for a fact that no public source shows. */
	readonly sources: readonly ClaimSource[];
	/** Why it has no source, a sentence; null where it has one. */
	readonly unverified: string | null;
	/** The day on which it was last checked, `YYYY-MM-DD`. */
	readonly checked: string;
}

/** A text that must stand in a file of a public repository; white space does not matter. */
export interface ClaimSource {
	/** Key of a repository of the same file. */
	readonly repository: string;
	readonly path: string;
	readonly text: string;
}

export interface ClaimRepository {
	/** Address to clone, and to look at a file below `/blob/<branch>/`. */
	readonly url: string;
	readonly branch: string;
}

/** All facts that a project states. */
export interface Claims {
	readonly repositories: Readonly<Record<string, ClaimRepository>>;
	readonly claims: readonly Claim[];
}

/** The address of a source's file for people. */
export function claimSourceUrl({ repositories }: Claims, { repository, path }: ClaimSource): string | null {
	const found = repositories[repository];
	return found === undefined ? null : `${found.url}/blob/${found.branch}/${path}`;
}
