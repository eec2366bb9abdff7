import { schemaPath, schemasPath } from '../../paths.ts';
import { namespacesOf } from './namespaces.ts';

/** A part of the way from the home page to a page; the last one has no link. */
interface Crumb {
	readonly label: string;
	readonly href?: string;
}

/**
 * The way to a schema's page: the list, its folders as filtered lists, its name.
 *
 * @param page label of a page below the schema's own, such as a version
 */
export function schemaBreadcrumb(title: string, page?: string): readonly Crumb[] {
	const folders = namespacesOf(title).map((path) => ({
		label: path.split('/').at(-1) ?? path,
		href: schemasPath({ namespace: path }),
	}));
	const name = title.split('/').at(-1) ?? title;
	const last =
		page === undefined ? [{ label: name }] : [{ label: name, href: schemaPath(title) }, { label: page }];
	return [{ label: 'Schemas', href: schemasPath() }, ...folders, ...last];
}
