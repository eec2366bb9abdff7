/** What a reader has ticked, as it is remembered, exported and imported. Pure. */
import { asText } from '../../model/json.ts';

/** Ticked cells of a guide. */
export interface Progress {
	/** Identifiers of cells, such as `beta-test/submit/schema`. */
	readonly done: readonly string[];
}

const FORMAT = 'event-platform-guide';

/** The text of an export. */
export function exportProgress(stream: string, { done }: Progress): string {
	return `${JSON.stringify({ format: FORMAT, version: 1, stream, done: [...done].sort() }, null, '\t')}\n`;
}

/**
 * Reads an export.
 *
 * @param text a file or pasted text; anything
 * @param stream the stream whose guide is open
 * @param known identifiers of the cells of that guide
 * @returns the progress and how many ticks belong to no cell, or what is wrong in a sentence
 */
export function importProgress(
	text: string,
	stream: string,
	known: ReadonlySet<string>,
): { readonly progress: Progress; readonly unknown: number } | { readonly fault: string } {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { fault: 'This is not an export of a guide: it is not JSON.' };
	}
	const {
		format,
		stream: of,
		done,
	} = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
	if (format !== FORMAT || !Array.isArray(done) || !done.every((one) => typeof one === 'string')) {
		return { fault: 'This is not an export of a guide.' };
	}
	if (of !== stream) return { fault: `This export is of the guide of ${asText(of)}, not of ${stream}.` };
	const own = done.filter((id) => known.has(id));
	return { progress: { done: own }, unknown: done.length - own.length };
}
