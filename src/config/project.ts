import { isAbsolute, relative, resolve } from 'node:path';

/**
 * The project's folder. Every command changes into it first (`scripts/`), and Astro and Vitest run there, so it is
 * the working directory; `import.meta.url` would point into Astro's output when pages are rendered.
 */
export const projectRoot = (): string => process.cwd();

/** A file of the project's own `content/` folder. */
export const contentFile = (path: string): string => resolve(projectRoot(), 'content', path);

/** The configuration that is read unless another is named. */
export const defaultConfigFile = (): string => contentFile('catalog.yaml');

/** The git-ignored folder of fetched git sources. */
export const sourcesFolder = (): string => resolve(projectRoot(), 'sources');

/**
 * What builds keep for the next ones; deleting it is always safe. CATALOG_CACHE names another folder, below which
 * the packages must be found as well (a link `node_modules`).
 */
export const cacheFolder = (): string =>
	resolve(projectRoot(), process.env['CATALOG_CACHE'] ?? 'node_modules/.cache/event-platform-catalog');

/** A path as people are told it: relative to the project where it lies inside, absolute elsewhere. */
export function displayPath(file: string): string {
	const path = relative(projectRoot(), file);
	return path.startsWith('..') || isAbsolute(path) ? file : path;
}
