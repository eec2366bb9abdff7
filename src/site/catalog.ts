/**
 * What the pages show: the project, loaded once per process. The build script loads it before Astro starts and
 * leaves it on `globalThis`, because Astro bundles page code into modules of its own, whose module-level
 * variables are not the script's.
 */

import type { CatalogOptions, Project } from '../load.ts';
import type { Catalog } from '../model/catalog.ts';
import { type TypeNames, typeNames } from '../typings/names.ts';
import type { GuideConfig } from '../workflow/subject/guide-config.ts';
import { guideConfig } from '../workflow/subject/make-guide-config.ts';

/** A project with what many pages derive from all of its catalog, made once. */
export interface SiteProject extends Project {
	/** What guides need of the catalog. */
	readonly facts: GuideConfig;
	readonly typeNames: TypeNames;
	/**
	 * What several pages show of one thing, such as the guide of a stream: made once as long as pages of that thing
	 * follow each other, which they do in a build.
	 *
	 * @param kind what is made; one name for one function
	 * @param of the thing
	 * @param make pure, and from nothing but the thing and the project
	 */
	shared<T>(kind: string, of: object, make: () => T): T;
}

/** Adds to a project what is made from it; each is made when it is asked for. */
export function siteProject(project: Project): SiteProject {
	let facts: GuideConfig | undefined;
	let names: TypeNames | undefined;
	return {
		...project,
		shared: (_kind, _of, make) => make(),
		get facts() {
			const { catalog, howTos, claims, workflow } = project;
			const purposes = workflow?.table.purposes.map(({ id, page, shared }) => ({ id, page, shared })) ?? [];
			facts ??= guideConfig(catalog, { howTos, claims, purposes });
			return facts;
		},
		get typeNames() {
			names ??= typeNames(project.catalog.schemas.flatMap(({ versions }) => versions));
			return names;
		},
	};
}

const KEY = Symbol.for('event-platform-catalog');
type Holder = { [KEY]?: Promise<SiteProject> };

/** The project of this process. Options come from the environment variable CATALOG_OPTIONS (JSON). */
export function getProject(): Promise<SiteProject> {
	const holder = globalThis as Holder;
	// Imported only where nobody has set a project (`astro check`, an editor): a build has it already.
	holder[KEY] ??= import('../load.ts').then(({ loadProject }) =>
		siteProject(loadProject(JSON.parse(process.env['CATALOG_OPTIONS'] ?? '{}') as CatalogOptions)),
	);
	return holder[KEY];
}

/** The catalog of this process. */
export const getCatalog = async (): Promise<Catalog> => (await getProject()).catalog;

/** Hands over a project that is already loaded (the build script), or replaces it (the development server). */
export function setProject(project: SiteProject): void {
	(globalThis as Holder)[KEY] = Promise.resolve(project);
}
