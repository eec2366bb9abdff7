import type { Catalog } from '../../model/catalog.ts';
import type { SubjectId } from '../../model/problem.ts';
import { fieldPath, howToPath, schemaPath, schemasPath, streamPath, versionPath } from '../../paths.ts';

/** What a problem is about, for a page: its name, and the address of its page where it has one. */
export interface SubjectLink {
	readonly kind: string;
	readonly name: string;
	readonly href: string | null;
}

/**
 * Resolves the subject of a problem. A subject that has no page (a schema that could not be read, a file of the
 * configuration) gets no link rather than a dead one.
 */
export function subjectLink(catalog: Catalog, subject: SubjectId): SubjectLink {
	const [kind = '', ...rest] = subject.split(':');
	const name = rest.join(':');
	return { kind, name, href: hrefOf(catalog, kind, name) };
}

function hrefOf(catalog: Catalog, kind: string, name: string): string | null {
	switch (kind) {
		case 'stream':
			return catalog.streamByName.has(name) ? streamPath(name) : null;
		case 'schema':
			return schemaHref(catalog, name);
		case 'field':
			return catalog.fieldByPath.has(name) ? fieldPath(name) : null;
		case 'repository':
			return catalog.repositories.some((repository) => repository.name === name) ? schemasPath() : null;
		case 'guide':
			return howToPath(name);
		default:
			return null;
	}
}

/** A title, or a title with a version: `mediawiki/page/change/1.2.0`. */
function schemaHref(catalog: Catalog, name: string): string | null {
	if (catalog.schemaByTitle.has(name)) return schemaPath(name);
	const [, title = '', version = ''] = /^(.+)\/([^/]+)$/.exec(name) ?? [];
	const schema = catalog.schemaByTitle.get(title);
	return schema?.versions.some((one) => one.version === version) ? versionPath(title, version) : null;
}
