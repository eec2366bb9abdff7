/** A place in an ingested file: the evidence that a page links to. */
export interface SourceLocation {
	/** Path as shown to people: `<repository or source name>/<path inside it>`. */
	readonly file: string;
	/** 1-based line, or null where the format keeps none (JSON input). */
	readonly line: number | null;
	/** The same place on the web, or null where no link template is configured. */
	readonly url: string | null;
}
