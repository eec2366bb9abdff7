/** A value that a text or snippet shows, or a visible stand-in for one that cannot be known from the catalog. */
export type Value = string | Placeholder;

/** Stands where a value belongs that only the reader knows. Shown marked, with its explanation. */
export interface Placeholder {
	/** What stands in the text: capitals and underscores, safe in a shell, PHP, JSON and YAML. */
	readonly token: string;
	/** What to put there and where to find it, a sentence. */
	readonly explanation: string;
}

export const placeholder = (token: string, explanation: string): Placeholder => ({ token, explanation });

/** The text that stands on the page. */
export const textOf = (value: Value): string => (typeof value === 'string' ? value : value.token);
