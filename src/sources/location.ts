import type { SourceLocation } from '../model/location.ts';
import { fillUrl } from '../text/url-template.ts';

/** What a link template for one file may name. */
export interface FilePlace {
	/** Inside the repository, with `/` between its parts. */
	readonly path: string;
	/** 1-based, or null for the file as a whole. */
	readonly line: number | null;
	readonly revision: string | null;
}

/**
 * Fills a link template that has `{path}`, `{line}` and `{revision}`.
 *
 * Without a line, a fragment that asks for one is left out; without a revision, `HEAD` stands for it. Every part
 * of the path is percent-encoded, because file names are untrusted.
 *
 * @returns the URL, or null where there is no template
 */
export function fileUrl(template: string | null, place: FilePlace): string | null {
	if (template === null) return null;
	const withLine =
		place.line === null
			? template.replace(/#[^#]*\{line\}.*$/, '')
			: template.replaceAll('{line}', String(place.line));
	return fillUrl(withLine, { ...place, revision: place.revision ?? 'HEAD' });
}

/**
 * The location of a file in a named source, as shown to people and as a link.
 *
 * @param source name of the repository or other source; it becomes the first part of the shown path
 */
export function locationIn(source: string, template: string | null, place: FilePlace): SourceLocation {
	return { file: `${source}/${place.path}`, line: place.line, url: fileUrl(template, place) };
}
