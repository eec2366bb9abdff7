/** Bytes of one schema file; the largest real one has thirty thousand. */
export const MAX_SCHEMA_FILE = 2_000_000;

/** Bytes of the schema files of all repositories together; those of Wikimedia have five million. */
const ALL_BYTES = 100_000_000;

/** What the schema files of all repositories together may take, so that no number of files holds up a build. */
export class ReadBudget {
	readonly bytes: number;
	private left: number;

	/** @param bytes how much may be read */
	constructor(bytes: number = ALL_BYTES) {
		this.bytes = bytes;
		this.left = bytes;
	}

	/** Takes a text off; false where it is more than what is left, and from then on. */
	take(text: string): boolean {
		this.left = this.left < text.length ? -1 : this.left - text.length;
		return this.left >= 0;
	}

	get spent(): boolean {
		return this.left < 0;
	}
}
