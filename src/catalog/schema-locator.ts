import { lineOfPointer } from '../formats/yaml/yaml-line.ts';
import type { SourceLocation } from '../model/location.ts';
import type { SchemaVersion } from '../model/schema.ts';
import type { RawDocument, RawSchemaRepository } from '../sources/schemas/repository.ts';

/** Where a JSON pointer of a version's materialised schema stands in the file it was read from. */
export type SchemaLocator = (
	version: Pick<SchemaVersion, 'title' | 'version' | 'draft' | 'location'>,
	pointer: string,
) => SourceLocation;

/**
 * Makes a locator over all repositories. A line is found when it is asked for, in its text; nothing is kept of
 * it. For a draft, whose file is `current.yaml`, it is the nearest place that the file states itself.
 */
export function schemaLocator(repositories: readonly RawSchemaRepository[]): SchemaLocator {
	const files = new Map<string, { document: RawDocument; locate: RawSchemaRepository['locate'] }>();
	for (const { schemas, locate } of repositories) {
		for (const { current, versions } of schemas) {
			for (const document of current === null ? versions : [current, ...versions]) {
				files.set(document.location.file, { document, locate });
			}
		}
	}
	return (version, pointer) => {
		const file = files.get(version.location.file);
		if (file === undefined) return version.location;
		return file.locate(file.document.path, lineOfPointer(file.document.text, pointer));
	};
}
