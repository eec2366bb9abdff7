/** A human note on a stream or schema, from `content/notes/`. Optional everywhere. */
export interface Note {
	/** `stream:<name>` or `schema:<title>`; a name ending in `*` applies to all that start so. */
	readonly subject: string;
	readonly owner: string | null;
	readonly contact: string | null;
	readonly status: 'active' | 'deprecated' | 'experimental' | 'retired' | null;
	/** The purge policy in words, such as "raw events are deleted after 90 days". */
	readonly purge: string | null;
	/** Task identifiers such as T308017. */
	readonly tasks: readonly string[];
	readonly warnings: readonly string[];
	/** Markdown body. */
	readonly body: string;
	/** Where the note is written, relative to the project, for "edit this text". */
	readonly file: string;
}
